using System.Data.Common;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>One state of the archive, for as long as it is read.</summary>
internal static class ReadTransaction
{
    /// <summary>Whether an open connection is in a transaction, whoever began it.</summary>
    /// <param name="connection">The connection.</param>
    public static bool IsInTransaction(this DbConnection connection) => SqliteTransactions.IsOpen(connection);

    /// <summary>Begins a deferred transaction: it only reads, and writers do not wait for it.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    public static DbTransaction BeginReading(this DbConnection connection) => SqliteTransactions.BeginDeferred(connection);

    /// <summary>Begins a deferred transaction: it only reads, and writers do not wait for it.</summary>
    /// <param name="context">The archive; it does not use the transaction by itself.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<DbTransaction> BeginReadingAsync(this ArchiveContext context, CancellationToken cancellation)
    {
        await context.OpenAsync(cancellation);
        return context.Connection.BeginReading();
    }
}
