using NewsArchive.SavedSearches;
using NewsArchive.Search.Articles;

namespace NewsArchive.Contract;

/// <summary>A saved search, with how much it finds and how much of that is new; at <c>{address}&amp;since={seenArticle}</c> stands what is new.</summary>
/// <remarks>Where it is partial, a search was stopped at its longest time: there may be more than was counted.</remarks>
public sealed record SavedSearchShape(long Id, int Version, string Name, string Address, long Total, long New, DateTimeOffset SeenAt, long SeenArticle, bool IsPartial)
{
    public static async Task<SavedSearchShape> OfAsync(SavedSearch saved, ArticleSearch search, int longestQuery, CancellationToken cancellation)
    {
        var query = ListAddress.Open(saved.Address, longestQuery).Articles();
        var all = await search.ResultsAsync(query, cancellation: cancellation);
        var news = all.Total == 0 ? all : await search.ResultsAsync(query with { Since = saved.SeenArticle }, cancellation: cancellation);
        return new(saved.Id, saved.Version, saved.Name, saved.Address, all.Total, news.Total, saved.SeenAt, saved.SeenArticle, all.IsPartial || news.IsPartial);
    }
}
