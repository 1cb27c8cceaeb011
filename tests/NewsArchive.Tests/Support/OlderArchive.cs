using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Support;

/// <summary>The database an older program would have: the first scripts alone, and the rows of a newer one as far as they have a place.</summary>
public static class OlderArchive
{
    private const int ApplicationId = 0x4E657741;

    private static readonly string[] Tables = ["article", "revision", "entity", "entity_name", "quote", "mention"];

    /// <summary>Makes it.</summary>
    /// <param name="file">A file that does not exist.</param>
    /// <param name="version">How many scripts it knows.</param>
    /// <param name="from">The database whose rows it gets.</param>
    /// <param name="then">Run on it at the end.</param>
    public static void Make(string file, int version, string from, string then = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        foreach (var script in Repository.Files("src/NewsArchive.Core/Storage/Scripts", ".sql").Take(version))
            Run(connection, File.ReadAllText(script));
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}; PRAGMA application_id = {ApplicationId}; PRAGMA foreign_keys = OFF; ATTACH '{from}' AS newer;"));
        foreach (var table in Tables)
        {
            var columns = Columns(connection, table);
            Run(connection, $"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}");
        }

        Run(connection, $"DETACH newer; {then}");
    }

    private static string Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT group_concat(name) FROM main.pragma_table_info('{table}')";
        return (string)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
