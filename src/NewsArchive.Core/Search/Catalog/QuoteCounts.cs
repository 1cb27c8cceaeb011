using System.Globalization;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>Counts the values of all facets of quotations in one pass over what was found.</summary>
internal sealed class QuoteCounts(ArticleCatalog catalog)
{
    /// <summary>The value of the facet of speakers that stands for none.</summary>
    public const string NoSpeaker = "0";

    /// <summary>The kinds, in the order they are counted and shown.</summary>
    public static readonly string[] Kinds = ["direct", "indirect", "mixed"];

    /// <summary>The states, in the order they are counted and shown.</summary>
    public static readonly string[] States = ["accepted", "proposed", "rejected"];

    private readonly PeriodTable _periods = PeriodTable.Like(catalog.Periods);
    private readonly int[] _sources = new int[catalog.Sources.Count];
    private readonly int[] _speakers = new int[catalog.EntityBound];
    private readonly int[] _kinds = new int[Kinds.Length];
    private readonly int[] _states = new int[States.Length];
    private readonly bool _hasCategories = catalog.Classification.Categories.Count > 0;
    private readonly NumberSet _ofCategories = new(catalog.QuoteBound);

    /// <summary>Counts a quotation.</summary>
    /// <param name="quote">The quotation.</param>
    /// <param name="article">The entry of its article.</param>
    /// <param name="missed">The facets whose choices it does not meet: counted only where that is its own facet alone.</param>
    public void Add(QuoteEntry quote, in CatalogEntry article, int missed)
    {
        if (FacetCounts.Counts(Facet.Speaker, missed) && quote.Speaker < _speakers.Length)
            _speakers[quote.Speaker]++;
        if (FacetCounts.Counts(Facet.Kind, missed))
            _kinds[quote.Kind]++;
        if (FacetCounts.Counts(Facet.QuoteState, missed))
            _states[quote.State]++;
        if (_hasCategories && FacetCounts.Counts(Facet.Category, missed))
            _ofCategories.Add(quote.Id);
        if (FacetCounts.Counts(Facet.Source, missed))
            _sources[article.Source]++;
        if (FacetCounts.Counts(Facet.Period, missed))
            _periods.Add(article, 1);
    }

    /// <summary>The values of a facet that have quotations, in no order.</summary>
    public IEnumerable<FacetValue> Values(Facet facet) => facet switch
    {
        Facet.Period => _periods.Values(),
        Facet.Source => _sources.Select((count, source) => FacetCounts.Named(catalog.Sources[source], count)).Where(value => value.Count > 0),
        Facet.Kind => Kinds.Zip(_kinds, FacetCounts.Named).Where(value => value.Count > 0),
        Facet.QuoteState => States.Zip(_states, FacetCounts.Named).Where(value => value.Count > 0),
        Facet.Category => Categories().Where(value => value.Count > 0),
        Facet.Speaker => Speakers(),
        _ => [],
    };

    private IEnumerable<FacetValue> Categories() => catalog.Classification.Categories.Keys
        .Select(id => new FacetValue(id.ToString(CultureInfo.InvariantCulture), catalog.Classification.PathOf(id), _ofCategories.CountOf(catalog.Classification.QuotesOf(id))));

    private IEnumerable<FacetValue> Speakers()
    {
        for (var speaker = 0; speaker < _speakers.Length; speaker++)
        {
            if (_speakers[speaker] > 0)
                yield return new(speaker.ToString(CultureInfo.InvariantCulture), speaker == 0 ? "" : catalog.NameOf(speaker) ?? "", _speakers[speaker]);
        }
    }
}
