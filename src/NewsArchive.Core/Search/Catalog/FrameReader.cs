using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Catalog;

/// <summary>Reads into the catalogue which collections and categories came, changed or went.</summary>
internal static class FrameReader
{
    public static void Read(SqliteConnection connection, CatalogueState known, Frame frame)
    {
        foreach (var id in Touched(connection, known, "collection"))
            frame.Put(id, CollectionOf(connection, id));
        foreach (var id in Touched(connection, known, "category"))
            frame.Put(id, CategoryOf(connection, id));
    }

    // Nothing is known of an archive at first: then all are read.
    private static List<int> Touched(SqliteConnection connection, CatalogueState known, string table) => Numbers(
        connection, known == default ? $"SELECT id FROM {table} WHERE $value = 0" : $"SELECT DISTINCT {table}_id FROM change_feed WHERE sequence > $value AND {table}_id IS NOT NULL", known.LastChange);

    private static FramedCollection? CollectionOf(SqliteConnection connection, int id)
    {
        using var command = Command(connection, "SELECT name, kind = 'living', address FROM collection WHERE id = $value", id);
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var isLiving = row.GetInt64(1) == 1;
        var articles = isLiving ? [] : Numbers(connection, "SELECT article_id FROM collection_article WHERE collection_id = $value ORDER BY article_id", id);
        return new FramedCollection(row.GetString(0), isLiving ? row.GetString(2) : null, [.. articles]);
    }

    private static FramedCategory? CategoryOf(SqliteConnection connection, int id)
    {
        using var command = Command(connection, "SELECT name, parent_id FROM category WHERE id = $value", id);
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var articles = Numbers(connection, "SELECT article_id FROM article_category WHERE category_id = $value ORDER BY article_id", id);
        var quotes = Numbers(connection, "SELECT quote_id FROM quote_category WHERE category_id = $value ORDER BY quote_id", id);
        return new FramedCategory(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt32(1), [.. articles], [.. quotes]);
    }

    private static List<int> Numbers(SqliteConnection connection, string sql, long value)
    {
        using var command = Command(connection, sql, value);
        using var rows = command.ExecuteReader();
        var numbers = new List<int>();
        while (rows.Read())
            numbers.Add(rows.GetInt32(0));
        return numbers;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, long value)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$value", value);
        return command;
    }
}
