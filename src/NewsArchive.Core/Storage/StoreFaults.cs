using System.Data.Common;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>Tells faults of the store from bugs: the one place that reads the codes of SQLite and of the system.</summary>
public static class StoreFaults
{
    // ENOSPC, EDQUOT of Linux and macOS; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL of Windows.
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    // EROFS; ERROR_WRITE_PROTECT of Windows.
    private static readonly int[] WriteProtected = [30, unchecked((int)0x80070013)];

    /// <summary>Which fault of the store an exception is, or was caused by.</summary>
    /// <param name="fault">The exception; EF Core wraps those of its provider.</param>
    /// <returns>Null for anything else: a bug, a file that is not there, a request that was given up.</returns>
    public static StoreFault? Of(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (KindOf(fault) is { } kind)
                return kind;
        }

        return null;
    }

    /// <summary>Whether an exception is a certain fault of the store, or was caused by it.</summary>
    /// <param name="fault">The exception.</param>
    /// <param name="kind">The fault.</param>
    public static bool Is(this Exception fault, StoreFault kind) => Of(fault) == kind;

    /// <summary>Whether an exception says that a file is no database at all.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsOfNoDatabase(this Exception fault) => SqliteFaults.IsOfNoDatabase(fault);

    /// <summary>Whether an exception is a refusal by a trigger of the schema, or was caused by one.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsRefusedByTrigger(this Exception? fault) => fault is not null && (SqliteFaults.IsRefusedByTrigger(fault) || fault.InnerException.IsRefusedByTrigger());

    private static StoreFault? KindOf(Exception fault) => fault switch
    {
        BusyArchiveException => StoreFault.Busy,
        DamagedArchiveException => StoreFault.Damaged,
        DbException sqlite => SqliteFaults.KindOf(sqlite),
        _ when SqliteFaults.IsOfValue(fault) => StoreFault.Damaged,
        UnauthorizedAccessException => StoreFault.NoAccess,
        IOException io when Full.Contains(io.HResult) => StoreFault.Full,
        IOException io when WriteProtected.Contains(io.HResult) => StoreFault.ReadOnly,
        _ => null,
    };
}
