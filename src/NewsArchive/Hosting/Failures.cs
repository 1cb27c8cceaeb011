using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using NewsArchive.Backups;
using NewsArchive.Cli;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Expected failures as one sentence on standard error and exit code 3; bugs still show themselves whole.</summary>
public static class Failures
{
    /// <param name="console">Where it is said.</param>
    /// <param name="run">What may fail.</param>
    /// <param name="folder">Asked for the data directory, once the settings have been read.</param>
    public static async Task<int> SayAsync(CommandConsole console, Func<Task<int>> run, Func<string> folder)
    {
        try
        {
            return await run();
        }
        catch (UnusableSettingsException fault)
        {
            foreach (var message in fault.Faults)
                console.Error.WriteLine(Texts.Say(message));
        }
        catch (UnusableDatabaseException fault)
        {
            console.Error.WriteLine(Texts.Say(fault.Reason));
        }
        catch (UnusableBackupException fault)
        {
            console.Error.WriteLine(Plain.Of(Texts.Say(fault.Reason)));
        }
        catch (BusyArchiveException busy)
        {
            console.Error.WriteLine(busy.Holder is { } holder
                ? Texts.Say("failure.busy-by", folder(), busy.Waited.TotalSeconds, Plain.Of(holder.Program), holder.Process)
                : Texts.Say("failure.busy", folder(), busy.Waited.TotalSeconds));
        }
        catch (Exception fault) when (fault.Is(StoreFault.Full))
        {
            console.Error.WriteLine(Texts.Say("failure.disk-full"));
        }
        catch (Exception fault) when (fault is not (IOException or UnauthorizedAccessException) && FaultAnswer.Of(fault, folder()) is { } answer)
        {
            console.Error.WriteLine(Texts.Say(answer.Message));
        }
        catch (DbException fault)
        {
            console.Error.WriteLine(Texts.Say("failure.database", fault.Message));
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            console.Error.WriteLine(Texts.Say("failure.address-in-use"));
        }
        catch (IOException fault) when (fault.Is(StoreFault.ReadOnly))
        {
            console.Error.WriteLine(Texts.Say("failure.read-only", Plain.Of(PathIn(fault.Message))));
        }
        catch (IOException fault)
        {
            console.Error.WriteLine(Texts.Say("failure.io", fault.Message));
        }
        catch (UnauthorizedAccessException fault)
        {
            console.Error.WriteLine(Texts.Say("failure.no-access", Plain.Of(PathIn(fault.Message))));
        }

        return 3;
    }

    // The exceptions of files have no other place for it: « Access to the path '/srv/archive' is denied. »
    private static string PathIn(string message)
    {
        var (start, end) = (message.IndexOf('\'') + 1, message.LastIndexOf('\''));
        return start > 0 && end > start ? message[start..end] : message;
    }
}
