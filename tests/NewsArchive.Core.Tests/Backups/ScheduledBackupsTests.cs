using NewsArchive.Storage;

namespace NewsArchive.Backups;

public sealed class ScheduledBackupsTests : IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly ScheduledBackups _backups;

    public ScheduledBackupsTests() => _backups = new ScheduledBackups(_archive.Options, _archive.Clock);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void The_first_is_due_at_once_and_the_next_after_its_hours_when_something_has_changed()
    {
        Assert.True(_backups.IsDue());
        _backups.Make();
        Assert.False(_backups.IsDue());

        _archive.Clock.Now += TimeSpan.FromHours(23.9);
        ChangedAt(_archive.Clock.Now);
        Assert.False(_backups.IsDue());
        _archive.Clock.Now += TimeSpan.FromHours(0.1);
        Assert.True(_backups.IsDue());
        // Also for a program that has just been started.
        Assert.True(new ScheduledBackups(_archive.Options, _archive.Clock).IsDue());

        ChangedAt(_archive.Clock.Now - TimeSpan.FromDays(2));
        Assert.False(_backups.IsDue());
    }

    [Fact]
    public void None_is_due_when_they_are_switched_off()
    {
        _archive.Options.Backups.Every = 0;
        Assert.False(_backups.IsDue());
    }

    [Fact]
    public void Only_the_newest_are_kept_and_other_files_are_left_alone()
    {
        _archive.Options.Backups.Keep = 3;
        Directory.CreateDirectory(_archive.Options.BackupDirectory);
        string[] others = ["scheduled-by-me.zip", "scheduled-20240101-000000 (2).zip", "replaced-20200101-000000.db", "archive.zip"];
        foreach (var other in others)
            File.WriteAllText(Path.Combine(_archive.Options.BackupDirectory, other), other);

        for (var day = 0; day < 5; day++, _archive.Clock.Now += TimeSpan.FromDays(1))
            _backups.Make();

        Assert.Equal(
            others.Concat(["scheduled-20240519-083000.zip", "scheduled-20240520-083000.zip", "scheduled-20240521-083000.zip"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(_archive.Options.BackupDirectory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_restores_the_archive_as_it_was_then()
    {
        await _archive.AddAsync("a", "date 2023 Un titre\n\nUne phrase.");
        var report = _backups.Make();
        await _archive.AddAsync("b", "date 2023 Un deuxième\n\nUne phrase.");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        new Restore(_archive.Options, _archive.Clock).Run(report.File);

        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM article"));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public void A_failure_is_remembered_until_one_succeeds_and_costs_no_older_backup()
    {
        _archive.Options.Backups.Keep = 1;
        var first = _backups.Make().File;
        _archive.Clock.Now += TimeSpan.FromDays(1);
        // Where the next one is to be written stands a folder.
        var blocked = Directory.CreateDirectory(Path.Combine(_archive.Options.BackupDirectory, "scheduled-20240518-083000.zip"));

        Assert.Throws<UnusableBackupException>(() => _backups.Make());
        Assert.NotNull(_backups.Failure);
        Assert.True(File.Exists(first));

        blocked.Delete();
        _backups.Make();
        Assert.Null(_backups.Failure);
        Assert.False(File.Exists(first));
    }

    [Fact]
    public void What_a_killed_one_has_left_is_removed_unless_it_is_being_written()
    {
        Directory.CreateDirectory(_archive.Options.BackupDirectory);
        var (dead, held) = (InBackups("scheduled-20240101-000000.zip.partial"), InBackups("scheduled-20240102-000000.zip.partial"));
        foreach (var file in new[] { dead, $"{dead}.db", held })
            File.WriteAllText(file, "half");

        using (new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            _backups.Make();

        Assert.Equal([InBackups("scheduled-20240102-000000.zip.partial"), InBackups("scheduled-20240517-083000.zip")], Directory.GetFiles(_archive.Options.BackupDirectory).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_that_is_stopped_leaves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => _backups.Make(stopped.Token));
        Assert.Empty(Directory.GetFiles(_archive.Options.BackupDirectory));
        Assert.Null(_backups.Failure);
    }

    private string InBackups(string name) => Path.Combine(_archive.Options.BackupDirectory, name);

    private void ChangedAt(DateTimeOffset moment)
    {
        foreach (var file in Directory.GetFiles(_archive.Options.DataDirectory))
            File.SetLastWriteTimeUtc(file, moment.UtcDateTime);
    }
}
