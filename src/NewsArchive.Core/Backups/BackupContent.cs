using System.Data.Common;
using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>The database of a backup, outside of its archive: what is in it, and whether it is one of ours and whole.</summary>
internal static class BackupContent
{
    // What a person would count; older schemas lack some.
    private static readonly (string Name, string Table)[] Counted =
    [
        ("articles", "article"), ("revisions", "revision"), ("originals", "original"), ("quotes", "quote"), ("mentions", "mention"),
        ("entities", "entity"), ("collections", "collection"), ("categories", "category"), ("savedSearches", "saved_search"), ("changes", "change"),
    ];

    /// <summary>What a copied database says of itself; the members are for the caller to name.</summary>
    /// <param name="file">The database.</param>
    /// <param name="odd">Something in it that is not of NewsArchive, for which a restore will refuse it; or null.</param>
    public static BackupManifest Describe(string file, out string? odd)
    {
        using var connection = Database.OpenToRead(file);
        var counts = CountsOf(connection);
        var schema = new Schema();
        var version = schema.VersionOf(connection, file);
        odd = Odd(connection, schema.Shape(version));
        return new BackupManifest(BackupManifest.FormatName, BackupManifest.ThisProgram, version, NameOf(connection), default, false, counts, []);
    }

    /// <summary>How many rows the tables have that a person would count, lines of the change log among them.</summary>
    /// <param name="connection">An open connection to an archive.</param>
    public static Dictionary<string, long> CountsOf(DbConnection connection)
    {
        var tables = TablesOf(connection);
        return Counted.Where(counted => tables.Contains(counted.Table))
            .ToDictionary(counted => counted.Name, counted => connection.Read<long>($"SELECT count(*) FROM {counted.Table}"));
    }

    /// <summary>The random name of an archive; null where its schema is older than such names.</summary>
    /// <param name="connection">An open connection to an archive.</param>
    public static Guid? NameOf(DbConnection connection) =>
        TablesOf(connection).Contains("archive") && Guid.TryParse(connection.Read<string>("SELECT coalesce(max(uuid), '') FROM archive"), out var name)
            ? name : null;

    /// <summary>Proves a database that came from elsewhere, before anything in it is used.</summary>
    /// <param name="file">The database.</param>
    /// <param name="manifest">What the backup says of it.</param>
    /// <exception cref="UnusableBackupException">It is of another program, of a newer one, damaged, or has been tampered with.</exception>
    public static void Prove(string file, BackupManifest manifest)
    {
        try
        {
            using var connection = Database.OpenToRead(file);
            // Nothing the file defines may run while it is looked at.
            connection.Run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
            // Whether it can be read at all: a damaged one is not taken for that of another program.
            SchemaShape.Of(connection);
            var schema = new Schema();
            var version = schema.VersionOf(connection, file);
            if (version == 0)
                throw new UnusableBackupException(new Message("restore.foreign"));
            ProveShape(connection, schema, version);
            if (version != manifest.Schema || NameOf(connection) != manifest.Archive)
                throw new UnusableBackupException(new Message("restore.other-manifest"));
            if (connection.Read<string>("PRAGMA integrity_check(1)") is not "ok" and var fault)
                throw new UnusableBackupException(new Message("restore.damaged-database", fault));
        }
        catch (UnusableDatabaseException fault)
        {
            throw new UnusableBackupException(fault.Reason is { Key: "database.newer", Arguments: [_, var theirs, var ours] }
                ? new Message("restore.newer", theirs, ours) : new Message("restore.foreign"));
        }
        catch (DbException fault)
        {
            if (fault.IsOfNoDatabase())
                throw new UnusableBackupException(new Message("restore.foreign"));
            throw new UnusableBackupException(new Message("restore.damaged-database", fault.Message));
        }
    }

    private static void ProveShape(DbConnection connection, Schema schema, int version)
    {
        if (Odd(connection, schema.Shape(version)) is { } odd)
            throw new UnusableBackupException(new Message("restore.planted", odd));
    }

    // A trigger or an index that is missing is made anew; what is there must be ours.
    private static string? Odd(DbConnection connection, HashSet<SchemaPart> ours)
    {
        var found = SchemaShape.Of(connection);
        return found.Except(ours).Concat(ours.Except(found).Where(part => !part.IsDerived)).Select(part => part.Name).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static HashSet<string> TablesOf(DbConnection connection) => [.. SchemaShape.Of(connection).Where(part => part.Type == "table").Select(part => part.Name)];
}
