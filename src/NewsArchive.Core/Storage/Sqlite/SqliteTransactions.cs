using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Storage.Sqlite;

/// <summary>What SQLite's transactions have beyond those of other databases.</summary>
internal static class SqliteTransactions
{
    /// <summary>Whether an open connection is in a transaction, whoever began it.</summary>
    public static bool IsOpen(DbConnection connection) => raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) == 0;

    /// <summary>Begins a transaction that takes no lock before it reads, and none against readers or the writer then.</summary>
    public static SqliteTransaction BeginDeferred(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);
}
