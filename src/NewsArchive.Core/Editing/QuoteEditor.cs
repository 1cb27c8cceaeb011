using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Makes, changes and deletes quotations: each in one transaction with its line in the change log.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">The register of speakers.</param>
public sealed class QuoteEditor(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    private readonly AnnotationDecisions _decisions = new(context, log, entities);

    /// <summary>Adds a quotation to an article.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="draft">What was sent; its places are in the article's current text.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Quote>> CreateAsync(long articleId, QuoteDraft draft, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await context.CurrentRevisionAsync(articleId, cancellation) is not { } revision)
            return new Edit<Quote>.Missing();
        var (content, fault) = await ProveAsync(draft, revision, null, cancellation);
        if (content is null)
            return new Edit<Quote>.Refused(fault!);
        var quote = new Quote { ArticleId = articleId };
        quote.Become(content);
        var added = await _decisions.AddAsync(quote, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Quote>.Saved(quote, added.Change!.Id) { Also = added.Also! };
    }

    /// <summary>Replaces the content of a quotation.</summary>
    /// <param name="id">The quotation.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent; its places are in the article's current text.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Quote>> ReplaceAsync(long id, int version, QuoteDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, async quote =>
        {
            var revision = (await context.CurrentRevisionAsync(quote.ArticleId, cancellation))!;
            var (content, fault) = await ProveAsync(draft, revision, quote.Content, cancellation);
            if (content is null)
                return fault!;
            return await _decisions.WriteAsync(quote, content, cancellation);
        }, cancellation);

    /// <summary>Gives a quotation other categories; its places need not stand in the current text.</summary>
    /// <param name="id">The quotation.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="categories">Their numbers: all it shall have.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Quote>> CategoriseAsync(long id, int version, IReadOnlyList<long> categories, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, async quote =>
        {
            var (known, fault) = await context.ProveCategoriesAsync(categories, cancellation);
            return fault is null ? quote.Categorise(known, log) : fault;
        }, cancellation);

    /// <summary>Deletes a quotation.</summary>
    /// <param name="id">The quotation.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Quote>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, quote =>
        {
            context.Remove(quote);
            return Task.FromResult<Attempt>(log.Note(quote, quote.Content, null));
        }, cancellation);

    private IQueryable<Quote> Which(long id) => context.Quotes.Include(q => q.Entity).Where(q => q.Id == id && !q.Article!.IsDeleted);

    private async Task<(QuoteContent? Content, Message? Fault)> ProveAsync(QuoteDraft draft, Revision revision, QuoteContent? former, CancellationToken cancellation)
    {
        if (draft.Prove(revision, former, out var content) is { } fault)
            return (null, fault);
        if (draft.Categories is not null)
        {
            var (categories, strange) = await context.ProveCategoriesAsync(draft.Categories, cancellation);
            if (strange is not null)
                return (null, strange);
            content = content! with { Categories = categories };
        }

        if (draft.Entity is null)
            return (content, null);
        var (entity, unknown) = await entities.ResolveAsync(draft.Entity, cancellation);
        return entity is null ? (null, unknown) : (content! with { EntityId = entity.Id }, null);
    }
}
