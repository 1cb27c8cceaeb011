using Microsoft.Data.Sqlite;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>The list of what has changed lately (table <c>touched</c>), by which running programs keep up with each other.</summary>
public static class ChangeFeed
{
    // Who has missed more than so many changes reads everything anew.
    private const int Kept = 10_000;

    /// <summary>Removes old entries.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="cancellation">Stops the wait for other writers.</param>
    /// <exception cref="BusyArchiveException">Somebody else is writing for long.</exception>
    public static async Task TrimAsync(SqliteConnection connection, CancellationToken cancellation = default)
    {
        // Nobody is kept from writing while there is nothing to remove.
        if (connection.Read<long>("SELECT coalesce(max(seq) - min(seq), 0) FROM touched") <= Kept)
            return;
        using var write = await connection.BeginWriteAsync(cancellation);
        connection.Run($"DELETE FROM touched WHERE seq < (SELECT max(seq) FROM touched) - {Kept}", write.Inner);
        write.Commit();
    }
}
