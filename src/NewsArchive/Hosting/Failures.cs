using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Expected failures as one sentence on standard error and exit code 3; bugs still show themselves whole.</summary>
public static class Failures
{
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
