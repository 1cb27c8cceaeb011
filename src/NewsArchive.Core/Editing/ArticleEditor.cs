using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Deletes articles and brings them back.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class ArticleEditor(ArchiveContext context, ChangeLog log)
{
    /// <summary>Deletes an article: it leaves every list and index, and later imports do not bring it back.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Article>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(
            context.LivingArticles.Where(a => a.Id == id), version,
            async article => await SetDeletedAsync(article, true, null, cancellation), cancellation);

    /// <summary>Gives an article other categories.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="categories">Their numbers: all it shall have.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Article>> CategoriseAsync(long id, int version, IReadOnlyList<long> categories, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.LivingArticles.Where(a => a.Id == id), version, async article =>
        {
            var (known, fault) = await context.ProveCategoriesAsync(categories, cancellation);
            return fault is null ? article.Categorise(known, log) : fault;
        }, cancellation);

    /// <summary>Takes a change back, in the transaction of the caller: of the categories, or of the mark of deletion.</summary>
    internal async Task<Change> TakeBackAsync(Change change, CancellationToken cancellation)
    {
        var article = await context.Articles.SingleAsync(a => a.Id == change.SubjectId, cancellation);
        var before = StoredJson.Read<ArticleState>(change.Before!);
        return before.Categories is { } categories ? article.Categorise(categories, log, change.Id) : await SetDeletedAsync(article, before.IsDeleted, change.Id, cancellation);
    }

    /// <summary>Sets or takes away the mark of deletion in the transaction of the caller, and keeps the index in step.</summary>
    internal async Task<Change> SetDeletedAsync(Article article, bool deleted, long? undoes, CancellationToken cancellation)
    {
        article.IsDeleted = deleted;
        article.IsReleased = false;
        article.Version++;
        using var index = SearchIndex.Of(context);
        index.Remove(article.Id);
        if (!deleted)
        {
            var revision = await context.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == article.Id && r.Number == article.Revision, cancellation);
            index.Add(article.Id, SearchIndex.Terms(revision.Text, revision.Blocks));
            index.Finish();
        }

        return log.Note(article, !deleted, undoes);
    }
}
