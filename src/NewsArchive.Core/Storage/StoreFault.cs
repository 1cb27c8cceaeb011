namespace NewsArchive.Storage;

/// <summary>Why the archive could not be read or written, as far as a person can do something about it.</summary>
public enum StoreFault
{
    /// <summary>Another writer has the write lock for longer than anyone waits.</summary>
    Busy,

    /// <summary>The database file is damaged, or is no database at all.</summary>
    Damaged,

    /// <summary>The disk is full, or a quota is used up: nothing of the transaction was stored.</summary>
    Full,

    /// <summary>The file system or the file is write-protected.</summary>
    ReadOnly,

    /// <summary>The account may not open the file or its folder.</summary>
    NoAccess,

    /// <summary>The disk answered with an error.</summary>
    Device,

    /// <summary>A constraint of the schema was violated: a bug, or a row that others refer to.</summary>
    Constraint,
}

/// <summary>Thrown by a writer that has waited for the write lock as long as it was allowed to. Nothing was stored.</summary>
/// <param name="waited">How long it has waited.</param>
/// <param name="holder">The program that holds the lock, where the system tells; null for this program and for one that is not known.</param>
public sealed class BusyArchiveException(TimeSpan waited, LockHolder? holder) : Exception($"The archive has been locked by another writer for {waited.TotalSeconds:0} s.")
{
    /// <summary>How long the writer has waited.</summary>
    public TimeSpan Waited { get; } = waited;

    /// <summary>The program that holds the lock; null when it is not known.</summary>
    public LockHolder? Holder { get; } = holder;
}

/// <summary>A program that holds the write lock of an archive.</summary>
/// <param name="Program">Its name, with its first argument where it is ours: <c>NewsArchive import</c>.</param>
/// <param name="Process">The number of its process.</param>
public sealed record LockHolder(string Program, int Process);
