using System.Globalization;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>Counts the articles of each collection and category among what was found: notes the articles in one pass, and holds the collections against them after it.</summary>
internal sealed class ClassificationCounts
{
    private readonly NumberSet _ofCollections;
    private readonly NumberSet _ofCategories;
    private readonly List<(int Id, string Name, int[] Articles)> _collections = [];
    private readonly List<(int Id, string Name, int[] Articles)> _categories = [];

    private ClassificationCounts(ArticleCatalog catalog, IReadOnlyDictionary<int, int[]> dynamic)
    {
        _ofCollections = new NumberSet(catalog.Entries.Length);
        _ofCategories = new NumberSet(catalog.Entries.Length);
        foreach (var (id, collection) in catalog.Classification.Collections)
        {
            if (collection.Address is null || dynamic.ContainsKey(id))
                _collections.Add((id, collection.Name, dynamic.GetValueOrDefault(id, collection.Articles)));
        }

        foreach (var id in catalog.Classification.Categories.Keys)
            _categories.Add((id, catalog.Classification.PathOf(id), catalog.Classification.ArticlesOf(id)));
    }

    /// <summary>Null where there is nothing to count by.</summary>
    /// <param name="catalog">The catalog, held as it is.</param>
    /// <param name="dynamic">The articles of dynamic collections that were asked for.</param>
    public static ClassificationCounts? Of(ArticleCatalog catalog, IReadOnlyDictionary<int, int[]> dynamic) => catalog.Classification.IsEmpty ? null : new(catalog, dynamic);

    public void Add(int article, int missed)
    {
        if (FacetCounts.Counts(Facet.Collection, missed))
            _ofCollections.Add(article);
        if (FacetCounts.Counts(Facet.Category, missed))
            _ofCategories.Add(article);
    }

    /// <summary>The collections or categories that have articles, in no order.</summary>
    public IEnumerable<FacetValue> Values(Facet facet)
    {
        var (all, found) = facet == Facet.Collection ? (_collections, _ofCollections) : (_categories, _ofCategories);
        return all.Select(one => new FacetValue(one.Id.ToString(CultureInfo.InvariantCulture), one.Name, found.CountOf(one.Articles))).Where(value => value.Count > 0);
    }
}
