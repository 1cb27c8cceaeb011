using Microsoft.Data.Sqlite;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>Keeps the search index in order beside the site, when nobody imports.</summary>
internal sealed class Tidying(ArchiveOptions options, TimeProvider time, DamageRecord damage, ILogger<Tidying> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends, or could not begin.
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            if (!damage.Note(fault))
                log.LogWarning(fault, "The search index could not be tidied");
        }
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        var last = -1L;
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                last = await TidyAsync(last, cancellation);
            }
            catch (Exception busy) when (busy.Is(StoreFault.Busy))
            {
                // A long import: there is time.
            }
        }
    }

    // Only when no article has come since the last look: an import is let through first.
    private async Task<long> TidyAsync(long last, CancellationToken cancellation)
    {
        using var connection = Database.Open(options, SqliteOpenMode.ReadWrite);
        var now = IndexTidying.LastArticle(connection);
        if (now != last || !IndexTidying.IsDue(connection))
            return now;
        await foreach (var begun in IndexTidying.StepsAsync(connection, cancellation))
        {
            if (IndexTidying.LastArticle(connection) != begun)
                return begun;
            await Task.Delay(Breath, time, cancellation);
        }

        log.LogInformation("Tidied the search index of {Articles} articles", now);
        return now;
    }
}
