using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>Reads the text of an article.</summary>
public static class CurrentRevision
{
    /// <summary>The current text of an article.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The revision, untracked; null when there is no such article or it was deleted.</returns>
    public static Task<Revision?> CurrentRevisionAsync(this ArchiveContext context, long articleId, CancellationToken cancellation = default) =>
        (from article in context.LivingArticles
         join revision in context.Revisions on new { article.Id, Number = article.Revision } equals new { Id = revision.ArticleId, revision.Number }
         where article.Id == articleId
         select revision).AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>The words of one text of an article.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="articleId">The article, deleted or not.</param>
    /// <param name="number">The number of a revision it has.</param>
    /// <param name="cancellation">Stops the query.</param>
    internal static Task<string> RevisionTextAsync(this ArchiveContext context, long articleId, int number, CancellationToken cancellation) =>
        context.Revisions.Where(r => r.ArticleId == articleId && r.Number == number).Select(r => r.Text).SingleStoredAsync(cancellation);
}
