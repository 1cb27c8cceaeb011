using System.Data.Common;
using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Storage;

/// <summary>Holds what the database keeps computed against what it is computed from: categories to find by, days of dates, initials of names.</summary>
internal static class DerivedCheck
{
    /// <summary>What is not as it should be.</summary>
    public static IEnumerable<Message> Faults(DbConnection connection, DbTransaction transaction, int most) =>
        Categories(connection, transaction, "quote", most).Concat(Categories(connection, transaction, "article", most))
            .Concat(Days(connection, transaction).Take(most).Select(off => new Message("check.days", off.Id)))
            .Concat(Initials(connection, transaction).Take(most).Select(off => new Message("check.initials", off.Entity)));

    /// <summary>Articles whose days are not those of their date, and the days they should have.</summary>
    public static IEnumerable<(long Id, int First, int Last)> Days(DbConnection connection, DbTransaction transaction)
    {
        using var rows = connection.Prepare(transaction, "SELECT id, date, first_day, last_day FROM article").ExecuteReader();
        while (rows.Read())
        {
            if (!PartialDate.TryParse(rows.GetString(1), out var date))
                continue;
            var (first, last) = (PartialDate.Number(date.FirstDay), PartialDate.Number(date.LastDay));
            if (rows.GetInt64(2) != first || rows.GetInt64(3) != last)
                yield return (rows.GetInt64(0), first, last);
        }
    }

    /// <summary>Names whose initials are others, and those they should have.</summary>
    public static IEnumerable<(long Entity, string Folded, string Initials)> Initials(DbConnection connection, DbTransaction transaction)
    {
        using var rows = connection.Prepare(transaction, "SELECT entity_id, folded, initials FROM entity_name").ExecuteReader();
        while (rows.Read())
        {
            if (EntityName.InitialsOf(rows.GetString(1)) is var initials && initials != rows.GetString(2))
                yield return (rows.GetInt64(0), rows.GetString(1), initials);
        }
    }

    // What has a category is found by a table beside the quotations and articles, which the database fills from them.
    private static IEnumerable<Message> Categories(DbConnection connection, DbTransaction transaction, string table, int most)
    {
        using var off = connection.Prepare(transaction, $"""
            WITH given AS (SELECT s.id, c.value AS category FROM {table} s, json_each(CASE WHEN json_valid(s.categories) THEN s.categories ELSE '[]' END) c),
                found AS (SELECT {table}_id AS id, category_id AS category FROM {table}_category)
            SELECT id FROM (SELECT * FROM given EXCEPT SELECT * FROM found)
            UNION SELECT id FROM (SELECT * FROM found EXCEPT SELECT * FROM given) ORDER BY 1 LIMIT {most}
            """).ExecuteReader();
        while (off.Read())
            yield return new Message("check.categories", table, off.GetInt64(0));
    }
}
