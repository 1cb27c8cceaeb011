using System.Data.Common;

namespace NewsArchive.Storage;

/// <summary>Tells other programs that one has an archive open, so that none replaces it beneath; or that one is replacing it.</summary>
/// <remarks>
/// A lock of the system on a file of the data directory, which goes with the process however that ends. SQLite's own locks
/// do not tell: they are held by whoever reads at that moment, and a database that was renamed keeps its readers, who would
/// write their log beside the new one.
/// </remarks>
public sealed class ArchiveInUse : IDisposable
{
    // EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;

    private ArchiveInUse(FileStream held) => _lock = held;

    /// <summary>Notes that this program has the archive open. Any number of programs may.</summary>
    /// <param name="options">The settings of the archive; its data directory is made when missing.</param>
    /// <returns>Disposed of when the archive is open no more.</returns>
    /// <exception cref="UnusableDatabaseException">It is being replaced at this moment, or cannot be read.</exception>
    public static ArchiveInUse Share(ArchiveOptions options) =>
        Take(options, FileAccess.Read, FileShare.Read, new Message("database.being-restored", options.DataDirectory));

    /// <summary>Notes that this program reads the archive. One that cannot be written, on a write-protected disk or of another account, is read as it is.</summary>
    /// <param name="options">The settings of the archive; they say afterwards how it is opened (<see cref="ArchiveOptions.IsReadOnly"/>).</param>
    /// <returns>Disposed of when the archive is open no more; null where nothing can be noted.</returns>
    /// <exception cref="UnusableDatabaseException">It is being replaced at this moment.</exception>
    /// <exception cref="DbException">It cannot be read, or a write-ahead log lies beside it whose changes would be passed over.</exception>
    public static ArchiveInUse? ShareToRead(ArchiveOptions options)
    {
        ArchiveInUse? share = null;
        try
        {
            share = Share(options);
        }
        catch (Exception fault) when (File.Exists(options.DatabaseFile) && StoreFaults.Of(fault) is StoreFault.ReadOnly or StoreFault.NoAccess)
        {
            // Where no lock can be laid, nobody replaces the archive either.
        }

        try
        {
            if (File.Exists(options.DatabaseFile))
                Look(options);
            return share;
        }
        catch
        {
            share?.Dispose();
            throw;
        }
    }

    /// <summary>Takes the archive for this program alone.</summary>
    /// <param name="options">The settings of the archive; its data directory is made when missing.</param>
    /// <returns>Disposed of when others may open it again.</returns>
    /// <exception cref="UnusableDatabaseException">Another program has it open.</exception>
    public static ArchiveInUse Seize(ArchiveOptions options) =>
        Take(options, FileAccess.ReadWrite, FileShare.None, new Message("database.in-use", options.DataDirectory));

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>Whether a file could not be opened because another program holds it.</summary>
    internal static bool IsHeld(IOException fault) => Held.Contains(fault.HResult);

    private static void Look(ArchiveOptions options)
    {
        try
        {
            using var connection = Database.OpenExisting(options);
            connection.Read<long>("SELECT count(*) FROM sqlite_schema");
        }
        catch (DbException fault) when (fault.Is(StoreFault.ReadOnly) || fault.Is(StoreFault.NoAccess))
        {
            if (Sqlite.WriteAheadLog.Length(options) > 0)
                throw;
            options.OnlyRead();
        }
        catch (DbException fault) when (fault.Is(StoreFault.Damaged))
        {
            // Damaged, or no archive at all: whoever reads the schema tells which.
        }
    }

    private static ArchiveInUse Take(ArchiveOptions options, FileAccess access, FileShare share, Message refusal)
    {
        DataFolder.HasArchive(options);
        Directory.CreateDirectory(options.DataDirectory);
        try
        {
            return new ArchiveInUse(new FileStream(options.LockFile, FileMode.OpenOrCreate, access, share, bufferSize: 0));
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            throw new UnusableDatabaseException(refusal);
        }
    }
}
