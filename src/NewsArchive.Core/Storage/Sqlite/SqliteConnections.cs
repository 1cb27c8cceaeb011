using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsArchive.Storage.Sqlite;

/// <summary>How a database file is opened: the one place that knows the settings of a connection.</summary>
public static class SqliteConnections
{
    // Read through the file cache of the system instead of copied into memory of our own.
    private const long MappedBytes = 1L << 36;

    /// <summary>The connection string of an archive's database.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <param name="mayCreate">Whether the file is made where there is none.</param>
    public static string StringOf(ArchiveOptions options, bool mayCreate = true) =>
        new SqliteConnectionStringBuilder
        {
            // SQLite locks no file that it is told nobody changes, and needs no log beside it (https://sqlite.org/uri.html#uriimmutable).
            DataSource = options.IsReadOnly ? $"{new Uri(options.DatabaseFile).AbsoluteUri}?immutable=1" : options.DatabaseFile,
            Mode = options.IsReadOnly ? SqliteOpenMode.ReadOnly : mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = options.BusyTimeout,
        }.ToString();

    /// <summary>Opens a connection with all its settings.</summary>
    internal static SqliteConnection Open(string connectionString)
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

    /// <summary>Opens a file only to read it, outside of the pool.</summary>
    internal static SqliteConnection OpenToRead(string file) =>
        OpenUnpooled(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());

    /// <summary>Opens a file without settings and outside of the pool: when the connection is disposed of, the file is closed.</summary>
    /// <param name="connectionString">Its pooling is switched off.</param>
    internal static SqliteConnection OpenUnpooled(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Opens an empty database in memory.</summary>
    internal static SqliteConnection OpenInMemory() => OpenUnpooled("Data Source=:memory:;Foreign Keys=True");

    // At every opening: the pool keeps connections as their last user has left them.
    // SQLite waits itself (busy_timeout), which wakes sooner than the provider's own retries; only readers wait so, for a moment, while a log is recovered
    // or emptied: writers queue in WriteLock. A commit is on the disk when it ends (synchronous).
    private static void Prepare(SqliteConnection connection) => connection.Run($"""
        PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = {MappedBytes};
        PRAGMA wal_autocheckpoint = {WriteAheadLog.Pages}; PRAGMA journal_size_limit = {WriteAheadLog.Largest};
        """);

    /// <summary>Gives the settings to the connections that EF Core opens.</summary>
    internal sealed class Preparation : DbConnectionInterceptor
    {
        public static readonly Preparation Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Prepare((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
