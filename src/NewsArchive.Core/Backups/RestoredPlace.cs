using System.Data.Common;
using System.Globalization;
using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>The place of an archive that a restored one takes: what stands there now, and the one step in which it changes.</summary>
internal sealed class RestoredPlace(ArchiveOptions options, TimeProvider time)
{
    private const string Kept = "replaced-";

    // What SQLite keeps beside a database. With another database it would be read as changes to that one.
    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    private static ReadOnlySpan<byte> DatabaseMark => "SQLite format 3\0"u8;

    /// <summary>Whether the archive that stands there may be replaced.</summary>
    /// <exception cref="UnusableBackupException">It is another one than that of the backup, and somebody has worked in it.</exception>
    public void Prove(BackupManifest manifest, bool force)
    {
        if (force || !IsDatabase())
            return;
        try
        {
            using var connection = Database.OpenUnpooled(options);
            var tables = SchemaShape.Of(connection).Where(part => part.Type == "table").Select(part => part.Name).ToHashSet();
            var isOther = !tables.Contains("archive") || connection.Read<string>("SELECT coalesce(max(uuid), '') FROM archive") != manifest.Archive?.ToString();
            var isWorkedIn = tables.Contains("change") ? connection.Read<long>("SELECT EXISTS (SELECT 1 FROM change)") == 1 : tables.Count > 0;
            if (isOther && isWorkedIn)
                throw new UnusableBackupException(new Message("restore.other-archive", options.DataDirectory));
        }
        catch (DbException fault) when (fault.Is(StoreFault.Damaged))
        {
            // Damaged: that is what a backup is for.
        }
    }

    /// <summary>Puts a database in the archive's place. Killed at any moment, one or the other stands there, whole.</summary>
    /// <returns>Where what was there is kept, or null when there was nothing.</returns>
    public string? Take(string restored)
    {
        var kept = KeptName();
        Settle();
        // What could not be settled belongs to a database that cannot be read.
        foreach (var left in Beside.Select(ending => options.DatabaseFile + ending).Where(File.Exists))
            File.Move(left, kept + left[options.DatabaseFile.Length..], overwrite: true);
        if (!File.Exists(options.DatabaseFile))
        {
            File.Move(restored, options.DatabaseFile);
            return null;
        }

        // One step: a second name for the old file, then the new one takes the first. Until it has, the second name is not shown.
        var aside = Path.Combine(options.RestoringDirectory, Path.GetFileName(kept));
        File.Replace(restored, options.DatabaseFile, aside);
        File.Move(aside, kept);
        return kept;
    }

    /// <summary>Ends what a restore that was killed has left, and removes the rest of it.</summary>
    public static void CleanUp(ArchiveOptions options)
    {
        if (!Directory.Exists(options.RestoringDirectory))
            return;
        foreach (var aside in Directory.GetFiles(options.RestoringDirectory, $"{Kept}*"))
        {
            // It has taken the place: what it replaced is kept. It has not: this is only a second name of what stands there.
            if (File.Exists(Path.Combine(options.RestoringDirectory, Path.GetFileName(options.DatabaseFile))))
                File.Delete(aside);
            else
                File.Move(aside, Path.Combine(options.BackupDirectory, Path.GetFileName(aside)));
        }

        Directory.Delete(options.RestoringDirectory, recursive: true);
    }

    // Everything into the one file. SQLite allows it only when nobody else has it open: also a program that knows nothing of our lock.
    private void Settle()
    {
        if (!IsDatabase())
            return;
        try
        {
            using var connection = Database.OpenUnpooled(options);
            connection.Run("PRAGMA busy_timeout = 2000; PRAGMA locking_mode = EXCLUSIVE");
            if (connection.Read<string>("PRAGMA journal_mode = DELETE") != "delete")
                throw new UnusableDatabaseException(new Message("database.in-use", options.DataDirectory));
        }
        catch (DbException fault) when (fault.Is(StoreFault.Busy))
        {
            throw new UnusableDatabaseException(new Message("database.in-use", options.DataDirectory));
        }
        catch (DbException fault) when (fault.Is(StoreFault.Damaged))
        {
            // Damaged: it is kept as it is.
        }
    }

    // Looked at before SQLite does: of a file that has lost its beginning it would throw the log beside it away.
    private bool IsDatabase()
    {
        if (!File.Exists(options.DatabaseFile))
            return false;
        using var file = new FileStream(options.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> start = stackalloc byte[DatabaseMark.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(DatabaseMark);
    }

    private string KeptName()
    {
        Directory.CreateDirectory(options.BackupDirectory);
        var name = Path.Combine(options.BackupDirectory, $"{Kept}{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        var file = $"{name}.db";
        for (var again = 2; File.Exists(file); again++)
            file = $"{name}-{again}.db";
        return file;
    }
}
