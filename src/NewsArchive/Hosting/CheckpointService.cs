using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Hosting;

/// <summary>Writes the write-ahead log back into the database file within a minute of a change: what a copy of that file alone would lack stays little.</summary>
internal sealed class CheckpointService(ArchiveOptions options, TimeProvider time, DamageRecord damage, ILogger<CheckpointService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteBackAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; SQLite writes back when the last connection is closed.
        }
    }

    private async Task WriteBackAsync(CancellationToken cancellation)
    {
        try
        {
            // Empty since the last time: nothing was written.
            if (WriteAheadLog.Length(options) == 0)
                return;
            using var connection = Database.Open(options);
            await WriteAheadLog.TryEmptyAsync(connection, cancellation);
        }
        catch (Exception busy) when (busy.Is(StoreFault.Busy))
        {
            // Another program writes: the next time, then.
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            if (!damage.Note(fault))
                log.LogWarning(fault, "The write-ahead log could not be written back");
        }
    }
}
