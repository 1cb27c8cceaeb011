using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>A backup that was restored.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Kept">Where what it replaced lies now, or null when there was nothing.</param>
/// <param name="UpgradedFrom">The version of its schema, when it was older than this program's; else null.</param>
/// <param name="Keys">How many keys were restored.</param>
/// <param name="KeysLeftOut">How many it holds besides.</param>
public sealed record RestoreReport(BackupManifest Manifest, string? Kept, int? UpgradedFrom, int Keys, int KeysLeftOut);

/// <summary>Puts a backup in the place of an archive that nobody has open.</summary>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock that names what is kept.</param>
/// <remarks>
/// The backup is unpacked, proved and upgraded in a folder of its own, <c>restoring</c>, and takes the place of the
/// archive in one step at the end: however it ends before, the archive is as it was. What it replaced is kept as
/// <c>backups/replaced-….db</c>.
/// </remarks>
public sealed class Restore(ArchiveOptions options, TimeProvider time)
{
    private readonly ArchiveOptions _staged = new() { DataDirectory = options.RestoringDirectory, BusyTimeout = options.BusyTimeout };

    /// <summary>Restores a backup.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="force">Whether it may replace another archive in which somebody has worked.</param>
    /// <param name="withKeys">Whether the keys it holds are taken, too. Whoever made the backup knows them.</param>
    /// <param name="cancellation">Stops it; the archive is as it was.</param>
    /// <exception cref="UnusableBackupException">The backup cannot be restored.</exception>
    /// <exception cref="UnusableDatabaseException">Another program has the archive open.</exception>
    public RestoreReport Run(string file, bool force = false, bool withKeys = false, CancellationToken cancellation = default)
    {
        using var backup = BackupFile.Open(file);
        using var alone = ArchiveInUse.Seize(options);
        var place = new RestoredPlace(options, time);
        place.Prove(backup.Manifest, force);
        CleanUp(options);
        try
        {
            Directory.CreateDirectory(_staged.DataDirectory);
            var upgradedFrom = Stage(backup, new Pace(false, cancellation));
            cancellation.ThrowIfCancellationRequested();
            // Keys are only added: with them the archive still is what it was.
            var keys = withKeys ? RestoreKeys(backup, new Pace(false, cancellation)) : 0;
            var kept = place.Take(_staged.DatabaseFile);
            return new RestoreReport(backup.Manifest, kept, upgradedFrom, keys, withKeys ? 0 : backup.Keys.Count());
        }
        finally
        {
            CleanUp(options);
        }
    }

    /// <summary>Ends or removes what a restore that was killed has left; what it has replaced is kept. Only while no other restore is running: whoever has the archive open knows that.</summary>
    /// <param name="options">The settings of the archive.</param>
    public static void CleanUp(ArchiveOptions options) => RestoredPlace.CleanUp(options);

    private int? Stage(BackupFile backup, Pace pace)
    {
        var free = new DriveInfo(options.DataDirectory).AvailableFreeSpace;
        if (free < backup.Database.Length)
            throw new UnusableBackupException(new Message("restore.no-room", options.DataDirectory, free / 1_048_576.0, backup.Database.Length / 1_048_576.0));
        backup.Unpack(backup.Database, _staged.DatabaseFile, pace);
        BackupContent.Prove(_staged.DatabaseFile, backup.Manifest);

        using (var connection = Database.OpenUnpooled(_staged))
        {
            SchemaShape.Mend(connection, new Schema().Shape(backup.Manifest.Schema));
            new Schema().Apply(connection, backup.Manifest.Schema, file: _staged.DatabaseFile);
            // Then the log beside it goes when it is closed.
            connection.Run("PRAGMA journal_mode = WAL");
        }

        DatabaseCopy.Sync(_staged.DatabaseFile);
        return backup.Manifest.Schema < new Schema().Version ? backup.Manifest.Schema : null;
    }

    private int RestoreKeys(BackupFile backup, Pace pace)
    {
        var count = 0;
        foreach (var key in backup.Keys)
        {
            var (unpacked, to) = (Path.Combine(_staged.DataDirectory, "key"), Path.Combine(options.KeyDirectory, Path.GetFileName(key.Name)));
            backup.Unpack(key, unpacked, pace);
            Directory.CreateDirectory(options.KeyDirectory);
            // One that is there already is the same, or is not to be replaced from elsewhere.
            if (!File.Exists(to))
            {
                File.Move(unpacked, to);
                count++;
            }

            File.Delete(unpacked);
        }

        return count;
    }
}
