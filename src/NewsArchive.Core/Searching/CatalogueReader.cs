using Microsoft.Data.Sqlite;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Searching;

/// <summary>Reads into the catalogue what the database has that it has not.</summary>
internal static class CatalogueReader
{
    // The lengths stand in a table of FTS5's own: a variable-length integer for each of the two columns.
    private const string Articles = """
        SELECT a.id, a.first_day, a.last_day, a.source, a.is_deleted, d.sz, a.corrected ->> '$.title' IS NOT NULL
        FROM article a LEFT JOIN article_index_docsize d ON d.id = a.id
        """;

    private const string Touched = "(SELECT article_id FROM touched WHERE seq > $seq)";

    public static void Read(SqliteConnection connection, CatalogueState known, Catalogue catalogue)
    {
        ReadEntities(connection, known, catalogue);
        ReadArticles(connection, known, catalogue, " WHERE a.id > $last");
        ReadNames(connection, known, catalogue, "article_id > $last");
        ReadQuotes(connection, known, catalogue, "article_id > $last");
        ReadGroups(connection, known, catalogue, "article_id > $last");
        if (known.LastArticle == 0)
            return;
        ReadArticles(connection, known, catalogue, $" WHERE a.id <= $last AND a.id IN {Touched}");
        ReadNames(connection, known, catalogue, $"article_id <= $last AND article_id IN {Touched}");
        ReadQuotes(connection, known, catalogue, $"article_id <= $last AND article_id IN {Touched}");
        ReadGroups(connection, known, catalogue, $"article_id <= $last AND article_id IN {Touched}");
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
                Day(rows, 1), Day(rows, 2), 0, (ushort)Math.Min(length, ushort.MaxValue), (ushort)Math.Min(title, ushort.MaxValue),
                rows.GetInt64(4) == 0 ? EntryMarks.Living : EntryMarks.None);
            catalogue.Put(Number(rows, 0), entry, rows.IsDBNull(3) ? null : rows.GetString(3));
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
            if (Number(rows, 0) != article)
            {
                catalogue.PutNames(article, names);
                names.Clear();
            }

            article = Number(rows, 0);
            names.Add((Number(rows, 1) * 2) + Number(rows, 2));
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
            if (Number(rows, 0) != article)
            {
                catalogue.PutQuotes(article, quotes);
                quotes.Clear();
            }

            article = Number(rows, 0);
            quotes.Add(new(Number(rows, 1), Number(rows, 2), QuoteEntry.Read(QuoteCounts.Kinds, rows.GetString(3)), QuoteEntry.Read(QuoteCounts.States, rows.GetString(4))));
        }

        catalogue.PutQuotes(article, quotes);
    }

    private static void ReadGroups(SqliteConnection connection, CatalogueState known, Catalogue catalogue, string which)
    {
        using var command = Command(connection, $"SELECT article_id, group_id FROM article_sketch WHERE group_id IS NOT NULL AND {which}", known, known.LastArticle);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalogue.PutGroup(Number(rows, 0), Number(rows, 1));
    }

    private static void ReadEntities(SqliteConnection connection, CatalogueState known, Catalogue catalogue)
    {
        using var command = Command(connection, "SELECT id, kind, name, coalesce(merged_into, 0) FROM entity WHERE id > $last OR id IN (SELECT entity_id FROM touched WHERE seq > $seq)", known, known.LastEntity);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            catalogue.PutEntity(Number(rows, 0), Kind(rows.GetString(1)), rows.GetString(2), Number(rows, 3));
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, CatalogueState known, long last)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$last", last);
        command.Parameters.AddWithValue("$seq", known.LastTouched);
        return command;
    }

    // What is damaged is found here, before anything is counted by it.
    private static int Number(SqliteDataReader rows, int column) =>
        rows.GetInt32(column) is var number && number >= 0 ? number : throw Damaged($"a number below zero: {number}");

    private static int Day(SqliteDataReader rows, int column) =>
        rows.GetInt32(column) is var day && (day / 10000) is >= 1 and <= 9999 && (day / 100 % 100) is >= 1 and <= 12 && (day % 100) is >= 1 and <= 31
            ? day : throw Damaged($"no day: {day}");

    private static EntityKind Kind(string stored) => Enum.TryParse<EntityKind>(stored, true, out var kind) ? kind : throw Damaged($"no kind of entity: {stored}");

    private static DamagedArchiveException Damaged(string what) => new(DamagedPart.Data, new InvalidDataException(what));

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
