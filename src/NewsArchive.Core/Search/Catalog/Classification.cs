using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace NewsArchive.Search.Catalog;

/// <summary>A collection in the catalog.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">The list a dynamic collection shows; null for a fixed one.</param>
/// <param name="Articles">The articles of a fixed collection, ascending.</param>
internal sealed record CatalogCollection(string Name, string? Address, int[] Articles);

/// <summary>A category in the catalog.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Parent">The category it is a part of, or null.</param>
/// <param name="Articles">The articles that have it, ascending, without those that have only one below it.</param>
/// <param name="Quotes">The quotations that have it, likewise.</param>
internal sealed record CatalogCategory(string Name, int? Parent, int[] Articles, int[] Quotes);

/// <summary>The collections and the codebook in memory, immutable: some four bytes for each article and quotation of each.</summary>
/// <param name="Collections">The collections by number.</param>
/// <param name="Categories">The categories by number.</param>
internal sealed record Classification(ImmutableDictionary<int, CatalogCollection> Collections, ImmutableDictionary<int, CatalogCategory> Categories)
{
    /// <summary>Neither collections nor categories.</summary>
    public static readonly Classification Empty = new(ImmutableDictionary<int, CatalogCollection>.Empty, ImmutableDictionary<int, CatalogCategory>.Empty);

    private readonly ConcurrentDictionary<int, (int[] Articles, int[] Quotes)> _withDescendants = new();
    private readonly Lazy<ILookup<int, int>> _children = new(() =>
        Categories.Where(pair => pair.Value.Parent is not null).ToLookup(pair => pair.Value.Parent!.Value, pair => pair.Key));

    /// <summary>Whether there is anything to filter and count by.</summary>
    public bool IsEmpty => Collections.Count == 0 && Categories.Count == 0;

    /// <summary>The name of a category behind those of the categories above it.</summary>
    public string PathOf(int category)
    {
        var path = new Stack<string>();
        var above = new HashSet<int>();
        for (int? id = category; id is { } next && above.Add(next) && Categories.TryGetValue(next, out var one); id = one.Parent)
            path.Push(one.Name);
        return path.Count > 0 ? string.Join(" › ", path) : category.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The articles that have a category or one below it, ascending and each once.</summary>
    public int[] ArticlesOf(int category) => WithDescendants(category).Articles;

    /// <summary>The quotations that have a category or one below it, ascending and each once.</summary>
    public int[] QuotesOf(int category) => WithDescendants(category).Quotes;

    // What is none of them is not kept: addresses may name any number.
    private (int[] Articles, int[] Quotes) WithDescendants(int category) =>
        Categories.ContainsKey(category) ? _withDescendants.GetOrAdd(category, Read) : ([], []);

    private (int[] Articles, int[] Quotes) Read(int category)
    {
        var (inside, open) = (new HashSet<int>(), new Stack<int>([category]));
        while (open.TryPop(out var next))
        {
            foreach (var child in inside.Add(next) ? _children.Value[next] : [])
                open.Push(child);
        }

        var all = inside.Where(Categories.ContainsKey).Select(id => Categories[id]).ToList();
        return (Joined([.. all.Select(one => one.Articles)]), Joined([.. all.Select(one => one.Quotes)]));
    }

    private static int[] Joined(List<int[]> lists) => lists.Count == 1 ? lists[0] : [.. lists.SelectMany(list => list).Distinct().Order()];
}
