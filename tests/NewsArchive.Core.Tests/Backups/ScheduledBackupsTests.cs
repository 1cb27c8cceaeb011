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
        ConnectionPools.Clear(_archive.Options);

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
        // Another program writes one at this second.
        using (new FileStream(InBackups("scheduled-20240518-083000.zip.partial"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<UnusableBackupException>(() => _backups.Make());
        Assert.NotNull(_backups.Failure);
        Assert.True(File.Exists(first));

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
        Assert.ThrowsAny<OperationCanceledException>(() => _backups.Make(cancellation: stopped.Token));
        Assert.Empty(Directory.GetFiles(_archive.Options.BackupDirectory));
        Assert.Null(_backups.Failure);
    }

    [Fact]
    public void A_backup_dated_ahead_of_the_clock_is_not_the_last_one_and_is_the_first_to_go()
    {
        _archive.Options.Backups.Keep = 3;
        _archive.Clock.Now += TimeSpan.FromDays(5000);
        _backups.Make();
        _archive.Clock.Now -= TimeSpan.FromDays(5000);
        Assert.True(_backups.IsDue());
        for (var day = 0; day < 2; day++, _archive.Clock.Now += TimeSpan.FromDays(1))
            _backups.Make();
        Assert.Equal(["scheduled-20240517-083000.zip", "scheduled-20240518-083000.zip", "scheduled-20380124-083000.zip"], Names());
        _backups.Make();
        Assert.Equal(["scheduled-20240517-083000.zip", "scheduled-20240518-083000.zip", "scheduled-20240519-083000.zip"], Names());
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut off")]
    [InlineData("folder")]
    [InlineData("of another archive")]
    [InlineData("renamed")]
    [InlineData("not a ZIP archive")]
    [InlineData("link")]
    public void What_is_not_certainly_a_scheduled_backup_of_this_archive_neither_counts_nor_is_touched(string what)
    {
        _archive.Options.Backups.Keep = 2;
        var (now, made) = (_archive.Clock.Now, _backups.Make().File);
        // Newer than all others at first, and as old as the first ones in the end.
        var strange = InBackups("scheduled-20240517-083100.zip");
        switch (what)
        {
            case "empty" or "not a ZIP archive":
                File.WriteAllText(strange, what == "empty" ? "" : "PK and so on");
                break;
            case "cut off":
                File.WriteAllBytes(strange, File.ReadAllBytes(made)[..^20]);
                break;
            case "folder":
                Directory.CreateDirectory(strange);
                break;
            case "of another archive":
                using (var other = new TempArchive())
                {
                    other.Clock.Now = now + TimeSpan.FromMinutes(1);
                    File.Move(new ScheduledBackups(other.Options, other.Clock).Make().File, strange);
                }

                break;
            case "renamed":
                new Backup(_archive.Options, new FixedClock { Now = now - TimeSpan.FromDays(9) }).Write(strange);
                break;
            default:
                File.CreateSymbolicLink(strange, made);
                break;
        }

        if (what != "link")
            File.Delete(made);
        _archive.Clock.Now = now + TimeSpan.FromMinutes(2);
        Assert.Equal(what != "link", _backups.IsDue());
        _archive.Clock.Now = now + TimeSpan.FromMinutes(1);
        Assert.Equal("scheduled-20240517-083101.zip", Path.GetFileName(_backups.Make().File));
        for (var day = 0; day < 3; day++)
        {
            _archive.Clock.Now += TimeSpan.FromDays(1);
            _backups.Make();
        }

        Assert.Equal(["scheduled-20240517-083100.zip", "scheduled-20240519-083100.zip", "scheduled-20240520-083100.zip"], Names());
        Assert.Null(_backups.Failure);
    }

    [Fact]
    public void Two_within_a_second_are_two_backups()
    {
        _backups.Make();
        _backups.Make();
        Assert.Equal(["scheduled-20240517-083000.zip", "scheduled-20240517-083001.zip"], Names());
    }

    [Fact]
    public async Task What_was_changed_while_the_clock_was_set_back_is_backed_up_too()
    {
        _backups.Make();
        await _archive.AddAsync("a", "date 2023 Un titre\n\nUne phrase.");
        ChangedAt(_archive.Clock.Now - TimeSpan.FromHours(1));
        _archive.Clock.Now += TimeSpan.FromDays(1);
        Assert.True(_backups.IsDue());
        _backups.Make();
        // And a file that seems to be changed in the future is no change.
        ChangedAt(_archive.Clock.Now + TimeSpan.FromDays(9));
        _archive.Clock.Now += TimeSpan.FromDays(1);
        Assert.False(_backups.IsDue());
    }

    [Theory]
    // The day after, whatever the hour; not the same day; not what has not changed.
    [InlineData("2024-05-17T20:00+02:00", "2024-05-18T07:00+02:00", true, true)]
    [InlineData("2024-05-17T20:00+02:00", "2024-05-18T07:00+02:00", false, false)]
    [InlineData("2024-05-17T07:00+02:00", "2024-05-17T23:59+02:00", true, false)]
    // The days are those of the place: both are 17 May in UTC, and both 18 May.
    [InlineData("2024-05-17T23:30+02:00", "2024-05-18T00:30+02:00", true, true)]
    [InlineData("2024-05-18T00:30+02:00", "2024-05-18T07:00+02:00", true, false)]
    // The clock is put forward or back an hour that night.
    [InlineData("2024-03-30T23:30+01:00", "2024-03-31T03:30+02:00", true, true)]
    [InlineData("2024-10-27T02:30+02:00", "2024-10-27T02:15+01:00", true, false)]
    public async Task A_session_of_the_next_day_makes_one_however_few_hours_have_gone_by(string last, string now, bool isChanged, bool isDue)
    {
        var clock = new ParisClock { Now = DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture) };
        var backups = new ScheduledBackups(_archive.Options, clock);
        backups.Make();
        clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        // The file may be newer without a change: who closes an archive writes its log back.
        ChangedAt(clock.Now);
        if (isChanged)
            await _archive.AddAsync("a", "date 2023 Un titre\n\nUne phrase.");
        Assert.False(backups.IsDue());
        Assert.Equal(isDue, backups.IsDue(BackupOccasion.Started));
    }

    [Fact]
    public async Task Short_sessions_leave_one_backup_a_day_with_all_that_was_done()
    {
        for (var day = 1; day <= 3; day++, _archive.Clock.Now += TimeSpan.FromHours(23))
        {
            for (var session = 0; session < 3; session++, _archive.Clock.Now += TimeSpan.FromMinutes(10))
            {
                _backups.MakeIfDue(BackupOccasion.Started);
                await _archive.AddAsync($"{day}-{session}", $"date 2023 Un titre {day} {session}\n\nUne phrase.");
                ChangedAt(_archive.Clock.Now += TimeSpan.FromMinutes(2));
                _backups.MakeIfDue(BackupOccasion.Closing);
            }

            Assert.Equal(day, Names().Length);
            Assert.Equal(3 * day, BackupFile.Open(InBackups(Names()[^1])).Manifest.Counts["articles"]);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_a_failure()
    {
        Directory.CreateDirectory(_archive.Options.DataDirectory);
        File.WriteAllText(_archive.Options.BackupDirectory, "a file of that name");
        Assert.ThrowsAny<IOException>(() => _backups.MakeIfDue(BackupOccasion.Running));
        Assert.NotNull(_backups.Failure);
    }

    private string[] Names() => [.. Directory.GetFileSystemEntries(_archive.Options.BackupDirectory).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private sealed class ParisClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }

    private string InBackups(string name) => Path.Combine(_archive.Options.BackupDirectory, name);

    private void ChangedAt(DateTimeOffset moment)
    {
        foreach (var file in Directory.GetFiles(_archive.Options.DataDirectory))
            File.SetLastWriteTimeUtc(file, moment.UtcDateTime);
    }
}
