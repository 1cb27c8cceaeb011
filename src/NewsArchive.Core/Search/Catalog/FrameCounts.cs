using System.Globalization;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>Counts the articles of each collection and category among what was found: notes the articles in one pass, and holds the collections against them after it.</summary>
internal sealed class FrameCounts
{
    private readonly NumberSet _ofCollections;
    private readonly NumberSet _ofCategories;
    private readonly List<(int Id, string Name, int[] Articles)> _collections = [];
    private readonly List<(int Id, string Name, int[] Articles)> _categories = [];

    private FrameCounts(Catalogue catalogue, IReadOnlyDictionary<int, int[]> living)
    {
        _ofCollections = new NumberSet(catalogue.Entries.Length);
        _ofCategories = new NumberSet(catalogue.Entries.Length);
        foreach (var (id, collection) in catalogue.Frame.Collections)
        {
            if (collection.Address is null || living.ContainsKey(id))
                _collections.Add((id, collection.Name, living.GetValueOrDefault(id, collection.Articles)));
        }

        foreach (var id in catalogue.Frame.Categories)
            _categories.Add((id, catalogue.Frame.PathOf(id), catalogue.Frame.ArticlesOf(id)));
    }

    /// <summary>Null where there is nothing to count by.</summary>
    /// <param name="catalogue">The catalogue, held as it is.</param>
    /// <param name="living">The articles of living collections that were asked for.</param>
    public static FrameCounts? Of(Catalogue catalogue, IReadOnlyDictionary<int, int[]> living) => catalogue.Frame.IsEmpty ? null : new(catalogue, living);

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
