using System.Globalization;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Articles;

/// <summary>Reads the address of a list of articles, as saved searches and dynamic collections keep it.</summary>
/// <param name="address">The address.</param>
public delegate ArticleQuery AddressReader(string address);

/// <summary>Finds the articles of dynamic collections: what their searches find, kept for as long as the state of the archive is searched.</summary>
/// <param name="session">The search that asks for them.</param>
/// <param name="read">Reads their addresses.</param>
internal sealed class DynamicCollections(SearchSession session, AddressReader read)
{
    /// <summary>So many are counted in a list that did not choose them, the oldest first: a list must not wait for hundreds of searches.</summary>
    public const int MostCounted = 12;

    private readonly ArticleCatalog _catalog = session.Catalog;
    private readonly HashSet<int> _open = [];

    /// <summary>The articles of the dynamic collections that a query chooses and, where results are counted, of others.</summary>
    /// <returns>Ascending numbers by the number of the collection.</returns>
    /// <exception cref="OperationCanceledException">The time ran out before a chosen one was found whole.</exception>
    public Dictionary<int, int[]> Of(ArticleQuery query, bool counted)
    {
        var found = Chosen(query);
        // Without an index, the searches of those that have words are not possible; the list itself needs none.
        if (!counted || !session.Snapshot.HasWords)
            return found;
        try
        {
            foreach (var id in Dynamic().Order().Take(MostCounted).Where(id => !found.ContainsKey(id)).ToList())
                found[id] = ArticlesOf(id);
        }
        catch (OperationCanceledException)
        {
            // What was not chosen is then not counted: the results themselves are whole.
        }

        return found;
    }

    private Dictionary<int, int[]> Chosen(ArticleQuery query)
    {
        var chosen = query.Choices.Where(choice => choice.Facet == Facet.Collection)
            .Select(choice => int.Parse(choice.Value, CultureInfo.InvariantCulture)).ToHashSet();
        return Dynamic().Where(chosen.Contains).ToList().ToDictionary(id => id, ArticlesOf);
    }

    private IEnumerable<int> Dynamic() => _catalog.Classification.Collections.Where(pair => pair.Value.Address is not null).Select(pair => pair.Key);

    private int[] ArticlesOf(int id)
    {
        if (session.Snapshot.Collections.TryGetValue(id, out var kept))
            return kept;
        // One that leads back to itself adds nothing there.
        if (_catalog.Classification.Collections.GetValueOrDefault(id)?.Address is not { } address || !_open.Add(id))
            return [];
        var articles = Found(read(address));
        _open.Remove(id);
        if (_open.Count == 0)
            session.Snapshot.Collections[id] = articles;
        return articles;
    }

    private int[] Found(ArticleQuery query)
    {
        if (query.Query.IsNotUnderstood)
            return [];
        var inner = Chosen(query);
        var found = query.Query.Root is { } root ? ArticleList.Of(session.Articles(root, query.WithProposals)) : null;
        if (found?.IsPartial == true)
            throw new OperationCanceledException(session.Limit);
        var filters = new FilterSet(_catalog, query, inner);
        var articles = new List<int>();
        for (var i = 0; i < (found?.Articles.Length ?? _catalog.Entries.Length); i++)
        {
            var article = found is null ? i : found.Articles[i];
            if (article > (query.Since ?? 0) && _catalog.Entries.At(article) is { IsActive: true } entry && filters.Missed(article, entry) == 0)
                articles.Add(article);
        }

        return [.. articles];
    }
}
