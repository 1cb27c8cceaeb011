using System.Collections.Immutable;
using System.Data.Common;
using NewsArchive.Storage;

namespace NewsArchive.Search.Catalog;

/// <summary>Reads the collections and the codebook.</summary>
internal static class ClassificationReader
{
    /// <summary>All of them.</summary>
    public static Classification Read(DbConnection connection) => Read(
        connection, Classification.Empty, Numbers(connection, "SELECT id FROM collection", 0).ConvertAll(id => (long)id),
        Numbers(connection, "SELECT id FROM category", 0).ConvertAll(id => (long)id));

    /// <summary>A later state.</summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="known">The state before.</param>
    /// <param name="collections">The collections that came, changed or went.</param>
    /// <param name="categories">The categories that did.</param>
    public static Classification Read(DbConnection connection, Classification known, IReadOnlyCollection<long> collections, IReadOnlyCollection<long> categories)
    {
        if (collections.Count == 0 && categories.Count == 0)
            return known;
        var (newCollections, newCategories) = (known.Collections.ToBuilder(), known.Categories.ToBuilder());
        foreach (var id in collections)
            Put(newCollections, (int)id, CollectionOf(connection, id));
        foreach (var id in categories)
            Put(newCategories, (int)id, CategoryOf(connection, id));
        return new Classification(newCollections.ToImmutable(), newCategories.ToImmutable());
    }

    private static CatalogCollection? CollectionOf(DbConnection connection, long id)
    {
        using var command = connection.Command("SELECT name, kind = 'living', address FROM collection WHERE id = $value", ("$value", id));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var isDynamic = row.GetInt64(1) == 1;
        var articles = isDynamic ? [] : Numbers(connection, "SELECT article_id FROM collection_article WHERE collection_id = $value ORDER BY article_id", id);
        return new CatalogCollection(row.GetString(0), isDynamic ? row.GetString(2) : null, [.. articles]);
    }

    private static CatalogCategory? CategoryOf(DbConnection connection, long id)
    {
        using var command = connection.Command("SELECT name, parent_id FROM category WHERE id = $value", ("$value", id));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var articles = Numbers(connection, "SELECT article_id FROM article_category WHERE category_id = $value ORDER BY article_id", id);
        var quotes = Numbers(connection, "SELECT quote_id FROM quote_category WHERE category_id = $value ORDER BY quote_id", id);
        return new CatalogCategory(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt32(1), [.. articles], [.. quotes]);
    }

    private static void Put<T>(ImmutableDictionary<int, T>.Builder all, int id, T? one)
        where T : class
    {
        if (one is null)
            all.Remove(id);
        else
            all[id] = one;
    }

    private static List<int> Numbers(DbConnection connection, string sql, long value)
    {
        using var command = connection.Command(sql, ("$value", value));
        using var rows = command.ExecuteReader();
        var numbers = new List<int>();
        while (rows.Read())
            numbers.Add(rows.GetInt32(0));
        return numbers;
    }
}
