using Microsoft.Data.Sqlite;
using NewsArchive.Entities;

namespace NewsArchive.Search.Catalog;

/// <summary>Reads into the catalogue what the database has that it has not.</summary>
internal static class CatalogueReader
{
    // The lengths stand in a table of FTS5's own: a variable-length integer for each of the two columns.
    private const string Articles = """
        SELECT a.id, a.first_day, a.last_day, a.source, a.is_deleted, d.sz, a.corrected ->> '$.title' IS NOT NULL
        FROM article a LEFT JOIN article_index_docsize d ON d.id = a.id
        """;

    private const string Changed = "(SELECT article_id FROM change_feed WHERE sequence > $sequence)";

    public static void Read(SqliteConnection connection, CatalogueState known, Catalogue catalogue)
    {
        ReadEntities(connection, known, catalogue);
        ReadArticles(connection, known, catalogue, " WHERE a.id > $last");
        ReadNames(connection, known, catalogue, "article_id > $last");
        ReadQuotes(connection, known, catalogue, "article_id > $last");
        ReadGroups(connection, known, catalogue, "article_id > $last");
        if (known.LastArticle == 0)
            return;
        ReadArticles(connection, known, catalogue, $" WHERE a.id <= $last AND a.id IN {Changed}");
        ReadNames(connection, known, catalogue, $"article_id <= $last AND article_id IN {Changed}");
        ReadQuotes(connection, known, catalogue, $"article_id <= $last AND article_id IN {Changed}");
        ReadGroups(connection, known, catalogue, $"article_id <= $last AND article_id IN {Changed}");
    }

    private static void ReadArticles(SqliteConnection connection, CatalogueState known, Catalogue catalogue, string which)
    {
        using var command = Command(connection, Articles + which, known, known.LastArticle);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (title, length) = rows.IsDBNull(5) ? (0, 0) : Lengths(rows.GetFieldValue<byte[]>(5));
            if (rows.GetInt64(6) == 1)
                title = 0;
            var entry = new CatalogueEntry(
                rows.GetInt32(1), rows.GetInt32(2), 0, (ushort)Math.Min(length, ushort.MaxValue), (ushort)Math.Min(title, ushort.MaxValue),
                rows.GetInt64(4) == 0 ? EntryMarks.Living : EntryMarks.None);
            catalogue.Put(rows.GetInt32(0), entry, rows.IsDBNull(3) ? null : rows.GetString(3));
        }
    }

    private static void ReadNames(SqliteConnection connection, CatalogueState known, Catalogue catalogue, string which)
    {
        using var command = Command(connection, $"""
            SELECT article_id, entity_id, state = 'proposed' FROM mention WHERE state <> 'rejected' AND {which}
            UNION ALL SELECT article_id, coalesce(entity_id, 0), state = 'proposed' FROM quote WHERE state <> 'rejected' AND {which}
            ORDER BY article_id
            """, known, known.LastArticle);
        using var rows = command.ExecuteReader();
        var (article, names) = (0, new List<int>());
        while (rows.Read())
        {
            if (rows.GetInt32(0) != article)
            {
                catalogue.PutNames(article, names);
                names.Clear();
            }

            article = rows.GetInt32(0);
            names.Add((rows.GetInt32(1) * 2) + rows.GetInt32(2));
        }

        catalogue.PutNames(article, names);
    }

    private static void ReadQuotes(SqliteConnection connection, CatalogueState known, Catalogue catalogue, string which)
    {
        using var command = Command(connection, $"SELECT article_id, id, coalesce(entity_id, 0), kind, state FROM quote WHERE {which} ORDER BY article_id, id", known, known.LastArticle);
        using var rows = command.ExecuteReader();
        var (article, quotes) = (0, new List<QuoteEntry>());
        while (rows.Read())
        {
            if (rows.GetInt32(0) != article)
            {
                catalogue.PutQuotes(article, quotes);
                quotes.Clear();
            }

            article = rows.GetInt32(0);
            quotes.Add(new(rows.GetInt32(1), rows.GetInt32(2), QuoteEntry.Read(QuoteCounts.Kinds, rows.GetString(3)), QuoteEntry.Read(QuoteCounts.States, rows.GetString(4))));
        }

        catalogue.PutQuotes(article, quotes);
    }

    private static void ReadGroups(SqliteConnection connection, CatalogueState known, Catalogue catalogue, string which)
    {
        using var command = Command(connection, $"SELECT article_id, group_id FROM article_sketch WHERE group_id IS NOT NULL AND {which}", known, known.LastArticle);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalogue.PutGroup(rows.GetInt32(0), rows.GetInt32(1));
    }

    private static void ReadEntities(SqliteConnection connection, CatalogueState known, Catalogue catalogue)
    {
        using var command = Command(connection, "SELECT id, kind, name, coalesce(merged_into, 0) FROM entity WHERE id > $last OR id IN (SELECT entity_id FROM change_feed WHERE sequence > $sequence)", known, known.LastEntity);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalogue.PutEntity(rows.GetInt32(0), Enum.Parse<EntityKind>(rows.GetString(1), true), rows.GetString(2), rows.GetInt32(3));
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, CatalogueState known, long last)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$last", last);
        command.Parameters.AddWithValue("$sequence", known.LastChange);
        return command;
    }

    private static (int Title, int All) Lengths(byte[] sizes)
    {
        var (title, value, at) = (0, 0, 0);
        for (; at < sizes.Length; at++)
        {
            value = (value << 7) | (sizes[at] & 0x7F);
            if ((sizes[at] & 0x80) != 0)
                continue;
            if (at == sizes.Length - 1)
                break;
            title = value;
            value = 0;
        }

        return (title, title + value);
    }
}
