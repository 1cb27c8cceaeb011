using Microsoft.EntityFrameworkCore;
using NewsArchive.Collections;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Contract;

/// <summary>A collection, with how many articles it has: of a living one, what its search finds now.</summary>
/// <remarks>Where it is partial, the search was stopped at its longest time: there may be more than was counted.</remarks>
public sealed record CollectionShape(
    long Id, int Version, string Name, string? Description, CollectionKind Kind, string? Address, long Articles, DateTimeOffset CreatedAt, bool IsPartial)
{
    public static async Task<CollectionShape> OfAsync(Collection collection, ArchiveContext context, ArticleSearch search, int longestQuery, CancellationToken cancellation)
    {
        var (count, isPartial) = (0L, false);
        if (collection.Kind == CollectionKind.Living)
        {
            var found = await search.ResultsAsync(ListAddress.Open(collection.Address!, longestQuery).Articles(), cancellation: cancellation);
            (count, isPartial) = (found.Total, found.IsPartial);
        }
        else
        {
            count = await context.CollectionArticles.LongCountAsync(m => m.CollectionId == collection.Id && context.LivingArticles.Any(a => a.Id == m.ArticleId), cancellation);
        }

        return new(collection.Id, collection.Version, collection.Name, collection.Description, collection.Kind, collection.Address, count, collection.CreatedAt, isPartial);
    }

    /// <summary>The address of the list of its articles.</summary>
    public static string ListOf(long id) => ListAddress.Of("/", new ArticleQuery(QueryParser.Parse("")) { Choices = [new(Facet.Collection, $"{id}")] });
}
