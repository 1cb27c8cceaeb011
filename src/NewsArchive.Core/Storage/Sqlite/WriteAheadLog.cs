using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage.Sqlite;

/// <summary>Writes the write-ahead log of a database back into its file, so that it stays small.</summary>
/// <remarks>
/// SQLite does so by itself after a commit, as far as readers allow; but it begins the log anew only when a writer comes at a moment
/// without readers, and after the last change nothing comes at all.
/// </remarks>
public static class WriteAheadLog
{
    /// <summary>How large its file may be, in bytes, unless somebody reads one state of the archive for long, as a backup or an export does.</summary>
    public const long Largest = 64L << 20;

    /// <summary>After how many pages of 4 kB SQLite writes back by itself, and during an import, whose index pages are soon written again.</summary>
    internal const int Pages = 1000, PagesOfImport = 8000;

    // Readers of the moment are waited for, those of an export not.
    private const int MillisecondsForReaders = 200;

    /// <summary>The length of the log's file in bytes; 0 when there is none.</summary>
    /// <param name="options">The settings of the archive.</param>
    public static long Length(ArchiveOptions options) => new FileInfo(options.WriteAheadLogFile) is { Exists: true } file ? file.Length : 0;

    /// <summary>Writes everything back and empties the file.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="cancellation">Stops the wait for other writers.</param>
    /// <returns>False when a reader still needs what is in the log, or another program writes: then as much as can be is written back.</returns>
    public static async Task<bool> TryEmptyAsync(DbConnection connection, CancellationToken cancellation = default)
    {
        // Most of it while others go on writing: they wait for what is left.
        WriteBack(connection);
        var sqlite = (SqliteConnection)connection;
        var gate = WriteGate.Of(sqlite.ConnectionString);
        if (!await gate.EnterAsync(TimeSpan.FromSeconds(sqlite.DefaultTimeout), cancellation))
            return false;
        try
        {
            return TryEmpty(sqlite);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Writes back as much as can be without waiting for anybody.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    public static void WriteBack(DbConnection connection) => connection.Run("PRAGMA wal_checkpoint(PASSIVE)");

    private static bool TryEmpty(SqliteConnection connection)
    {
        connection.Run($"PRAGMA busy_timeout = {MillisecondsForReaders}");
        try
        {
            return connection.Read<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        finally
        {
            connection.Run($"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}");
        }
    }
}
