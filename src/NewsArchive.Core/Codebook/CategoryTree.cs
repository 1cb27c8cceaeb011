namespace NewsArchive.Codebook;

/// <summary>A category at its place in the codebook.</summary>
/// <param name="Category">The category.</param>
/// <param name="Depth">How many stand above it.</param>
/// <param name="Path">Its name behind those of the categories above it: « Économie › Prix ».</param>
public sealed record PlacedCategory(Category Category, int Depth, string Path);

/// <summary>The categories of a codebook, each behind the one it is a part of.</summary>
/// <remarks>Every category has exactly one place, even if those above it should run in a circle: the circle is then cut open.</remarks>
public sealed class CategoryTree
{
    private const string Below = " › ";

    private readonly Dictionary<long, PlacedCategory> _places = [];

    /// <param name="categories">The whole codebook.</param>
    /// <param name="order">The order of those that have the same parent.</param>
    public CategoryTree(IEnumerable<Category> categories, IComparer<string> order)
    {
        var all = categories.OrderBy(category => category.Name, order).ThenBy(category => category.Id).ToList();
        var children = all.ToLookup(category => category.ParentId);
        var known = all.Select(category => category.Id).ToHashSet();
        var placed = new List<PlacedCategory>();
        foreach (var root in all.Where(category => category.ParentId is not { } parent || !known.Contains(parent)))
            Place(root, 0, "");
        foreach (var cut in all.Where(category => !_places.ContainsKey(category.Id)))
            Place(cut, 0, "");
        Places = placed;

        void Place(Category category, int depth, string above)
        {
            var place = new PlacedCategory(category, depth, above + category.Name);
            if (!_places.TryAdd(category.Id, place))
                return;
            placed.Add(place);
            foreach (var child in children[category.Id])
                Place(child, depth + 1, place.Path + Below);
        }
    }

    /// <summary>All categories, from the top to the bottom of the codebook.</summary>
    public IReadOnlyList<PlacedCategory> Places { get; }

    /// <summary>Some categories by their numbers, in the order of the codebook; numbers of none are left out.</summary>
    /// <param name="ids">The numbers.</param>
    public IEnumerable<PlacedCategory> Of(IReadOnlyList<long> ids) => ids.Count == 0 ? [] : Places.Where(place => ids.Contains(place.Category.Id));

    /// <summary>Where a category stands, or null when there is none of that number.</summary>
    /// <param name="id">The number.</param>
    public PlacedCategory? Find(long id) => _places.GetValueOrDefault(id);

    /// <summary>The numbers of a category and of all below it; none when there is none of that number.</summary>
    /// <param name="id">The number.</param>
    public IReadOnlyList<long> WithDescendants(long id)
    {
        if (Find(id) is not { } top)
            return [];
        var from = Places.TakeWhile(place => place != top).Count();
        return [id, .. Places.Skip(from + 1).TakeWhile(place => place.Depth > top.Depth).Select(place => place.Category.Id)];
    }
}
