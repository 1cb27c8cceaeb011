using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing.Annotations;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>Makes, changes and deletes mentions: each in one transaction with its line in the change log.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">The register of entities.</param>
public sealed class MentionEditor(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    private readonly AnnotationDecisions _decisions = new(context, log, entities);

    /// <summary>Adds a mention to an article.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="draft">What was sent; its place is in the article's current text.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Mention>> CreateAsync(long articleId, MentionDraft draft, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await context.CurrentRevisionAsync(articleId, cancellation) is not { } revision)
            return new Edit<Mention>.Missing();
        var (content, fault) = await ProveAsync(draft, revision, null, cancellation);
        if (content is null)
            return new Edit<Mention>.Refused(fault!);
        var mention = new Mention { ArticleId = articleId };
        mention.Become(content);
        var change = await context.AddAsync(mention, () => log.Note(mention, null, content), cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Mention>.Saved(mention, change.Id);
    }

    /// <summary>Replaces the content of a mention.</summary>
    /// <param name="id">The mention.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent; its place is in the article's current text.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Mention>> ReplaceAsync(long id, int version, MentionDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, async mention =>
        {
            var revision = (await context.CurrentRevisionAsync(mention.ArticleId, cancellation))!;
            var (content, fault) = await ProveAsync(draft, revision, mention.Content, cancellation);
            return content is null ? fault! : await _decisions.WriteAsync(mention, content, cancellation);
        }, cancellation);

    /// <summary>Deletes a mention.</summary>
    /// <param name="id">The mention.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Mention>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, mention =>
        {
            context.Remove(mention);
            return Task.FromResult<Attempt>(log.Note(mention, mention.Content, null));
        }, cancellation);

    private IQueryable<Mention> Which(long id) => context.Mentions.Include(m => m.Entity).Where(m => m.Id == id && !m.Article!.IsDeleted);

    private async Task<(MentionContent? Content, Message? Fault)> ProveAsync(
        MentionDraft draft, Revision revision, MentionContent? former, CancellationToken cancellation)
    {
        if (draft.Exact is null)
            return (null, new Message("edit.no-exact"));
        if (revision.Prove(new TextSpan(draft.Start, draft.End), draft.Exact, out var anchor) is { } fault)
            return (null, fault);
        if (!Words.TryRead(draft.State, AnnotationState.Accepted, out var state))
            return (null, new Message("edit.unknown-state", Words.Shown(draft.State), Words.List<AnnotationState>()));
        if (draft.Entity is null)
            return (null, new Message("edit.no-name"));
        var (entity, unknown) = await entities.ResolveAsync(draft.Entity, cancellation);
        var isSamePlace = former is not null && former.Revision == revision.Number && former.Anchor == anchor;
        var anchoring = isSamePlace ? Words.Anchoring(draft.Anchoring, former!.Anchoring) : Anchoring.Sure;
        return entity is null
            ? (null, unknown)
            : (new MentionContent(revision.Number, anchor!, entity.Id, state, former?.Origin ?? "person", anchoring) { Confidence = former?.Confidence }, null);
    }
}
