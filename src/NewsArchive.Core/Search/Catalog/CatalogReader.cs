using System.Data.Common;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Search.Catalog;

/// <summary>Reads the catalog of an archive, whole or what has changed since another one.</summary>
internal static class CatalogReader
{
    private const string Whole = "1";

    // So many numbers are given to one statement.
    private const int MostAtOnce = 10_000;

    /// <summary>The catalog of the state that a connection reads.</summary>
    /// <param name="connection">A connection in a transaction.</param>
    public static ArticleCatalog Read(DbConnection connection)
    {
        var catalog = ArticleCatalog.Empty.ToBuilder();
        ReadEntities(connection, catalog, Whole, "");
        ReadArticles(connection, catalog, "", "");
        catalog.Classification = ClassificationReader.Read(connection);
        return catalog.Build();
    }

    /// <summary>The catalog of a later state.</summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="known">The catalog of the state at a row of the change feed.</param>
    /// <param name="since">That row.</param>
    /// <param name="through">The row up to which changes are read. Articles that changed again behind it may already be as they are then.</param>
    public static ArticleCatalog Read(DbConnection connection, ArticleCatalog known, long since, long through)
    {
        var changes = ChangeFeed.Subjects(connection, since, through);
        if (changes.IsReset)
            return Read(connection);
        var catalog = known.ToBuilder();
        foreach (var some in changes.Entities.Chunk(MostAtOnce))
            ReadEntities(connection, catalog, "id IN (SELECT value FROM json_each($ids))", Numbers(some));
        foreach (var some in changes.Articles.Chunk(MostAtOnce))
            ReadArticles(connection, catalog, "IN (SELECT value FROM json_each($ids))", Numbers(some));
        catalog.Classification = ClassificationReader.Read(connection, known.Classification, changes.Collections, changes.Categories);
        return catalog.Build();
    }

    private static string Numbers(long[] numbers) => $"[{string.Join(',', numbers)}]";

    private static void ReadArticles(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        string Of(string column) => which.Length == 0 ? Whole : $"{column} {which}";
        ReadEntries(connection, catalog, Of("id"), ids);
        ReadNames(connection, catalog, Of("article_id"), ids);
        ReadQuotes(connection, catalog, Of("article_id"), ids);
        ReadGroups(connection, catalog, Of("article_id"), ids);
    }

    private static void ReadEntries(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        using var command = Command(connection, $"SELECT id, first_day, last_day, source, is_deleted FROM article WHERE {which}", ids);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var entry = new CatalogEntry(Day(rows, 1), Day(rows, 2), 0, rows.GetInt64(4) == 0 ? EntryMarks.Active : EntryMarks.None);
            catalog.Put(Number(rows, 0), entry, rows.IsDBNull(3) ? null : rows.GetString(3));
        }
    }

    private static void ReadNames(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        using var command = Command(connection, $"""
            SELECT article_id, entity_id, state = 'proposed' FROM mention WHERE state <> 'rejected' AND {which}
            UNION ALL SELECT article_id, coalesce(entity_id, 0), state = 'proposed' FROM quote WHERE state <> 'rejected' AND {which}
            ORDER BY article_id
            """, ids);
        using var rows = command.ExecuteReader();
        foreach (var article in Groups(rows, row => (Number(row, 1) * 2) + Number(row, 2)))
            catalog.PutNames(article.Id, article.Values);
    }

    private static void ReadQuotes(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        using var command = Command(connection, $"""
            SELECT article_id, id, coalesce(entity_id, 0), kind, state FROM quote WHERE {which} ORDER BY article_id, id
            """, ids);
        using var rows = command.ExecuteReader();
        foreach (var article in Groups(rows, row => new QuoteEntry(
            Number(row, 1), Number(row, 2), QuoteEntry.Read(QuoteCounts.Kinds, row.GetString(3)), QuoteEntry.Read(QuoteCounts.States, row.GetString(4)))))
        {
            catalog.PutQuotes(article.Id, article.Values);
        }
    }

    private static void ReadGroups(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        using var command = Command(connection, $"SELECT article_id, group_id FROM article_sketch WHERE group_id IS NOT NULL AND {which}", ids);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalog.PutGroup(Number(rows, 0), Number(rows, 1));
    }

    private static void ReadEntities(DbConnection connection, ArticleCatalog.Builder catalog, string which, string ids)
    {
        using var command = Command(connection, $"SELECT id, kind, name, coalesce(merged_into, 0) FROM entity WHERE {which}", ids);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalog.PutEntity(Number(rows, 0), new CatalogEntity(Kind(rows.GetString(1)), rows.GetString(2), Number(rows, 3)));
    }

    // Rows in the order of their first column; the list is used again for the next.
    private static IEnumerable<(int Id, List<T> Values)> Groups<T>(DbDataReader rows, Func<DbDataReader, T> read)
    {
        var (id, values) = (0, new List<T>());
        while (rows.Read())
        {
            if (Number(rows, 0) != id && values.Count > 0)
            {
                yield return (id, values);
                values.Clear();
            }

            id = Number(rows, 0);
            values.Add(read(rows));
        }

        if (values.Count > 0)
            yield return (id, values);
    }

    // What is damaged is found here, before anything is counted by it.
    private static int Number(DbDataReader rows, int column) =>
        rows.GetInt32(column) is var number && number >= 0 ? number : throw Damaged($"A number below zero: {number}.");

    private static int Day(DbDataReader rows, int column) =>
        rows.GetInt32(column) is var day && (day / 10000) is >= 1 and <= 9999 && (day / 100 % 100) is >= 1 and <= 12 && (day % 100) is >= 1 and <= 31
            ? day : throw Damaged($"No day: {day}.");

    private static EntityKind Kind(string stored) =>
        Enum.TryParse<EntityKind>(stored, true, out var kind) ? kind : throw Damaged($"No kind of entity: {stored}.");

    private static DamagedArchiveException Damaged(string what) => new(DamagedPart.Data, new InvalidDataException(what));

    private static DbCommand Command(DbConnection connection, string sql, string ids) =>
        ids.Length > 0 ? connection.Command(sql, ("$ids", ids)) : connection.Command(sql);
}
