using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>Finds reprints beside the site among what imports have brought.</summary>
internal sealed class ReprintsBeside(ArchiveOptions options, TimeProvider time, Readers readers, DamageRecord damage, ILogger<ReprintsBeside> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var last = -1L;
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                last = await CatchUpAsync(last, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; it goes on at the next start.
        }
    }

    // The newest text that was looked at; the one before when something was in the way.
    private async Task<long> CatchUpAsync(long last, CancellationToken cancellation)
    {
        try
        {
            using var connection = Database.OpenExisting(options);
            var newest = NewestText.Of(connection);
            if (newest == last)
                return last;
            var since = time.GetTimestamp();
            await foreach (var _ in Reprints.StepsAsync(connection, cancellation))
            {
                await readers.RestAsync(time.GetElapsedTime(since), cancellation);
                since = time.GetTimestamp();
            }

            return newest;
        }
        catch (Exception busy) when (busy.Is(StoreFault.Busy))
        {
            // A long import: there is time.
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            if (!damage.Note(fault))
                log.LogWarning(fault, "Reprints could not be looked for");
        }

        return last;
    }
}
