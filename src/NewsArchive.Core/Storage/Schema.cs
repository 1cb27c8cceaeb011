using System.Buffers.Binary;
using System.Data.Common;
using System.Reflection;
using NewsArchive.Storage.Sqlite;

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
    /// <exception cref="UnusableDatabaseException">The database is newer than the program, or is none of ours, or cannot be read.</exception>
    public void Upgrade(ArchiveOptions options, TimeProvider time)
    {
        DataFolder.HasArchive(options);
        Directory.CreateDirectory(options.DataDirectory);
        using var connection = Database.Open(options);
        var version = VersionOf(connection, options.DatabaseFile);
        // A copy that was put in place by hand, or a restore that was killed, leaves another mode.
        if (!options.IsReadOnly && connection.Read<string>("PRAGMA journal_mode") != "wal")
            connection.Run("PRAGMA journal_mode = WAL");
        if (version == Version)
            return;

        if (version > 0)
            UpgradeCopies.Make(connection, options, version, time);
        Apply(connection, version, options.DatabaseFile);
    }

    /// <summary>Brings a database to the newest schema without a copy: it is a copy itself.</summary>
    internal void Apply(DbConnection connection, int version, string file)
    {
        if (version == Version)
            return;
        var isNew = version == 0;
        while (version < Version)
            version = ApplyNext(connection, file);
        if (!isNew)
            FreePages.TryReturn(connection, file);
    }

    /// <summary>What the scripts up to a version make.</summary>
    internal HashSet<SchemaPart> Shape(int version) => SchemaShape.Of(_scripts.Take(version));

    /// <summary>The version a database has; 0 when it is empty.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="file">How the database is named to a person.</param>
    /// <exception cref="UnusableDatabaseException">The database is newer than the program, or is none of ours.</exception>
    internal int VersionOf(DbConnection connection, string file)
    {
        long version, application, tables;
        try
        {
            version = connection.Read<long>("PRAGMA user_version");
            application = connection.Read<long>("PRAGMA application_id");
            tables = connection.Read<long>("SELECT count(*) FROM sqlite_schema");
        }
        catch (DbException fault) when (fault.Is(StoreFault.Damaged))
        {
            throw new UnusableDatabaseException(new Message(IsOurs(file) ? "database.damaged" : "database.foreign", file));
        }

        if (application != ApplicationId && (application != 0 || tables > 0))
            throw new UnusableDatabaseException(new Message("database.foreign", file));
        if (version > Version)
            throw new UnusableDatabaseException(new Message("database.newer", file, version, Version));
        return (int)version;
    }

    // By the head of the file, where SQLite cannot read it: its own mark, and that of this program (https://www.sqlite.org/fileformat.html).
    private static bool IsOurs(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> head = stackalloc byte[72];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return read == head.Length && (head.StartsWith("SQLite format 3\0"u8) || BinaryPrimitives.ReadUInt32BigEndian(head[68..]) == ApplicationId);
    }

    // The version is read again inside the transaction: another process may have upgraded meanwhile.
    private int ApplyNext(DbConnection connection, string file)
    {
        using var write = connection.BeginWrite();
        var version = VersionOf(connection, file);
        if (version == Version)
            return version;
        SqliteFunctions.Register(connection);
        connection.Run(_scripts[version], write.Inner);
        connection.Run($"PRAGMA user_version = {version + 1}; PRAGMA application_id = {ApplicationId};", write.Inner);
        write.Commit();
        return version + 1;
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
