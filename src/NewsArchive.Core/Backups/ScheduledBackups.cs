using System.Globalization;
using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>The backups that the site makes by itself: <c>backups/scheduled-20260102-030405.zip</c>, the newest of them kept.</summary>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock that says when one is due.</param>
public sealed class ScheduledBackups(ArchiveOptions options, TimeProvider time)
{
    private const string Beginning = "scheduled-", Ending = ".zip", Stamp = "yyyyMMdd-HHmmss";

    /// <summary>Why the last one failed, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether one is to be made: the last is old enough, and the archive has changed since.</summary>
    public bool IsDue()
    {
        if (options.Backups.Every == 0)
            return false;
        if (All().FirstOrDefault() is not { File: not null } last)
            return true;
        return time.GetUtcNow() - last.At >= TimeSpan.FromHours(options.Backups.Every) && ChangedAt() > last.At;
    }

    /// <summary>Makes one, resting half of the time, and forgets the oldest.</summary>
    /// <param name="cancellation">Stops it; nothing is left.</param>
    /// <exception cref="UnusableBackupException">It could not be written.</exception>
    public BackupReport Make(CancellationToken cancellation = default)
    {
        try
        {
            Directory.CreateDirectory(options.BackupDirectory);
            RemoveDead();
            var name = Beginning + time.GetUtcNow().ToString(Stamp, CultureInfo.InvariantCulture) + Ending;
            var report = new Backup(options, time).Write(Path.Combine(options.BackupDirectory, name), isGentle: true, cancellation: cancellation);
            foreach (var old in All().Skip(options.Backups.Keep))
                File.Delete(old.File);
            Failure = null;
            return report;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failure = fault;
            throw;
        }
    }

    // The newest first. Files of other names are left alone, whatever they are.
    private List<(string File, DateTimeOffset At)> All() => !Directory.Exists(options.BackupDirectory) ? [] :
    [
        .. Directory.GetFiles(options.BackupDirectory, $"{Beginning}*{Ending}")
            .Where(file => Path.GetFileName(file).Length == Beginning.Length + Stamp.Length + Ending.Length)
            .Select(file => (File: file, IsOurs: DateTimeOffset.TryParseExact(
                Path.GetFileName(file).AsSpan(Beginning.Length, Stamp.Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at), At: at))
            .Where(found => found.IsOurs).OrderByDescending(found => found.At).Select(found => (found.File, found.At)),
    ];

    private DateTimeOffset ChangedAt() =>
        new[] { options.DatabaseFile, $"{options.DatabaseFile}-wal" }.Where(File.Exists).Select(file => (DateTimeOffset)File.GetLastWriteTimeUtc(file)).DefaultIfEmpty().Max();

    // What was killed while it was written. Another site on this archive may be writing one: that is held.
    private void RemoveDead()
    {
        foreach (var partial in Directory.GetFiles(options.BackupDirectory, $"{Beginning}*{Ending}{Backup.Unfinished}"))
        {
            try
            {
                using (new FileStream(partial, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    DatabaseCopy.Remove($"{partial}.db");
                    File.Delete(partial);
                }
            }
            catch (IOException fault) when (ArchiveInUse.IsHeld(fault))
            {
                // It is being written.
            }
        }
    }
}
