using Microsoft.EntityFrameworkCore;
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
        SetDeletedAsync(id, version, true, null, cancellation);

    /// <summary>Sets or takes away the mark of deletion, and keeps the index in step.</summary>
    internal Task<Edit<Article>> SetDeletedAsync(long id, int version, bool deleted, long? undoes, CancellationToken cancellation) =>
        context.ChangeAsync(context.Articles.Where(a => a.Id == id && a.IsDeleted != deleted), version, async article =>
        {
            article.IsDeleted = deleted;
            article.Version++;
            using var index = SearchIndex.Of(context);
            index.Remove(id);
            if (!deleted)
            {
                var revision = await context.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == id && r.Number == article.Revision, cancellation);
                index.Add(id, SearchIndex.Terms(revision.Text, revision.Blocks));
            }

            return log.Note(article, !deleted, undoes);
        }, cancellation);
}
