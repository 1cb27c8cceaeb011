using System.Data.Common;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>A table, index, trigger or view of a database, with its definition letter by letter.</summary>
/// <param name="Type"><c>table</c>, <c>index</c>, <c>trigger</c> or <c>view</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table it belongs to.</param>
/// <param name="Definition">Its SQL; null for an index that SQLite makes for a key.</param>
internal sealed record SchemaPart(string Type, string Name, string Table, string? Definition)
{
    /// <summary>Whether it can be made anew from the scripts without a loss.</summary>
    public bool IsDerived => Type != "table" && Definition is not null;
}

/// <summary>What a database is made of, held against what the scripts make: nobody plants a trigger or a view in it.</summary>
internal static class SchemaShape
{
    /// <summary>The parts of a database. What SQLite itself adds to plan its queries is left out.</summary>
    public static HashSet<SchemaPart> Of(DbConnection connection, DbTransaction? transaction = null)
    {
        using var rows = connection.Prepare(transaction, "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'").ExecuteReader();
        var shape = new HashSet<SchemaPart>();
        while (rows.Read())
            shape.Add(new SchemaPart(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        return shape;
    }

    /// <summary>The parts that scripts make.</summary>
    public static HashSet<SchemaPart> Of(IEnumerable<string> scripts)
    {
        using var connection = SqliteConnections.OpenInMemory();
        SqliteFunctions.Register(connection);
        foreach (var script in scripts)
            connection.Run(script);
        return Of(connection);
    }

    /// <summary>Makes anew what is not as the scripts make it, except for tables.</summary>
    public static void Mend(DbConnection connection, HashSet<SchemaPart> ours)
    {
        using var write = connection.BeginWrite();
        var transaction = write.Inner;
        var found = Of(connection, transaction);
        foreach (var odd in found.Except(ours).Where(part => part.IsDerived))
            connection.Run($"DROP {odd.Type} IF EXISTS \"{odd.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", transaction);
        foreach (var missing in ours.Except(found).Where(part => part.IsDerived))
            connection.Run(missing.Definition!, transaction);
        write.Commit();
    }
}
