using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to the archive.</summary>
internal static class SqliteFaults
{
    /// <summary>
    /// Whether an exception was thrown where a column of a row was read: it holds no value, or one of another type than its table
    /// allows.
    /// </summary>
    public static bool IsOfValue(Exception fault) =>
        fault is InvalidOperationException or InvalidCastException or FormatException or OverflowException
            && fault.TargetSite?.DeclaringType?.Name is "SqliteValueReader" or "SqliteDataRecord";

    /// <summary>Whether a trigger refused a statement.</summary>
    public static bool IsRefusedByTrigger(Exception fault) => fault is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_TRIGGER };

    /// <summary>Whether a row names another one that is not there.</summary>
    public static bool IsOfForeignKey(Exception fault) => fault is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    /// <summary>Whether a file is no database at all.</summary>
    public static bool IsOfNoDatabase(Exception fault) => fault is SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB };

    /// <summary>Whether an exception is one of those that reading damaged bytes ends with, and not one that tells of a lock or a full disk.</summary>
    public static bool MayBeDamage(DbException fault) => fault is SqliteException sqlite
        && sqlite.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_IOERR
            or raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_FORMAT;

    /// <summary>The fault a result code stands for; null for codes that only a bug brings.</summary>
    public static StoreFault? KindOf(DbException fault) => fault is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Busy,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFault.Damaged,
        // The statements of the program name only what its own scripts have made, and read only JSON that it has stored.
        raw.SQLITE_ERROR when fault.Message.Contains("'no such ", StringComparison.Ordinal)
            || fault.Message.Contains(" has no column named ", StringComparison.Ordinal)
            || fault.Message.Contains("'malformed JSON", StringComparison.Ordinal) => StoreFault.Damaged,
        raw.SQLITE_FULL => StoreFault.Full,
        // The shared memory of the write-ahead log is a file beside the database, and grows.
        raw.SQLITE_IOERR when sqlite.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHMSIZE => StoreFault.Full,
        raw.SQLITE_IOERR => StoreFault.Device,
        raw.SQLITE_READONLY => StoreFault.ReadOnly,
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => StoreFault.NoAccess,
        raw.SQLITE_CONSTRAINT => StoreFault.Constraint,
        _ => null,
    };
}
