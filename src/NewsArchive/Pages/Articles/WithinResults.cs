using System.Globalization;
using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Pages.Articles;

/// <summary>The list an article was opened from: where the article stands in it, and the way on and back.</summary>
/// <param name="List">The parameters of the list.</param>
/// <param name="Query">What the list searches.</param>
/// <param name="Article">The article.</param>
/// <param name="Total">How many articles are in the list.</param>
/// <param name="Place">Where the article stands; null when it is not in the list.</param>
public sealed record WithinResults(ListRequest List, ArticleQuery Query, long Article, long Total, ResultPlace? Place)
{
    /// <summary>Null when the address names no list.</summary>
    public static async Task<WithinResults?> OfAsync(ArticleSearch search, ListRequest list, ArticleQuery query, long article, CancellationToken cancellation)
    {
        if ((!query.IsNarrowed && query.Sort is null) || query.Query.IsNotUnderstood)
            return null;
        var results = await search.ResultsAsync(query, cancellation: cancellation);
        return new(list, query, article, results.Total, results.IsPartial ? null : results.PlaceOf(article));
    }

    public string? PreviousAddress => AddressOf(Place?.Previous);

    public string? NextAddress => AddressOf(Place?.Next);

    /// <summary>The page of the list the article stands on, at its place.</summary>
    public string BackAddress
    {
        get
        {
            var page = Place is null ? 1 : ((Place.Number - 1) / List.Size) + 1;
            (string, string?)[] parameters = [.. List.ViewParameters, ("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)];
            return ListAddress.Of("/", Query, parameters) + (Place is null ? "" : $"#hit-{Article}");
        }
    }

    private string? AddressOf(long? article) => article is null ? null : List.AddressOf(Query, $"/articles/{article}");
}
