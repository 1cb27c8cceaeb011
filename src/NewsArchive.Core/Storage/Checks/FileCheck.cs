using System.Data.Common;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves the database file: its pages and tables by SQLite's own check, the schema against the scripts, and the foreign keys.</summary>
internal static class FileCheck
{
    /// <summary>What SQLite finds in the file.</summary>
    public static IEnumerable<Message> Integrity(DbConnection connection, int most)
    {
        try
        {
            return Lines(connection, $"PRAGMA integrity_check({most})");
        }
        catch (DbException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            // A page on which SQLite gives up hides all others: then table by table.
            var faults = Tables(connection).SelectMany(table => OfTable(connection, table)).ToList();
            return faults.Count > 0 ? faults : [new Message("check.damaged-file", Findings.Reason(fault))];
        }
    }

    private static List<Message> OfTable(DbConnection connection, string table)
    {
        try
        {
            var name = table.Replace("\"", "\"\"", StringComparison.Ordinal);
            return Lines(connection, $"PRAGMA integrity_check(\"{name}\")");
        }
        catch (DbException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return [new Message("check.integrity", $"{table}: {Findings.Reason(fault)}")];
        }
    }

    private static List<Message> Lines(DbConnection connection, string check)
    {
        var faults = new List<Message>();
        using var lines = connection.Prepare(null, check).ExecuteReader();
        while (lines.Read())
        {
            if (lines.GetString(0) != "ok")
                faults.Add(new Message("check.integrity", lines.GetString(0)));
        }

        return faults;
    }

    /// <summary>Tables, indexes, triggers and views that are not as the scripts make them.</summary>
    public static IEnumerable<Message> Schema(DbConnection connection)
    {
        var (found, schema) = (SchemaShape.Of(connection), new Schema());
        var ours = schema.Shape(schema.Version);
        return found.Except(ours).Concat(ours.Except(found)).Select(part => part.Name).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new Message("check.schema", name));
    }

    /// <summary>Rows that name a row which is not there.</summary>
    public static IEnumerable<Message> ForeignKeys(DbConnection connection)
    {
        using var broken = connection.Prepare(null, "PRAGMA foreign_key_check").ExecuteReader();
        while (broken.Read())
            yield return new Message("check.foreign-key", broken.GetString(0), broken.IsDBNull(1) ? 0 : broken.GetInt64(1), broken.GetString(2));
    }

    private static List<string> Tables(DbConnection connection)
    {
        using var rows = connection.Prepare(null, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name").ExecuteReader();
        var tables = new List<string>();
        while (rows.Read())
            tables.Add(rows.GetString(0));
        return tables;
    }
}
