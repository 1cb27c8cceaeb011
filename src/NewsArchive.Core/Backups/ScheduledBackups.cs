using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>When the site looks whether a backup is due.</summary>
public enum BackupOccasion
{
    /// <summary>The site has been running for long.</summary>
    Running,

    /// <summary>The site has just been started, and may be closed again in a few minutes.</summary>
    Started,

    /// <summary>The site is being closed.</summary>
    Closing,
}

/// <summary>The backups that the site makes by itself: <c>backups/scheduled-20260102-030405.zip</c>, the newest of them kept.</summary>
/// <remarks>
/// Clocks are put right, back or wrong: a backup that is dated ahead of the clock is not taken for the last one, and is the first to go.
/// Only what is certainly a scheduled backup of this archive counts, and is ever deleted; see <see cref="ScheduledBackupFile"/>.
/// </remarks>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock that says when one is due.</param>
public sealed class ScheduledBackups(ArchiveOptions options, TimeProvider time)
{
    // While these stay the same, nobody has written since the contents were compared.
    private (DateTimeOffset Changed, string Last)? _unchanged;

    /// <summary>Why the last one failed, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether one is to be made: the archive has changed since the last, which is old enough.</summary>
    /// <remarks>
    /// Old enough is <see cref="BackupOptions.Every"/> hours. For sessions of a few minutes a day, where the next one may begin after 23 hours,
    /// so many local days are enough, too; and at the end of a session its first backup is replaced by one with all that was done.
    /// </remarks>
    /// <param name="occasion">When it is asked.</param>
    public bool IsDue(BackupOccasion occasion = BackupOccasion.Running)
    {
        if (options.Backups.Every == 0)
            return false;
        var now = time.GetUtcNow();
        if (Own().FirstOrDefault(backup => backup.At <= now) is not { } last)
            return true;
        var days = DayOf(now).DayNumber - DayOf(last.At).DayNumber;
        var isOld = now - last.At >= TimeSpan.FromHours(options.Backups.Every)
            || (occasion != BackupOccasion.Running && days > 0 && days * 24 >= options.Backups.Every)
            || (occasion == BackupOccasion.Closing && days == 0);
        return isOld && HasChangedSince(last, now, occasion);
    }

    /// <summary>Makes one if it is due, and forgets the oldest.</summary>
    /// <param name="occasion">When it is asked; while the site is running, it rests half of the time.</param>
    /// <param name="cancellation">Stops it; nothing is left.</param>
    /// <returns>Null when none is due.</returns>
    /// <exception cref="UnusableBackupException">It could not be written.</exception>
    public BackupReport? MakeIfDue(BackupOccasion occasion, CancellationToken cancellation = default)
    {
        try
        {
            return IsDue(occasion) ? Make(occasion, cancellation) : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failure = fault;
            throw;
        }
    }

    /// <summary>Makes one, and forgets the oldest.</summary>
    /// <inheritdoc cref="MakeIfDue"/>
    public BackupReport Make(BackupOccasion occasion = BackupOccasion.Running, CancellationToken cancellation = default)
    {
        try
        {
            Directory.CreateDirectory(options.BackupDirectory);
            RemoveDead();
            var report = new Backup(options, time).Write(FreeName(), isGentle: occasion != BackupOccasion.Closing, cancellation: cancellation);
            Forget(report, occasion);
            Failure = null;
            return report;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failure = fault;
            throw;
        }
    }

    private IEnumerable<ScheduledBackupFile> Own() => IdentityOf() is { } archive ? ScheduledBackupFile.Find(options.BackupDirectory, archive) : [];

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).DateTime);

    // Two within a second, a clock that was set back, or something of that name: the next second is as good.
    private string FreeName()
    {
        var moment = time.GetUtcNow();
        string file;
        do
        {
            file = Path.Combine(options.BackupDirectory, ScheduledBackupFile.NameOf(moment));
            moment += TimeSpan.FromSeconds(1);
        }
        while (Path.Exists(file));
        return file;
    }

    // What is dated ahead goes first: it must not push out those whose time is known, nor stay until that day.
    private void Forget(BackupReport made, BackupOccasion occasion)
    {
        var now = time.GetUtcNow();
        var others = Own().Where(backup => backup.File != made.File).OrderBy(backup => backup.At > now).ThenByDescending(backup => backup.At).ToList();
        // The one that was made when this session began, and lacks the rest of the day.
        var isOfToday = others.FirstOrDefault() is { } last && last.At <= now && DayOf(last.At) == DayOf(now);
        if (occasion == BackupOccasion.Closing && isOfToday && now - others[0].At < TimeSpan.FromHours(options.Backups.Every))
            File.Delete(others[0].File);
        foreach (var old in others.Skip(options.Backups.Keep - 1).Where(old => File.Exists(old.File)))
            File.Delete(old.File);
    }

    // By what is in the archive: clocks may be wrong, and closing the archive writes its log back into the file. A site that runs for days
    // goes by the times of the files, too, for what nobody counts.
    private bool HasChangedSince(ScheduledBackupFile last, DateTimeOffset now, BackupOccasion occasion)
    {
        var changed = new[] { options.DatabaseFile, $"{options.DatabaseFile}-wal" }.Where(File.Exists)
            .Select(file => (DateTimeOffset)File.GetLastWriteTimeUtc(file)).DefaultIfEmpty().Max();
        if (occasion == BackupOccasion.Running && changed > last.At && changed <= now)
            return true;
        if (_unchanged == (changed, last.File))
            return false;
        using var connection = Database.OpenExisting(options);
        if (BackupContent.CountsOf(connection) is var counts && (counts.Count != last.Manifest.Counts.Count || counts.Except(last.Manifest.Counts).Any()))
            return true;
        _unchanged = (changed, last.File);
        return false;
    }

    private Guid? IdentityOf()
    {
        if (!File.Exists(options.DatabaseFile))
            return null;
        using var connection = Database.OpenExisting(options);
        return BackupContent.NameOf(connection);
    }

    // What was killed while it was written. Another site on this archive may be writing one: that is held.
    private void RemoveDead()
    {
        foreach (var partial in Directory.GetFiles(options.BackupDirectory, $"{ScheduledBackupFile.Beginning}*{ScheduledBackupFile.Ending}{Backup.Unfinished}"))
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
