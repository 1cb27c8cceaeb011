using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>How the database file is opened: the one place that knows the settings of a connection.</summary>
public static class Database
{
    // Read through the file cache of the system instead of copied into memory of our own.
    private const long MappedBytes = 1L << 36;

    /// <summary>The connection string of an archive's database.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <param name="mode">Whether the file may be made or written.</param>
    public static string ConnectionString(ArchiveOptions options, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) =>
        new SqliteConnectionStringBuilder
        {
            // SQLite locks no file that it is told nobody changes, and needs no log beside it (https://sqlite.org/uri.html#uriimmutable).
            DataSource = options.IsReadOnly ? $"{new Uri(options.DatabaseFile).AbsoluteUri}?immutable=1" : options.DatabaseFile,
            Mode = options.IsReadOnly ? SqliteOpenMode.ReadOnly : mode,
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = options.BusyTimeout,
        }.ToString();

    /// <summary>Opens a connection with all its settings.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <param name="mode">Whether the file may be made or written.</param>
    /// <returns>An open connection; the caller closes it.</returns>
    public static SqliteConnection Open(ArchiveOptions options, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) => Open(ConnectionString(options, mode));

    /// <summary>Opens another connection to the database of one.</summary>
    internal static SqliteConnection OpenLike(SqliteConnection other) => Open(other.ConnectionString);

    /// <summary>Makes a context on the archive's database.</summary>
    /// <param name="options">The settings of the archive.</param>
    public static ArchiveContext Context(ArchiveOptions options)
    {
        var builder = new DbContextOptionsBuilder<ArchiveContext>();
        Use(builder, options);
        return new ArchiveContext(builder.Options);
    }

    /// <summary>Makes a context on a connection that is open already.</summary>
    /// <param name="connection">The connection; the context does not close it.</param>
    /// <remarks>
    /// EF Core begins with its first use, and then registers its SQL functions on the connection. SQLite refuses that while a statement
    /// is active: use it before.
    /// </remarks>
    public static ArchiveContext Context(SqliteConnection connection) => new(connection);

    /// <summary>Sets a context up for the archive's database.</summary>
    /// <param name="builder">The builder of the context's options.</param>
    /// <param name="options">The settings of the archive.</param>
    public static void Use(DbContextOptionsBuilder builder, ArchiveOptions options) =>
        builder.UseSqlite(ConnectionString(options)).AddInterceptors(Opened.Instance, WriteGuard.Instance)
            // What fails is thrown, and logged where it is caught.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed, RelationalEventId.CommandError));

    /// <summary>Runs one statement that returns nothing.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement; never built from what a person typed.</param>
    /// <param name="transaction">The transaction the connection is in, if any.</param>
    internal static void Run(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of the first row.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query; never built from what a person typed.</param>
    internal static T Read<T>(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // At every opening: the pool keeps connections as their last user has left them.
    // SQLite waits itself (busy_timeout), which wakes sooner than the provider's own retries; only readers wait so, for a moment, while a log is recovered
    // or emptied: writers queue in WriteLock. A commit is on the disk when it ends (synchronous).
    private static void Prepare(SqliteConnection connection) => connection.Run($"""
        PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = {MappedBytes};
        PRAGMA wal_autocheckpoint = {WriteAheadLog.Pages}; PRAGMA journal_size_limit = {WriteAheadLog.Largest};
        """);

    private sealed class Opened : DbConnectionInterceptor
    {
        public static readonly Opened Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Prepare((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
