using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;

namespace NewsArchive.Storage;

/// <summary>Writes the lines of the change log, in the transaction of the change they tell of.</summary>
/// <param name="context">The context that makes the change.</param>
/// <param name="time">The clock.</param>
/// <param name="who">Who makes it.</param>
public sealed class ChangeLog(ArchiveContext context, TimeProvider time, string who)
{
    private Batch? _batch;
    private Action<Change>? _write;
    private readonly ChangeChain _chain = new(context, who);

    /// <summary>Who makes the changes.</summary>
    public string Who => who;

    /// <summary>Begins a decision of many changes: all that is noted until it ends is undone together.</summary>
    /// <param name="continued">The first change of a batch that goes on, or null for a new one.</param>
    /// <returns>The batch, to be disposed of at its end; within an open batch one that joins it.</returns>
    /// <remarks>A batch may go over several transactions; what is rolled back never belonged to it.</remarks>
    public Batch BeginBatch(long? continued = null)
    {
        var batch = new Batch(this, _batch, continued);
        _batch ??= batch;
        return batch;
    }

    /// <summary>Lines are stored as they are noted, until the result is disposed of: for many that nobody looks at again.</summary>
    internal ChangeWriter WriteAtOnce()
    {
        var connection = context.Connection;
        var writer = new ChangeWriter(connection, context.Database.CurrentTransaction?.GetDbTransaction(), () => _write = null);
        _write = writer.Write;
        return writer;
    }

    /// <summary>Notes what happened to a quotation.</summary>
    /// <param name="quote">The quotation after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Quote quote, QuoteContent? before, QuoteContent? after, long? undoes = null) =>
        Append(ChangeSubject.Quote, quote.Id, quote.ArticleId, quote.Version, before, after, undoes);

    /// <summary>Notes what happened to a mention.</summary>
    /// <inheritdoc cref="Note(Quote, QuoteContent?, QuoteContent?, long?)"/>
    /// <param name="mention">The mention after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Mention mention, MentionContent? before, MentionContent? after, long? undoes = null) =>
        Append(ChangeSubject.Mention, mention.Id, mention.ArticleId, mention.Version, before, after, undoes);

    /// <summary>Notes what happened to an entity.</summary>
    /// <param name="entity">The entity after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Entity entity, EntityContent? before, EntityContent? after, long? undoes = null) =>
        Append(ChangeSubject.Entity, entity.Id, null, entity.Version, before, after, undoes);

    /// <summary>Notes what happened to a saved search.</summary>
    /// <param name="search">The saved search after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(SavedSearch search, SavedSearchContent? before, SavedSearchContent? after, long? undoes = null) =>
        Append(ChangeSubject.Search, search.Id, null, search.Version, before, after, undoes);

    /// <summary>Notes that an article was deleted or brought back.</summary>
    /// <param name="article">The article after the change.</param>
    /// <param name="wasDeleted">Whether it was deleted before.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Article article, bool wasDeleted, long? undoes = null) =>
        Append(ChangeSubject.Article, article.Id, article.Id, article.Version, new { IsDeleted = wasDeleted }, new { article.IsDeleted }, undoes);

    /// <summary>Notes that an article was given other categories.</summary>
    /// <param name="article">The article after the change.</param>
    /// <param name="before">The categories it had.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Article article, IReadOnlyList<long> before, long? undoes = null) =>
        Append(ChangeSubject.Article, article.Id, article.Id, article.Version, new ArticleState(article.IsDeleted, before), new ArticleState(article.IsDeleted, article.Categories), undoes);

    /// <summary>Notes that fields of an article were corrected.</summary>
    internal Change Note(Article article, ArticleState before, ArticleState after, long? undoes = null) =>
        Append(ChangeSubject.Article, article.Id, article.Id, article.Version, before, after, undoes);

    /// <summary>Notes what happened to a collection. Which articles came or went stands beside the log.</summary>
    /// <param name="collection">The collection after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    /// <param name="article">The only article that came or went, or null.</param>
    public Change Note(Collection collection, CollectionContent? before, CollectionContent? after, long? undoes = null, long? article = null) =>
        Append(ChangeSubject.Collection, collection.Id, article, collection.Version, before, after, undoes);

    /// <summary>Notes what happened to a category.</summary>
    /// <param name="category">The category after the change, with its number.</param>
    /// <param name="before">Its content before, or null when it is new.</param>
    /// <param name="after">Its content after, or null when it is gone.</param>
    /// <param name="undoes">The change that is undone, or null.</param>
    public Change Note(Category category, CategoryContent? before, CategoryContent? after, long? undoes = null) =>
        Append(ChangeSubject.Category, category.Id, null, category.Version, before, after, undoes);

    private Change Append<T>(ChangeSubject subject, long id, long? articleId, int version, T? before, T? after, long? undoes)
        where T : class
    {
        if (_chain.Begin() && _batch?.Id is { } first && !IsBegun(first))
            _batch.Forget();
        var change = new Change
        {
            Id = _chain.NextNumber,
            At = time.GetUtcNow(),
            Action = before is null ? ChangeAction.Create : after is null ? ChangeAction.Delete : ChangeAction.Update,
            Subject = subject,
            SubjectId = id,
            ArticleId = articleId,
            Version = version,
            Before = before is null ? null : StoredJson.Write(before),
            After = after is null ? null : StoredJson.Write(after),
            Undoes = undoes,
            Batch = _batch?.Take(_chain.NextNumber),
        };
        _chain.Append(change);
        if (_write is null)
            context.Changes.Add(change);
        else
            _write(change);
        return change;
    }

    internal void End(Batch batch)
    {
        if (_batch == batch)
            _batch = null;
    }

    // Another transaction may have rolled back the first change of the batch.
    private bool IsBegun(long batch)
    {
        using var command = context.Connection.Prepare(
            context.Database.CurrentTransaction!.GetDbTransaction(), "SELECT 1 FROM change WHERE id = $id AND batch = $id", "$id");
        using var row = command.Query(batch);
        return row.Read();
    }
}
