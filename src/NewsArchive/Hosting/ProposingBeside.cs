using NewsArchive.Editing;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Hosting;

/// <summary>Makes proposals beside the site for what imports have brought, a few articles at a time.</summary>
internal sealed class ProposingBeside(ArchiveOptions options, TimeProvider time, Readers readers, DamageRecord damage, ILogger<ProposingBeside> log) : BackgroundService
{
    // What is stored at once costs less; a single article is soon done.
    private const int AtOnce = 5, AtOnceBesideReaders = 1;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Texts may wait that did not come just now: those of an article that was brought back.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    private (long Newest, long At) _last = (-1, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Propose)
            return;
        try
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CatchUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; it goes on at the next start.
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        var sum = new ProposalReport();
        try
        {
            await using var context = Database.Context(options);
            var newest = await NewestAsync(context, cancellation);
            if (newest == _last.Newest && time.GetElapsedTime(_last.At) < LookAgain)
                return;
            var proposing = new Proposing(context, time)
            {
                Failed = (article, fault) => log.LogError(fault, "The text of article {Article} could not be read for proposals", article),
                Cut = article => log.LogWarning("Article {Article} holds more than is proposed for one text", article),
            };
            var since = time.GetTimestamp();
            // Always onwards: to look from the first article at every step would take longer with each that was read.
            while (await proposing.NextAsync(sum.Last, readers.AreHere ? AtOnceBesideReaders : AtOnce, cancellation: cancellation) is { } next)
            {
                sum = sum.And(next);
                // Readers look into the log for every page as long as it holds anything.
                WriteAheadLog.WriteBack(context.Connection);
                await readers.RestAsync(time.GetElapsedTime(since), cancellation);
                since = time.GetTimestamp();
            }

            _last = (newest, time.GetTimestamp());
        }
        catch (Exception busy) when (busy.Is(StoreFault.Busy))
        {
            // A long import: there is time.
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            if (!damage.Note(fault))
                log.LogWarning(fault, "Proposals could not be stored");
        }

        if (sum.Articles > 0)
            log.LogInformation("Proposed {Quotes} quotations and {Mentions} names for {Articles} articles", sum.Quotes, sum.Mentions, sum.Articles);
    }

    private static async Task<long> NewestAsync(ArchiveContext context, CancellationToken cancellation)
    {
        await context.OpenAsync(cancellation);
        return NewestText.Of(context.Connection);
    }
}
