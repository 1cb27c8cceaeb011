using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Articles;

/// <summary>What a query finds: how many articles, in which order, and how they spread over periods and facets.</summary>
public sealed class ArticleResults : IFacetCounts
{
    private readonly ArticleCatalog _catalog;
    private readonly FacetCounts? _counts;
    private readonly ResultOrder _order;

    private ArticleResults(ArticleCatalog catalog, FacetCounts? counts, ResultOrder order, long reprints, bool isPartial) =>
        (_catalog, _counts, _order, Reprints, IsPartial) = (catalog, counts, order, reprints, isPartial);

    /// <summary>Filters, counts and orders what was found.</summary>
    /// <param name="catalog">The catalog of the state that was searched.</param>
    /// <param name="found">The articles with the words of the query; null for all. Its arrays are used for the results.</param>
    /// <param name="query">The query.</param>
    /// <param name="counted">Whether periods and facets are counted.</param>
    /// <param name="collections">The articles of dynamic collections.</param>
    internal static ArticleResults Of(
        ArticleCatalog catalog, ArticleList? found, ArticleQuery query, bool counted, IReadOnlyDictionary<int, int[]> collections)
    {
        var counts = counted ? new FacetCounts(catalog, query.WithProposals, ClassificationCounts.Of(catalog, collections)) : null;
        var filters = new FilterSet(catalog, query, collections);
        var isRanked = found is not null && query.EffectiveSort == ArticleSort.Relevance;
        var entries = catalog.Entries;
        var since = query.Since ?? 0;
        var most = found?.Articles.Length ?? entries.Length;
        var (articles, scores) = (found?.Articles ?? new int[most], found?.Scores ?? []);
        var (count, reprints) = (0, 0);
        var groups = new HashSet<int>();
        for (var i = 0; i < most; i++)
        {
            var article = found is null ? i : articles[i];
            if (article <= since || article >= entries.Length || !entries[article].IsActive)
                continue;
            ref readonly var entry = ref entries[article];
            var missed = filters.Missed(article, entry);
            if (missed == 0)
            {
                if (isRanked)
                    scores[count] = scores[i];
                articles[count++] = article;
                if (entry.IsReprinted && !groups.Add(catalog.GroupOf(article)!.Value))
                    reprints++;
            }

            if ((missed & (missed - 1)) == 0)
                counts?.Add(article, entry, missed);
        }

        var order = new ResultOrder(catalog, query.EffectiveSort, articles.AsMemory(0, count), isRanked ? scores.AsMemory(0, count) : default);
        return new ArticleResults(catalog, counts, query.IsFolded ? order.Folded() : order, reprints, found?.IsPartial == true);
    }

    /// <summary>How many of the articles that were found have nearly the same text as another one of them, whether they are listed or folded away.</summary>
    public long Reprints { get; }

    /// <summary>How many articles are listed.</summary>
    public long Total => _order.Count;

    /// <summary>Whether the search was stopped at a bound: there may be more articles than counted.</summary>
    public bool IsPartial { get; }

    /// <summary>The numbers of some articles, in the order of the query.</summary>
    /// <param name="skip">How many stand before them.</param>
    /// <param name="size">How many at most.</param>
    public IReadOnlyList<long> Articles(long skip, long size) => _order.Take(skip, size);

    /// <summary>Where an article stands among the results.</summary>
    /// <param name="article">Its number.</param>
    /// <returns>Null when it is not among them.</returns>
    public ResultPlace? PlaceOf(long article) => _order.PlaceOf(article);

    /// <summary>How the results spread over time: the months that have articles and, for those of which only the year is known, the years; oldest first.</summary>
    /// <returns>All that the archive has from the first year of the results to their last, so that shares of a year can be told.</returns>
    /// <exception cref="InvalidOperationException">The results were not counted.</exception>
    public IReadOnlyList<PeriodCount> Periods()
    {
        var found = Counts.Periods().ToDictionary(period => period.Period, period => period.Count);
        if (found.Count == 0)
            return [];
        var (first, last) = (found.Keys.Min(period => period.Year), found.Keys.Max(period => period.Year));
        var all = _catalog.Periods.All().Where(period => period.Period.Year >= first && period.Period.Year <= last);
        return [.. all.Select(period => new PeriodCount(period.Period, found.GetValueOrDefault(period.Period), period.Count))];
    }

    /// <inheritdoc/>
    public FacetPage Values(Facet facet, string? find = null, int skip = 0, int size = 10) => FacetPage.Of(facet, Counts.Values(facet), find, skip, size);

    private FacetCounts Counts => _counts ?? throw new InvalidOperationException("These results were asked for without counts.");
}
