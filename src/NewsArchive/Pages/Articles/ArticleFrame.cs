using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Contract;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Articles;

/// <summary>A collection to put an article into, or to take it out of.</summary>
public sealed record CollectionLine(long Id, string Name, bool IsIn);

/// <summary>The categories and collections of an article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Tree">The codebook.</param>
/// <param name="Collections">The fixed collections, latest first.</param>
public sealed record ArticleFrame(Article Article, CategoryTree Tree, IReadOnlyList<CollectionLine> Collections)
{
    private const int MostCollections = 500;

    public static async Task<ArticleFrame> OfAsync(ArchiveContext context, Article article, CancellationToken cancellation)
    {
        var collections = await context.Collections.Where(c => c.Kind == CollectionKind.Fixed).OrderByDescending(c => c.Id).Take(MostCollections)
            .Select(c => new CollectionLine(c.Id, c.Name, context.CollectionArticles.Any(m => m.CollectionId == c.Id && m.ArticleId == article.Id)))
            .ToListAsync(cancellation);
        return new(article, await CategoryShape.TreeAsync(context, cancellation), collections);
    }
}
