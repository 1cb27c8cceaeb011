using NewsArchive.SavedSearches;
using NewsArchive.Searching;

namespace NewsArchive.Contract;

/// <summary>A saved search, with how much it finds and how much of that is new; at <c>{address}&amp;since={seenArticle}</c> stands what is new.</summary>
public sealed record SavedSearchShape(long Id, int Version, string Name, string Address, long Total, long New, DateTimeOffset SeenAt, long SeenArticle)
{
    public static async Task<SavedSearchShape> OfAsync(SavedSearch saved, ArticleSearch search, int longestQuery, CancellationToken cancellation)
    {
        var query = ListAddress.Open(saved.Address, longestQuery).Articles();
        var total = await search.CountAsync(query, cancellation);
        var news = total == 0 ? 0 : await search.CountAsync(query with { Since = saved.SeenArticle }, cancellation);
        return new(saved.Id, saved.Version, saved.Name, saved.Address, total, news, saved.SeenAt, saved.SeenArticle);
    }
}
