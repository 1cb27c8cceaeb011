using Microsoft.Data.Sqlite;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive;

/// <summary>The pooled connections of one archive.</summary>
/// <remarks><c>SqliteConnection.ClearAllPools</c> would also close what tests that run at the same time are about to use.</remarks>
internal static class ConnectionPools
{
    /// <summary>Closes them, so that the database file can be moved, copied or deleted. Other archives keep theirs.</summary>
    public static void Clear(ArchiveOptions options)
    {
        foreach (var mayCreate in new[] { true, false })
        {
            using var connection = new SqliteConnection(SqliteConnections.StringOf(options, mayCreate));
            SqliteConnection.ClearPool(connection);
        }
    }
}
