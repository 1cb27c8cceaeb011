using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves the database file: its pages and tables by SQLite's own check, the schema against the scripts, and the foreign keys.</summary>
internal static partial class FileCheck
{
    /// <summary>What SQLite finds in the file. What concerns only the search index is told as damage of the index.</summary>
    public static IEnumerable<Message> Integrity(SqliteConnection connection, int most)
    {
        try
        {
            var faults = Lines(connection, $"PRAGMA integrity_check({most})");
            if (faults.Count == 0)
                return [];
            var parts = Parts(connection);
            return faults.ConvertAll(fault => Of(parts.TableOf(fault), fault));
        }
        catch (SqliteException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            // A page on which SQLite gives up hides all others: then table by table.
            var faults = Parts(connection).Tables().SelectMany(table => OfTable(connection, table)).ToList();
            return faults.Count > 0 ? faults : [new Message("check.damaged-file", Findings.Reason(fault))];
        }
    }

    private static List<Message> OfTable(SqliteConnection connection, string table)
    {
        try
        {
            var name = table.Replace("\"", "\"\"", StringComparison.Ordinal);
            return Lines(connection, $"PRAGMA integrity_check(\"{name}\")").ConvertAll(fault => Of(table, fault));
        }
        catch (SqliteException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return [Of(table, $"{table}: {Findings.Reason(fault)}")];
        }
    }

    private static Message Of(string? table, string fault) => new(table is not null && IndexTables.Has(table) ? IndexCheck.Damaged : "check.integrity", fault);

    private static List<string> Lines(SqliteConnection connection, string check)
    {
        var faults = new List<string>();
        using var lines = connection.Prepare(null, check).ExecuteReader();
        while (lines.Read())
        {
            if (lines.GetString(0) != "ok")
                faults.Add(lines.GetString(0));
        }

        return faults;
    }

    /// <summary>Tables, indexes, triggers and views that are not as the scripts make them.</summary>
    public static IEnumerable<Message> Schema(SqliteConnection connection)
    {
        var (found, schema) = (SchemaShape.Of(connection), new Schema());
        var ours = schema.Shape(schema.Version);
        return found.Except(ours).Concat(ours.Except(found)).Select(part => part.Name).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new Message("check.schema", name));
    }

    /// <summary>Rows that name a row which is not there.</summary>
    public static IEnumerable<Message> ForeignKeys(SqliteConnection connection)
    {
        using var broken = connection.Prepare(null, "PRAGMA foreign_key_check").ExecuteReader();
        while (broken.Read())
            yield return new Message("check.foreign-key", broken.GetString(0), broken.IsDBNull(1) ? 0 : broken.GetInt64(1), broken.GetString(2));
    }

    private static Named Parts(SqliteConnection connection)
    {
        var named = new Named([], []);
        using var parts = connection.Prepare(null, "SELECT rootpage, name, tbl_name FROM sqlite_schema").ExecuteReader();
        while (parts.Read())
        {
            named.ByName[parts.GetString(1)] = parts.GetString(2);
            if (!parts.IsDBNull(0) && parts.GetInt64(0) is var root and > 0)
                named.ByRoot[root] = parts.GetString(2);
        }

        return named;
    }

    // SQLite names a table by its first page (« Tree 23 page 45: … ») or by its name, or that of one of its indexes.
    private sealed record Named(Dictionary<long, string> ByRoot, Dictionary<string, string> ByName)
    {
        public IEnumerable<string> Tables() =>
            ByRoot.Values.Distinct().Where(table => !table.StartsWith("sqlite_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        public string? TableOf(string fault) => Tree().Match(fault) is { Success: true } tree
            ? ByRoot.GetValueOrDefault(long.Parse(tree.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : Name().Matches(fault).Select(word => ByName.GetValueOrDefault(word.Value)).FirstOrDefault(table => table is not null);
    }

    [GeneratedRegex(@"\bTree (\d{1,18})\b")]
    private static partial Regex Tree();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Name();
}
