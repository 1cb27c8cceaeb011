using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Storage;

/// <summary>One state of the archive, for as long as it is read.</summary>
internal static class ReadTransaction
{
    /// <summary>Whether an open connection is in a transaction, whoever began it.</summary>
    /// <param name="connection">The connection.</param>
    public static bool IsInTransaction(this SqliteConnection connection) => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Begins a deferred transaction: it only reads, and writers do not wait for it.</summary>
    /// <param name="context">The archive; it does not use the transaction by itself.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SqliteTransaction> BeginReadingAsync(this ArchiveContext context, CancellationToken cancellation)
    {
        await context.OpenAsync(cancellation);
        return context.Connection.BeginTransaction(deferred: true);
    }
}
