using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Contract;

/// <summary>How results spread, as <c>GET /api/facets</c> gives it: each facet counted without its own choices.</summary>
/// <param name="Total">How many articles there are, all choices applied.</param>
/// <param name="Periods">Months, and years for articles of which no month is known, from the first year of the results to the last.</param>
/// <param name="Facets">The values of each facet by its name, the most frequent first.</param>
public sealed record FacetsShape(long Total, IReadOnlyList<PeriodShape> Periods, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets)
{
    public static FacetsShape Of(ArticleResults results, int size)
    {
        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>();
        foreach (var facet in Search.Language.Facets.OfArticles)
            facets[ListAddress.NameOf(facet)] = results.Values(facet, size: size).Values;
        return new(results.Total, [.. results.Periods().Select(period => new PeriodShape(period.Period.ToString(), period.Count, period.OfAll))], facets);
    }
}

/// <summary>How many articles of the results, and of all, are dated to a period.</summary>
public sealed record PeriodShape(string Period, long Count, long All);
