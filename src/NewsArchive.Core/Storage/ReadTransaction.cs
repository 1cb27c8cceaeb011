using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage;

/// <summary>One state of the archive, for as long as it is read.</summary>
internal static class ReadTransaction
{
    /// <summary>Begins a deferred transaction: it only reads, and writers do not wait for it.</summary>
    /// <param name="context">The archive; it does not use the transaction by itself.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SqliteTransaction> BeginReadingAsync(this ArchiveContext context, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        return ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
    }
}
