using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>Keeps the search index up to date while the site runs, and removes from the change feed what the index has committed.</summary>
internal sealed class IndexService(
    ArchiveOptions options, SearchSnapshots snapshots, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<IndexService> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTrims = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The first page comes first.
            await StartedAsync(stoppingToken);
            await using var following = IndexFollowing.Start(options, snapshots, log);
            using var timer = new PeriodicTimer(BetweenTrims, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TrimAsync(following.Committed, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends.
        }
    }

    private Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(cancellation);
    }

    private async Task TrimAsync(long committed, CancellationToken cancellation)
    {
        try
        {
            using var connection = Database.Open(options);
            await ChangeFeed.TrimAsync(connection, committed, cancellation);
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            log.LogWarning(fault, "The change feed could not be trimmed");
        }
    }
}
