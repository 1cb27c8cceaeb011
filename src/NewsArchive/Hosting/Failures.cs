using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using NewsArchive.Backups;
using NewsArchive.Cli;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Expected failures as one sentence on standard error and exit code 3; bugs still show themselves whole.</summary>
public static class Failures
{
    // SQLITE_FULL, and ENOSPC of Unix.
    private const int SqliteFull = 13, NoSpace = 28;

    public static async Task<int> SayAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (UnusableSettingsException fault)
        {
            foreach (var message in fault.Faults)
                Console.Error.WriteLine(Texts.Say(message));
        }
        catch (UnusableDatabaseException fault)
        {
            Console.Error.WriteLine(Texts.Say(fault.Reason));
        }
        catch (UnusableBackupException fault)
        {
            Console.Error.WriteLine(Plain.Of(Texts.Say(fault.Reason)));
        }
        catch (Exception fault) when (fault is SqliteException { SqliteErrorCode: SqliteFull } or IOException { HResult: NoSpace })
        {
            Console.Error.WriteLine(Texts.Say("failure.disk-full"));
        }
        catch (SqliteException fault)
        {
            Console.Error.WriteLine(Texts.Say("failure.database", fault.Message));
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine(Texts.Say("failure.address-in-use"));
        }
        catch (IOException fault)
        {
            Console.Error.WriteLine(Texts.Say("failure.io", fault.Message));
        }
        catch (UnauthorizedAccessException fault)
        {
            Console.Error.WriteLine(Texts.Say("failure.io", fault.Message));
        }

        return 3;
    }
}
