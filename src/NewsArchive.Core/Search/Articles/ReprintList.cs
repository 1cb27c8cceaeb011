using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Search.Articles;

/// <summary>An article with nearly the same text as another one.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its date.</param>
/// <param name="Source">Its publication, or null.</param>
public sealed record Reprint(long Id, string Title, PartialDate Date, string? Source);

/// <summary>The articles with nearly the same text as another one.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="First">The oldest of them.</param>
public sealed record ReprintList(int Total, IReadOnlyList<Reprint> First)
{
    private const int Most = 50;

    /// <summary>Reads them.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="article">The article they are like.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ReprintList> OfAsync(ArchiveContext context, long article, CancellationToken cancellation = default)
    {
        // A text that has come since belongs to no group yet.
        var current = from sketch in context.Sketches
                      join one in context.LivingArticles on new { Id = sketch.ArticleId, sketch.Revision } equals new { one.Id, one.Revision }
                      where sketch.GroupId != null
                      select new { Article = one, sketch.GroupId };
        var like = from mine in current
                   join theirs in current on mine.GroupId equals theirs.GroupId
                   where mine.Article.Id == article && theirs.Article.Id != article
                   select theirs.Article;
        var first = await like.OrderBy(one => one.FirstDay).ThenBy(one => one.Id).Take(Most)
            .Select(one => new Reprint(one.Id, one.Title, one.Date, one.Source)).ToListAsync(cancellation);
        return new(first.Count < Most ? first.Count : await like.CountAsync(cancellation), first);
    }
}
