using System.Data.Common;

namespace NewsArchive.Storage.Sqlite;

/// <summary>Gives the pages that a database no longer uses back to the disk.</summary>
internal static class FreePages
{
    // A smaller share is soon used again.
    private const int LeastShare = 4;

    /// <summary>Makes the file smaller, if at least a quarter of it is unused and the disk has twice its length free. Else the pages are used again.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="file">The file of the database.</param>
    /// <returns>Whether it was made smaller.</returns>
    /// <remarks>Everything is copied: once beside the file, and once into its log. Where that fails, the database stays as it was.</remarks>
    public static bool TryReturn(DbConnection connection, string file)
    {
        var (unused, all) = (connection.Read<long>("PRAGMA freelist_count"), connection.Read<long>("PRAGMA page_count"));
        if (unused * LeastShare < all || new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!).AvailableFreeSpace < 2 * all * connection.Read<long>("PRAGMA page_size"))
            return false;
        try
        {
            connection.Run("VACUUM");
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        }
        catch (DbException)
        {
            // The folder for SQLite's temporary files is on another disk, or another program has the database.
            return false;
        }
    }
}
