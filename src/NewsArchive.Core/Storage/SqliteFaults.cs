using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage;

/// <summary>What SQLite's result codes mean to the archive.</summary>
public static class SqliteFaults
{
    private const int Busy = 5, Locked = 6, Corrupt = 11, NotADatabase = 26;

    /// <summary>Whether another writer, such as an import, has had the database for longer than anyone waits.</summary>
    /// <param name="fault">The fault.</param>
    public static bool IsBusy(this SqliteException fault) => fault.SqliteErrorCode is Busy or Locked;

    /// <summary>Whether the file is damaged, or no database at all.</summary>
    /// <param name="fault">The fault.</param>
    public static bool IsDamage(this SqliteException fault) => fault.SqliteErrorCode is Corrupt or NotADatabase;
}
