using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage;

/// <summary>What a database is made of: every table, index, trigger and view with its definition, letter by letter.</summary>
/// <remarks>A database that came from elsewhere is held against what the scripts make, so that nobody plants a trigger or a view in it.</remarks>
internal static class SchemaShape
{
    /// <summary>The shape of a database. What SQLite itself adds to plan its queries is left out.</summary>
    public static HashSet<(string Type, string Name, string Table, string? Definition)> Of(SqliteConnection connection)
    {
        using var rows = connection.Prepare(null, "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'").ExecuteReader();
        var shape = new HashSet<(string, string, string, string?)>();
        while (rows.Read())
            shape.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        return shape;
    }

    /// <summary>The shape that scripts make.</summary>
    public static HashSet<(string Type, string Name, string Table, string? Definition)> Of(IEnumerable<string> scripts)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        connection.Open();
        foreach (var script in scripts)
            connection.Run(script);
        return Of(connection);
    }
}
