using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage;

/// <summary>Thrown when a database cannot be used by this program: it is newer, or of another program.</summary>
/// <param name="reason">What is wrong, for a person.</param>
public sealed class UnusableDatabaseException(Message reason) : Exception(reason.Key)
{
    /// <summary>What is wrong, for a person.</summary>
    public Message Reason { get; } = reason;
}

/// <summary>Brings a database to the schema this program knows, by numbered SQL scripts.</summary>
/// <remarks>Each script runs in a transaction of its own together with <c>PRAGMA user_version</c>; a released script is never edited.</remarks>
public sealed class Schema
{
    // « NewA » in ASCII: tells our files from other SQLite databases.
    private const long ApplicationId = 0x4E657741;

    private readonly IReadOnlyList<string> _scripts;

    /// <summary>The schema of this program.</summary>
    public Schema()
        : this(Embedded())
    {
    }

    /// <summary>A schema of given scripts, numbered from 1 by their order.</summary>
    internal Schema(IReadOnlyList<string> scripts) => _scripts = scripts;

    /// <summary>The newest version this program knows.</summary>
    public int Version => _scripts.Count;

    /// <summary>Creates or upgrades the database of an archive; an older one is copied aside before.</summary>
    /// <param name="options">The settings of the archive; its data directory is made when missing.</param>
    /// <param name="time">The clock that names the copy.</param>
    /// <exception cref="UnusableDatabaseException">The database is newer than the program, or is none of ours.</exception>
    public void Upgrade(ArchiveOptions options, TimeProvider time)
    {
        Directory.CreateDirectory(options.DataDirectory);
        using var connection = Database.Open(options);
        var version = VersionOf(connection, options);
        if (version == Version)
            return;

        connection.Run("PRAGMA journal_mode = WAL");
        if (version > 0)
            CopyAside(connection, options, version, time);
        while (version < Version)
            version = Apply(connection, options);
    }

    private int VersionOf(SqliteConnection connection, ArchiveOptions options)
    {
        long version, application, tables;
        try
        {
            version = connection.Read<long>("PRAGMA user_version");
            application = connection.Read<long>("PRAGMA application_id");
            tables = connection.Read<long>("SELECT count(*) FROM sqlite_schema");
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 26 or 11)
        {
            throw new UnusableDatabaseException(new Message("database.foreign", options.DatabaseFile));
        }

        if (application != ApplicationId && (application != 0 || tables > 0))
            throw new UnusableDatabaseException(new Message("database.foreign", options.DatabaseFile));
        if (version > Version)
            throw new UnusableDatabaseException(new Message("database.newer", options.DatabaseFile, version, Version));
        return (int)version;
    }

    // The version is read again inside the transaction: another process may have upgraded meanwhile.
    private int Apply(SqliteConnection connection, ArchiveOptions options)
    {
        using var transaction = connection.BeginTransaction();
        var version = VersionOf(connection, options);
        if (version == Version)
            return version;
        connection.Run(_scripts[version], transaction);
        connection.Run($"PRAGMA user_version = {version + 1}; PRAGMA application_id = {ApplicationId};", transaction);
        transaction.Commit();
        return version + 1;
    }

    private static void CopyAside(SqliteConnection connection, ArchiveOptions options, int version, TimeProvider time)
    {
        Directory.CreateDirectory(options.BackupDirectory);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine(options.BackupDirectory, $"before-upgrade-from-{version}-{stamp}");
        var file = $"{name}.db";
        for (var again = 2; File.Exists(file); again++)
            file = $"{name}-{again}.db";
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        command.ExecuteNonQuery();
    }

    private static List<string> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            })];
    }
}
