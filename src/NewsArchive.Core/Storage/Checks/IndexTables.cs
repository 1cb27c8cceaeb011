using Microsoft.Data.Sqlite;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage.Checks;

/// <summary>The tables of the search index: all of them are computed from the texts and the quotations.</summary>
internal static class IndexTables
{
    private static readonly string[] Virtual = ["article_index", "word_index", "quote_index", "quote_form"];

    /// <summary>Whether a table, or an index of a table, belongs to the search index.</summary>
    /// <param name="table">The name of the table.</param>
    public static bool Has(string table) => table is "lexeme" or "word_form" || Virtual.Contains(table) || IsOwned(table);

    /// <summary>Whether all tables of the index are there as the scripts make them.</summary>
    public static bool AreOurs(SqliteConnection connection)
    {
        var schema = new Schema();
        return SchemaShape.Of(connection).Where(part => Has(part.Table)).ToHashSet().SetEquals(schema.Shape(schema.Version).Where(part => Has(part.Table)));
    }

    /// <summary>Whether everything can be taken out of the index. It is tried and taken back.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    public static bool CanBeCleared(SqliteConnection connection)
    {
        using var write = connection.BeginWrite();
        try
        {
            SearchIndex.Clear(connection, write.Inner);
            return true;
        }
        catch (SqliteException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return false;
        }
    }

    /// <summary>Makes the tables of the index anew, empty. A search finds nothing until <see cref="SearchIndex.Rebuild"/> has run.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <remarks>
    /// To drop a table SQLite reads its pages. These may be damaged, so the tables are taken out of the list of tables instead, and
    /// the pages they had are freed by copying the database into itself.
    /// </remarks>
    public static void MakeAnew(SqliteConnection connection)
    {
        var schema = new Schema();
        var ours = schema.Shape(schema.Version);
        connection.Run("PRAGMA writable_schema = ON");
        try
        {
            using var write = connection.BeginWrite();
            var transaction = write.Inner;
            foreach (var part in SchemaShape.Of(connection, transaction).Where(part => Has(part.Table)))
            {
                using var forget = connection.Prepare(transaction, "DELETE FROM sqlite_schema WHERE name = $name", "$name");
                forget.Run(part.Name);
            }

            // Killed before the index is rebuilt, the next start sees that it must be.
            connection.Run("DELETE FROM index_state WHERE name = 'words'", transaction);
            // Other connections read the list of tables again.
            connection.Run($"PRAGMA schema_version = {connection.Read<long>("PRAGMA schema_version") + 1}", transaction);
            write.Commit();
        }
        finally
        {
            connection.Run("PRAGMA writable_schema = RESET");
        }

        Create(connection, ours);
        // Only where nothing else is damaged: pages that nothing leads to any more may still be read by hand.
        if (AreOnlyLeftPages(connection))
            connection.Run("VACUUM");
    }

    private static bool AreOnlyLeftPages(SqliteConnection connection)
    {
        using var faults = connection.Prepare(null, "PRAGMA integrity_check(100000)").ExecuteReader();
        while (faults.Read())
        {
            if (!faults.GetString(0).Split('\n').All(IsOfLeftPage))
                return false;
        }

        return true;
    }

    private static bool IsOfLeftPage(string line) =>
        line == "ok" || line.EndsWith(": never used", StringComparison.Ordinal) || line.StartsWith("***", StringComparison.Ordinal);

    /// <summary>Creates the tables of the index that are missing, empty.</summary>
    public static void Create(SqliteConnection connection, IReadOnlySet<SchemaPart> ours)
    {
        using var write = connection.BeginWrite();
        var transaction = write.Inner;
        var found = SchemaShape.Of(connection, transaction).Select(part => part.Name).ToHashSet();
        // A virtual table makes its own tables; the vocabulary comes behind the index it reads.
        var missing = ours.Where(part => Has(part.Table) && part.Definition is not null && !found.Contains(part.Name) && !IsOwned(part.Name));
        foreach (var part in missing.OrderBy(Order))
            connection.Run(part.Definition!, transaction);
        write.Commit();
    }

    private static bool IsOwned(string name) => Virtual.Any(index => name.StartsWith($"{index}_", StringComparison.Ordinal));

    private static int Order(SchemaPart part) => part.Type != "table" ? 2 : part.Name == "word_form" ? 1 : 0;
}
