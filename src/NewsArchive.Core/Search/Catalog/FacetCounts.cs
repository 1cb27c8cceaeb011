using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>Counts the values of all facets in one pass over what was found.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="withProposals">Whether names that are only proposed count.</param>
/// <param name="classification">Counts collections and categories; null where there are none.</param>
internal sealed class FacetCounts(ArticleCatalog catalog, bool withProposals, ClassificationCounts? classification)
{
    private readonly PeriodTable _periods = PeriodTable.Like(catalog.Periods);
    private readonly int[] _sources = new int[catalog.Sources.Count];
    private readonly int[] _entities = new int[catalog.EntityBound];
    private readonly int[] _states = new int[3];

    /// <summary>The states in the order they are counted and shown.</summary>
    public static readonly string[] States = ["accepted", "proposed", "none"];

    /// <summary>Counts an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="missed">The facets whose choices it does not meet: counted only where that is its own facet alone.</param>
    public void Add(int article, in CatalogEntry entry, int missed)
    {
        if (Counts(Facet.Period, missed))
            _periods.Add(entry, 1);
        if (Counts(Facet.Source, missed))
            _sources[entry.Source]++;
        if (Counts(Facet.State, missed))
            AddState(entry.Marks);
        classification?.Add(article, missed);
        foreach (var name in catalog.NamesOf(article))
        {
            if ((withProposals || (name & 1) == 0) && (missed == 0 || FacetOf(catalog.KindOf(name >> 1)) is { } facet && Counts(facet, missed)))
                _entities[name >> 1]++;
        }
    }

    public static Facet? FacetOf(EntityKind kind) => kind switch
    {
        EntityKind.Person => Facet.Person,
        EntityKind.Organisation => Facet.Organisation,
        EntityKind.Place => Facet.Place,
        _ => null,
    };

    /// <inheritdoc cref="PeriodTable.All"/>
    public IEnumerable<(PartialDate Period, int Count)> Periods() => _periods.All();

    /// <summary>The values of a facet that have articles, in no order.</summary>
    public IEnumerable<FacetValue> Values(Facet facet) => facet switch
    {
        Facet.Period => _periods.Values(),
        Facet.Source => _sources.Select((count, source) => Named(catalog.Sources[source], count)).Where(value => value.Count > 0),
        Facet.State => States.Zip(_states, Named).Where(value => value.Count > 0),
        Facet.Collection or Facet.Category => classification?.Values(facet) ?? [],
        _ => EntitiesOf(facet),
    };

    internal static FacetValue Named(string value, int count) => new(value, value, count);

    private IEnumerable<FacetValue> EntitiesOf(Facet facet)
    {
        for (var entity = 1; entity < _entities.Length; entity++)
        {
            if (_entities[entity] > 0 && FacetOf(catalog.KindOf(entity)) == facet)
                yield return new(entity.ToString(CultureInfo.InvariantCulture), catalog.NameOf(entity), _entities[entity]);
        }
    }

    private void AddState(EntryMarks marks)
    {
        if ((marks & EntryMarks.Accepted) != 0)
            _states[0]++;
        if ((marks & EntryMarks.Proposed) != 0)
            _states[1]++;
        if ((marks & (EntryMarks.Accepted | EntryMarks.Proposed)) == 0)
            _states[2]++;
    }

    /// <summary>Whether an article that misses some facets counts for one.</summary>
    internal static bool Counts(Facet facet, int missed) => (missed & ~(1 << (int)facet)) == 0;
}
