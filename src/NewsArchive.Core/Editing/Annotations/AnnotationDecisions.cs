using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing.Annotations;

/// <summary>A proposal as it was seen.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record SeenProposal(long Id, int Version);

/// <summary>What became of proposals that were accepted together.</summary>
/// <param name="Accepted">How many are accepted.</param>
/// <param name="Passed">How many are not: decided, changed or deleted meanwhile.</param>
/// <param name="Batch">The batch that one undo takes back, or null when nothing was accepted.</param>
public sealed record AcceptedTogether(int Accepted, int Passed, long? Batch)
{
    /// <summary>Quotations that were not accepted and have another speaker now, by their numbers.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Also { get; init; } = [];
}

/// <summary>Decides on annotations, one or many: the only place where a person accepts a proposal, so that the program learns the same whatever the way.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">Learns the names that were accepted.</param>
public sealed class AnnotationDecisions(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    /// <summary>The most proposals that are accepted together.</summary>
    public const int Most = 500;

    private readonly DecisionLearning _learning = new(context);

    /// <summary>Accepts or rejects a quotation as it is.</summary>
    /// <param name="id">The quotation.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="articleId">The article it must belong to, or null for any.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Quote>> DecideQuoteAsync(
        long id, int version, AnnotationState state, long? articleId = null, CancellationToken cancellation = default) =>
        context.ChangeAsync(
            context.Quotes.Include(q => q.Entity).Include(q => q.Article)
                .Where(q => q.Id == id && !q.Article!.IsDeleted && (articleId == null || q.ArticleId == articleId)),
            version,
            async quote => state == AnnotationState.Accepted && quote.Revision != quote.Article!.Revision
                ? new Message("edit.earlier-text")
                : await WriteAsync(quote, quote.Content with { State = state }, cancellation),
            cancellation);

    /// <summary>Accepts or rejects a mention as it is.</summary>
    /// <inheritdoc cref="DecideQuoteAsync"/>
    /// <param name="id">The mention.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="articleId">The article it must belong to, or null for any.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Mention>> DecideMentionAsync(
        long id, int version, AnnotationState state, long? articleId = null, CancellationToken cancellation = default) =>
        context.ChangeAsync(
            context.Mentions.Include(m => m.Entity).Include(m => m.Article)
                .Where(m => m.Id == id && !m.Article!.IsDeleted && (articleId == null || m.ArticleId == articleId)),
            version,
            async mention => state == AnnotationState.Accepted && mention.Revision != mention.Article!.Revision
                ? new Message("edit.earlier-text")
                : await WriteAsync(mention, mention.Content with { State = state }, cancellation),
            cancellation);

    /// <summary>Accepts proposals that still are as they were seen, all in one transaction and one batch.</summary>
    /// <remarks>What they teach changes only proposals that are not among them: nothing is accepted that was not shown.</remarks>
    /// <param name="articleId">The article.</param>
    /// <param name="quotes">Proposed quotations of its current text.</param>
    /// <param name="mentions">Proposed mentions of its current text.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<AcceptedTogether> AcceptAsync(
        long articleId, IReadOnlyList<SeenProposal> quotes, IReadOnlyList<SeenProposal> mentions, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        using var batch = log.BeginBatch();
        var (quoteIds, mentionIds) = (quotes.Select(seen => seen.Id).ToList(), mentions.Select(seen => seen.Id).ToList());
        var ofQuotes = await context.Quotes
            .Where(q => q.ArticleId == articleId && !q.Article!.IsDeleted && q.Revision == q.Article.Revision)
            .Where(q => q.State == AnnotationState.Proposed && quoteIds.Contains(q.Id))
            .OrderBy(q => q.Id).ToListAsync(cancellation);
        var ofMentions = await context.Mentions
            .Where(m => m.ArticleId == articleId && !m.Article!.IsDeleted && m.Revision == m.Article.Revision)
            .Where(m => m.State == AnnotationState.Proposed && mentionIds.Contains(m.Id))
            .OrderBy(m => m.Id).ToListAsync(cancellation);
        ofQuotes.RemoveAll(quote => !quotes.Contains(new SeenProposal(quote.Id, quote.Version)));
        ofMentions.RemoveAll(mention => !mentions.Contains(new SeenProposal(mention.Id, mention.Version)));

        var decided = ofQuotes.ConvertAll(quote => (quote.Id, quote.Content with { State = AnnotationState.Accepted }));
        var taught = await _learning.SpeakersAsync(articleId, decided, cancellation);
        foreach (var quote in ofQuotes)
            quote.Rewrite(quote.Content with { State = AnnotationState.Accepted }, log);
        await AcceptAsync(ofMentions, cancellation);
        Teach(taught);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        var accepted = ofQuotes.Count + ofMentions.Count;
        return new AcceptedTogether(accepted, quotes.Count + mentions.Count - accepted, batch.Id) { Also = IdsOf(taught) };
    }

    /// <summary>Accepts mentions in the transaction and the batch of the caller.</summary>
    internal async Task AcceptAsync(IEnumerable<Mention> mentions, CancellationToken cancellation)
    {
        foreach (var mention in mentions)
        {
            var (_, isLearned) = await RewriteAsync(mention, mention.Content with { State = AnnotationState.Accepted }, cancellation);
            // The next one of the same words finds the name that was learned.
            if (isLearned)
                await context.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Adds a quotation, in the transaction of the caller.</summary>
    internal async Task<Attempt> AddAsync(Quote quote, CancellationToken cancellation)
    {
        var taught = await _learning.SpeakersAsync(quote.ArticleId, [(0, quote.Content)], cancellation);
        using var batch = taught.Count == 0 ? null : log.BeginBatch();
        var change = await context.AddAsync(quote, () => log.Note(quote, null, quote.Content), cancellation);
        Teach(taught);
        await context.SaveChangesAsync(cancellation);
        return new Attempt(change, null) { Also = IdsOf(taught) };
    }

    /// <summary>Gives a quotation other content, in the transaction of the caller, who saves it.</summary>
    internal async Task<Attempt> WriteAsync(Quote quote, QuoteContent content, CancellationToken cancellation)
    {
        var isNothingToLearn = quote.EntityId == content.EntityId && quote.State == content.State && quote.Speaker == content.Speaker;
        var taught = isNothingToLearn ? [] : await _learning.SpeakersAsync(quote.ArticleId, [(quote.Id, content)], cancellation);
        using var batch = taught.Count == 0 ? null : log.BeginBatch();
        var change = quote.Rewrite(content, log);
        Teach(taught);
        return new Attempt(change, null) { Also = IdsOf(taught) };
    }

    /// <summary>Gives a mention other content, in the transaction of the caller, who saves it.</summary>
    internal async Task<Attempt> WriteAsync(Mention mention, MentionContent content, CancellationToken cancellation) =>
        (await RewriteAsync(mention, content, cancellation)).Change;

    private async Task<(Change Change, bool IsLearned)> RewriteAsync(Mention mention, MentionContent content, CancellationToken cancellation)
    {
        var learned = await _learning.AliasAsync(mention.Content, content, cancellation);
        using var batch = learned is null ? null : log.BeginBatch();
        var change = mention.Rewrite(content, log);
        if (learned is var (entity, named))
            entities.Become(entity, named);
        return (change, learned is not null);
    }

    private void Teach(IReadOnlyList<(Quote Proposal, long Entity)> taught)
    {
        foreach (var (proposal, entity) in taught)
            proposal.Rewrite(proposal.Content with { EntityId = entity }, log);
    }

    private static List<long> IdsOf(IReadOnlyList<(Quote Proposal, long Entity)> taught) => [.. taught.Select(one => one.Proposal.Id).Distinct()];
}
