using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;
using SQLitePCL;

namespace NewsArchive;

/// <summary>Counts what is done, where a clock would say how busy the machine is.</summary>
internal static class Work
{
    private const int Step = 100;

    /// <summary>The bytes that something allocates on this thread, for each unit of its input.</summary>
    public static long AllocatedPer(int units, Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / units;
    }

    /// <summary>The instructions of SQLite's virtual machine on the connection of a context, triggers included.</summary>
    public static async Task<long> InstructionsAsync(ArchiveContext context, Func<Task> work)
    {
        await context.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)context.Database.GetDbConnection()).Handle;
        var steps = 0L;
        raw.sqlite3_progress_handler(handle, Step, _ => { steps++; return 0; }, null);
        await work();
        raw.sqlite3_progress_handler(handle, 0, null, null);
        await context.Database.CloseConnectionAsync();
        return steps * Step;
    }
}
