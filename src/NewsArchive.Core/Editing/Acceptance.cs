using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>A proposal as it was seen.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record SeenProposal(long Id, int Version);

/// <summary>What became of proposals that were accepted together.</summary>
/// <param name="Accepted">How many are accepted.</param>
/// <param name="Passed">How many are not: decided, changed or deleted meanwhile.</param>
/// <param name="Batch">The batch that one undo takes back, or null when nothing was accepted.</param>
public sealed record AcceptedTogether(int Accepted, int Passed, long? Batch);

/// <summary>Accepts many proposals of an article by one decision.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">Learns the names that were accepted.</param>
public sealed class Acceptance(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    /// <summary>The most proposals that are accepted together.</summary>
    public const int Most = 500;

    /// <summary>Accepts what still stands as it was seen, all in one transaction and one batch.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="quotes">Proposed quotations of it.</param>
    /// <param name="mentions">Proposed mentions of it.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<AcceptedTogether> AcceptAsync(long articleId, IReadOnlyList<SeenProposal> quotes, IReadOnlyList<SeenProposal> mentions, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        using var batch = log.BeginBatch();
        var accepted = 0;
        var (quoteIds, mentionIds) = (quotes.Select(seen => seen.Id).ToList(), mentions.Select(seen => seen.Id).ToList());
        foreach (var quote in await context.Quotes.Where(q => q.ArticleId == articleId && !q.Article!.IsDeleted && quoteIds.Contains(q.Id)).OrderBy(q => q.Id).ToListAsync(cancellation))
        {
            if (quote.State != AnnotationState.Proposed || !quotes.Contains(new SeenProposal(quote.Id, quote.Version)))
                continue;
            quote.Rewrite(quote.Content with { State = AnnotationState.Accepted }, log);
            accepted++;
        }

        foreach (var mention in await context.Mentions.Where(m => m.ArticleId == articleId && !m.Article!.IsDeleted && mentionIds.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancellation))
        {
            if (mention.State != AnnotationState.Proposed || !mentions.Contains(new SeenProposal(mention.Id, mention.Version)))
                continue;
            var (before, after) = (mention.Content, mention.Content with { State = AnnotationState.Accepted });
            var lesson = await new Teaching(context).AliasAsync(before, after, cancellation);
            mention.Rewrite(after, log);
            accepted++;
            if (lesson is not var (pupil, taught))
                continue;
            entities.Become(pupil, taught);
            // The next one of the same words finds the name learnt.
            await context.SaveChangesAsync(cancellation);
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new AcceptedTogether(accepted, quotes.Count + mentions.Count - accepted, batch.Id);
    }
}
