using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>What narrows a query beside its words: dates and the chosen values of facets, ready to be held against entries of the catalog.</summary>
internal sealed class FilterSet
{
    private readonly ArticleCatalog _catalog;
    private readonly bool _withProposals;
    private readonly IReadOnlyDictionary<int, int[]> _dynamic;
    private readonly int _from;
    private readonly int _to;
    private readonly List<(Facet Facet, List<Choice> Included, List<Choice> Excluded)> _chosen = [];

    /// <param name="catalog">The catalog, held as it is.</param>
    /// <param name="query">The query.</param>
    /// <param name="dynamic">The articles of the dynamic collections it chooses.</param>
    public FilterSet(ArticleCatalog catalog, ArticleQuery query, IReadOnlyDictionary<int, int[]> dynamic)
    {
        (_catalog, _withProposals, _dynamic) = (catalog, query.WithProposals, dynamic);
        _from = query.From is { } from ? PartialDate.Number(from.FirstDay) : 0;
        _to = query.To is { } to ? PartialDate.Number(to.LastDay) : int.MaxValue;
        foreach (var choices in query.Choices.GroupBy(choice => choice.Facet))
        {
            _chosen.Add((
                choices.Key,
                [.. choices.Where(choice => !choice.IsExcluded).Select(Compiled)],
                [.. choices.Where(choice => choice.IsExcluded).Select(Compiled)]));
        }
    }

    private delegate bool Choice(int article, in CatalogEntry entry);

    /// <summary>The facets whose choices an article does not meet, a bit for each; every bit where its date is out of the period.</summary>
    public int Missed(int article, in CatalogEntry entry)
    {
        if (entry.LastDay < _from || entry.FirstDay > _to)
            return ~0;
        var missed = 0;
        foreach (var (facet, included, excluded) in _chosen)
        {
            if ((included.Count > 0 && !Any(included, article, entry)) || Any(excluded, article, entry))
                missed |= 1 << (int)facet;
        }

        return missed;
    }

    private static bool Any(List<Choice> choices, int article, in CatalogEntry entry)
    {
        foreach (var choice in choices)
        {
            if (choice(article, entry))
                return true;
        }

        return false;
    }

    private Choice Compiled(FacetChoice choice) => choice.Facet switch
    {
        Facet.Period => Period(choice.Value),
        Facet.Source => Source(choice.Value),
        Facet.State => State(choice.Value),
        Facet.Collection or Facet.Category => Classified(choice.Facet, int.Parse(choice.Value, CultureInfo.InvariantCulture)),
        _ => Entity(choice.Value),
    };

    private static Choice Period(string value)
    {
        if (value.Length < 4 || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Nothing;
        if (value.Length == 4)
            return (int _, in CatalogEntry entry) => entry.Year == year;
        if (value.AsSpan(4) is "-XX")
            return (int _, in CatalogEntry entry) => entry.Year == year && entry.Month == 0;
        return int.TryParse(value.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month > 0
            ? (int _, in CatalogEntry entry) => entry.Year == year && entry.Month == month
            : Nothing;
    }

    private Choice Source(string name)
    {
        var number = -1;
        for (var i = 0; i < _catalog.Sources.Count; i++)
        {
            if (_catalog.Sources[i] == name)
                number = i;
        }

        return (int _, in CatalogEntry entry) => entry.Source == number;
    }

    private static Choice State(string value) => value switch
    {
        "accepted" => (int _, in CatalogEntry entry) => (entry.Marks & EntryMarks.Accepted) != 0,
        "proposed" => (int _, in CatalogEntry entry) => (entry.Marks & EntryMarks.Proposed) != 0,
        "none" => (int _, in CatalogEntry entry) => (entry.Marks & (EntryMarks.Accepted | EntryMarks.Proposed)) == 0,
        _ => Nothing,
    };

    private Choice Entity(string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id > int.MaxValue / 2)
            return Nothing;
        // A choice that was saved before a merge means what its entity has become.
        id = _catalog.ActiveOf(id);
        return (int article, in CatalogEntry _) =>
        {
            var names = _catalog.NamesOf(article);
            return names.Contains(id * 2) || (_withProposals && names.Contains((id * 2) + 1));
        };
    }

    private Choice Classified(Facet facet, int id)
    {
        var articles = new NumberSet(facet == Facet.Category
            ? _catalog.Classification.ArticlesOf(id)
            : _dynamic.GetValueOrDefault(id) ?? _catalog.Classification.Collections.GetValueOrDefault(id)?.Articles ?? []);
        return (int article, in CatalogEntry _) => articles.Contains(article);
    }

    private static bool Nothing(int article, in CatalogEntry entry) => false;
}
