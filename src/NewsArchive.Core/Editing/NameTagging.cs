using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Editing.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>A place that is to be marked as a name.</summary>
/// <param name="Article">The article.</param>
/// <param name="Revision">The text it was found in.</param>
/// <param name="Anchor">Where.</param>
/// <param name="Marks">The mentions that were seen at the place.</param>
public sealed record TaggedPlace(long Article, int Revision, Anchor Anchor, IReadOnlyList<long> Marks);

/// <summary>What became of places that were to be marked.</summary>
/// <param name="Tagged">How many were marked.</param>
/// <param name="Passed">How many were not: the text is another one now, or somebody was faster.</param>
/// <param name="Batch">The batch the changes belong to, or null when there are none.</param>
/// <param name="IsOver">Whether there is nothing to go on with: the entity is gone, or the batch was undone meanwhile.</param>
public readonly record struct Tagging(int Tagged, int Passed, long? Batch, bool IsOver);

/// <summary>Marks many places as the name of one entity: each call in one transaction, all in one batch.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class NameTagging(ArchiveContext context, ChangeLog log)
{
    private readonly AnnotationDecisions _decisions = new(context, log, new EntityEditor(context, log));

    /// <summary>Marks some places. A proposal of the entity at such a place is accepted; what was not seen there is respected.</summary>
    /// <param name="entityId">The entity.</param>
    /// <param name="places">The places, a few hundred at most.</param>
    /// <param name="continued">The batch that goes on, or null for the first call.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Tagging> TagAsync(long entityId, IReadOnlyList<TaggedPlace> places, long? continued = null, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.ChangeTracker.Clear();
        if (!await context.Entities.AnyAsync(e => e.Id == entityId, cancellation) || (continued is { } batch && await context.Changes.AnyAsync(c => c.Undoes == batch, cancellation)))
            return new Tagging(0, places.Count, continued, IsOver: true);
        using var decision = log.BeginBatch(continued);
        var articles = places.Select(place => place.Article).Distinct().ToList();
        var texts = await (from article in context.LivingArticles
                           join revision in context.Revisions on new { article.Id, Number = article.Revision } equals new { Id = revision.ArticleId, revision.Number }
                           where articles.Contains(article.Id)
                           select revision).AsNoTracking().ToDictionaryAsync(r => r.ArticleId, cancellation);
        var known = (await context.Mentions.Where(m => articles.Contains(m.ArticleId)).ToListAsync(cancellation)).ToLookup(m => (m.ArticleId, m.Revision));
        var (added, accepted) = (new List<Mention>(), new List<Mention>());
        foreach (var place in places)
        {
            if (!texts.TryGetValue(place.Article, out var revision) || revision.Number != place.Revision || revision.Prove(place.Anchor.Span, place.Anchor.Exact, out _) is not null)
                continue;
            var here = known[(place.Article, place.Revision)].Where(m => m.Anchor.Span.Overlaps(place.Anchor.Span)).ToList();
            if (here.Exists(m => !place.Marks.Contains(m.Id) || (m.EntityId == entityId && m.State == AnnotationState.Accepted)))
                continue;
            if (here.Find(m => m.EntityId == entityId && m.State == AnnotationState.Proposed && m.Anchor.Span == place.Anchor.Span) is { } proposal)
            {
                if (!accepted.Contains(proposal))
                    accepted.Add(proposal);
                continue;
            }

            var mention = new Mention { ArticleId = place.Article };
            mention.Become(new MentionContent(place.Revision, place.Anchor, entityId, AnnotationState.Accepted, "person"));
            context.Add(mention);
            added.Add(mention);
        }

        await _decisions.AcceptAsync(accepted, cancellation);
        // The mentions have their numbers before the lines of the log are written.
        await context.SaveChangesAsync(cancellation);
        foreach (var mention in added)
            log.Note(mention, null, mention.Content);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        context.ChangeTracker.Clear();
        return new Tagging(added.Count + accepted.Count, places.Count - added.Count - accepted.Count, decision.Id, IsOver: false);
    }
}
