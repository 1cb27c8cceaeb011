using System.Globalization;

namespace NewsArchive.Search.Catalog;

/// <summary>A collection in the catalogue.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">The list a living collection shows; null for a fixed one.</param>
/// <param name="Articles">The articles of a fixed collection, ascending.</param>
internal sealed record FramedCollection(string Name, string? Address, int[] Articles);

/// <summary>A category in the catalogue.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Parent">The category it is a part of, or null.</param>
/// <param name="Articles">The articles that have it, ascending, without those that have only one below it.</param>
/// <param name="Quotes">The quotations that have it, likewise.</param>
internal sealed record FramedCategory(string Name, int? Parent, int[] Articles, int[] Quotes);

/// <summary>The collections and the codebook, in memory beside the articles: some four bytes for each article and quotation of each.</summary>
internal sealed class Frame
{
    private readonly Dictionary<int, FramedCollection> _collections = [];
    private readonly Dictionary<int, FramedCategory> _categories = [];
    private readonly Dictionary<int, (int[] Articles, int[] Quotes)> _withDescendants = [];
    private ILookup<int, int>? _below;

    /// <summary>Whether there is anything to narrow and count by.</summary>
    public bool IsEmpty => _collections.Count == 0 && _categories.Count == 0;

    public IReadOnlyDictionary<int, FramedCollection> Collections => _collections;

    public IEnumerable<int> Categories => _categories.Keys;

    public void Put(int id, FramedCollection? collection) => Put(_collections, id, collection);

    public void Put(int id, FramedCategory? category)
    {
        Put(_categories, id, category);
        _withDescendants.Clear();
        _below = null;
    }

    public void Clear()
    {
        _collections.Clear();
        _categories.Clear();
        _withDescendants.Clear();
        _below = null;
    }

    /// <summary>The name of a category behind those of the categories above it.</summary>
    public string PathOf(int category)
    {
        var path = new Stack<string>();
        var above = new HashSet<int>();
        for (int? id = category; id is { } next && above.Add(next) && _categories.TryGetValue(next, out var one); id = one.Parent)
            path.Push(one.Name);
        return path.Count > 0 ? string.Join(" › ", path) : category.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The articles that have a category or one below it, ascending and each once.</summary>
    public int[] ArticlesOf(int category) => WithDescendants(category).Articles;

    /// <summary>The quotations that have a category or one below it, ascending and each once.</summary>
    public int[] QuotesOf(int category) => WithDescendants(category).Quotes;

    private (int[] Articles, int[] Quotes) WithDescendants(int category)
    {
        // What is none of them is not kept: addresses may name any number.
        if (!_categories.ContainsKey(category))
            return ([], []);
        lock (_withDescendants)
        {
            if (_withDescendants.TryGetValue(category, out var known))
                return known;
            _below ??= _categories.Where(pair => pair.Value.Parent is not null).ToLookup(pair => pair.Value.Parent!.Value, pair => pair.Key);
            var (inside, open) = (new HashSet<int>(), new Stack<int>([category]));
            while (open.TryPop(out var next))
            {
                foreach (var child in inside.Add(next) ? _below[next] : [])
                    open.Push(child);
            }

            var all = inside.Where(_categories.ContainsKey).Select(id => _categories[id]).ToList();
            return _withDescendants[category] = (Joined([.. all.Select(one => one.Articles)]), Joined([.. all.Select(one => one.Quotes)]));
        }
    }

    private static int[] Joined(List<int[]> lists) => lists.Count == 1 ? lists[0] : [.. lists.SelectMany(list => list).Distinct().Order()];

    private static void Put<T>(Dictionary<int, T> all, int id, T? one)
        where T : class
    {
        if (one is null)
            all.Remove(id);
        else
            all[id] = one;
    }
}
