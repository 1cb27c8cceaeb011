using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Articles;

/// <summary>Reads the address of a list of articles, as saved searches and living collections keep it.</summary>
/// <param name="address">The address.</param>
public delegate ArticleQuery AddressReader(string address);

/// <summary>Finds the articles of living collections: what their searches find, kept until anything in the archive changes.</summary>
/// <param name="session">The search that asks for them.</param>
/// <param name="read">Reads their addresses.</param>
internal sealed class LivingCollections(SearchSession session, AddressReader read)
{
    /// <summary>So many are counted in a list that did not choose them, the oldest first: a list must not wait for hundreds of searches.</summary>
    public const int MostCounted = 12;

    private readonly Catalogue _catalogue = session.Catalogue;
    private readonly HashSet<int> _open = [];

    /// <summary>The articles of the living collections that a query chooses and, where results are counted, of others.</summary>
    /// <returns>Ascending numbers by the number of the collection.</returns>
    /// <exception cref="OperationCanceledException">The time ran out before a chosen one was found whole.</exception>
    public Dictionary<int, int[]> Of(ArticleQuery query, bool counted)
    {
        var found = Chosen(query);
        if (!counted)
            return found;
        try
        {
            foreach (var id in Living().Order().Take(MostCounted).Where(id => !found.ContainsKey(id)).ToList())
                found[id] = ArticlesOf(id);
        }
        // What was not chosen is then not counted: the results themselves are whole.
        catch (Exception stopped) when (session.Limit.IsCancellationRequested && stopped is OperationCanceledException or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_INTERRUPT })
        {
        }

        return found;
    }

    private Dictionary<int, int[]> Chosen(ArticleQuery query)
    {
        var found = new Dictionary<int, int[]>();
        var chosen = query.Choices.Where(choice => choice.Facet == Facet.Collection).Select(choice => int.Parse(choice.Value, CultureInfo.InvariantCulture)).ToHashSet();
        if (chosen.Count > 0)
        {
            foreach (var id in Living().Where(chosen.Contains))
                found[id] = ArticlesOf(id);
        }

        return found;
    }

    private List<int> Living()
    {
        using var reading = _catalogue.Read();
        return [.. _catalogue.Frame.Collections.Where(pair => pair.Value.Address is not null).Select(pair => pair.Key)];
    }

    private int[] ArticlesOf(int id)
    {
        if (_catalogue.Living.TryGetValue(id, out var kept) && kept.State == session.State)
            return kept.Articles;
        string? address;
        using (_catalogue.Read())
            address = _catalogue.Frame.Collections.GetValueOrDefault(id)?.Address;
        // One that leads back to itself adds nothing there.
        if (address is null || !_open.Add(id))
            return [];
        var articles = Found(read(address));
        _open.Remove(id);
        if (_open.Count == 0)
            _catalogue.Living[id] = (session.State, articles);
        return articles;
    }

    private int[] Found(ArticleQuery query)
    {
        if (query.Query.IsNotUnderstood)
            return [];
        var inner = Chosen(query);
        var found = new QueryMatcher(session, Readings.Of(session.Connection, query.Query), query.WithProposals).All(query.Query.Root?.Parts ?? []);
        if (found?.IsPartial == true)
            throw new OperationCanceledException(session.Limit);
        using var reading = _catalogue.Read();
        var entries = _catalogue.Entries;
        var narrowing = new Narrowing(_catalogue, query, inner);
        var articles = new List<int>();
        for (var i = 0; i < (found?.Count ?? entries.Length); i++)
        {
            var article = found is null ? i : found.Articles[i];
            if (article > (query.Since ?? 0) && article < entries.Length && entries[article].IsLiving && narrowing.Missed(article, entries[article]) == 0)
                articles.Add(article);
        }

        return [.. articles];
    }
}
