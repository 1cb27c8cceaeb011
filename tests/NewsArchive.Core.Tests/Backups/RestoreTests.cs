using NewsArchive.Storage;

namespace NewsArchive.Backups;

public sealed class RestoreTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_a_restore_replaced_is_kept_also_when_it_was_killed_right_after()
    {
        await _archive.AddAsync("a", "date 2023 Un titre\n\nUne phrase.");
        ConnectionPools.Clear(_archive.Options);
        // The moment between its two last steps: its database has taken the place, and the old one waits for its name.
        Directory.CreateDirectory(_archive.Options.RestoringDirectory);
        Directory.CreateDirectory(_archive.Options.BackupDirectory);
        File.WriteAllText(InRestoring("replaced-20240517-083000.db"), "what was there");

        Restore.CleanUp(_archive.Options);

        Assert.Equal("what was there", File.ReadAllText(Path.Combine(_archive.Options.BackupDirectory, "replaced-20240517-083000.db")));
        Assert.False(Directory.Exists(_archive.Options.RestoringDirectory));
    }

    [Fact]
    public void What_has_not_been_replaced_gets_no_second_name_when_a_restore_was_killed_right_before()
    {
        Directory.CreateDirectory(_archive.Options.RestoringDirectory);
        File.WriteAllText(InRestoring("archive.db"), "the backup");
        File.WriteAllText(InRestoring("replaced-20240517-083000.db"), "what is there");

        Restore.CleanUp(_archive.Options);

        Assert.False(Directory.Exists(_archive.Options.BackupDirectory));
        Assert.False(Directory.Exists(_archive.Options.RestoringDirectory));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public void A_restore_that_is_stopped_leaves_the_archive_and_nothing_else()
    {
        var backup = new Backup(_archive.Options, _archive.Clock).Write(Path.Combine(_archive.Elsewhere, "archive.zip"));
        ConnectionPools.Clear(_archive.Options);
        var before = File.ReadAllBytes(_archive.Options.DatabaseFile);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new Restore(_archive.Options, _archive.Clock).Run(backup.File, cancellation: stopped.Token));

        Assert.Equal(before, File.ReadAllBytes(_archive.Options.DatabaseFile));
        Assert.False(Directory.Exists(_archive.Options.RestoringDirectory));
    }

    private string InRestoring(string name) => Path.Combine(_archive.Options.RestoringDirectory, name);
}
