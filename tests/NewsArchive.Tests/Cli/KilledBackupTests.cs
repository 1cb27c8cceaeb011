using System.Diagnostics;
using NewsArchive.Backups;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>A backup, a restore and an upgrade killed at any moment: the archive opens as it was, or as restored, and the next one goes through.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledBackupTests : IClassFixture<SeededArchive>, IDisposable
{
    private static readonly int Rounds = Soak.Size(1, 20);

    // What makes copying last: bytes that do not shrink.
    private static readonly string Ballast = $"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {Soak.Size(60, 200)}) INSERT INTO saved_search (version, name, address, seen_article, seen_at, created_at) SELECT 1, i, hex(randomblob(50000)), 0, 0, 0 FROM n";

    private readonly CommandLineProgram _program;
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random;

    private string Backup => _program.Beside("archive.zip");

    public KilledBackupTests(SeededArchive seeds, ITestOutputHelper output)
    {
        _random = Soak.Random(output);
        _program = seeds.Copy();
        _program.Damage(Ballast);
    }

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_backup_leaves_the_archive_and_the_backup_before_as_they_were()
    {
        var lasts = await LastsAsync("backup", Backup);
        var before = await File.ReadAllBytesAsync(Backup);
        for (var round = 0; round < Rounds; round++)
        {
            await KillAsync(() => File.Exists($"{Backup}.partial"), lasts, "backup", Backup, "--force");
            Assert.Equal((2, "ok"), (_program.Read<long>("SELECT count(*) FROM article"), _program.Read<string>("PRAGMA integrity_check")));
            if (File.Exists($"{Backup}.partial"))
                Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
            else
                before = await File.ReadAllBytesAsync(Backup);
        }

        Assert.Equal(0, (await _program.RunAsync("backup", Backup, "--force")).ExitCode);
        Assert.Empty(Directory.GetFiles(_program.Beside("."), "*.partial*"));
        Assert.Equal(0, (await _program.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task A_killed_restore_leaves_the_archive_as_it_was_or_as_restored()
    {
        var lasts = await LastsAsync("backup", Backup);
        _folder.Write("more.txt", "date 2024 Un de plus\n\nRien d’autre.");
        for (var round = 0; round < Rounds; round++)
        {
            await _program.RunAsync("import", _folder.Path);
            await KillAsync(() => Directory.Exists(Path.Combine(_program.DataDirectory, "restoring")), lasts, "restore", Backup);
            var check = await _program.RunAsync("check");
            Assert.Equal((0, ""), (check.ExitCode, check.Errors));
            var articles = _program.Read<long>("SELECT count(*) FROM article");
            Assert.InRange(articles, 2, 3);
            Restore.CleanUp(new ArchiveOptions { DataDirectory = _program.DataDirectory });
            Assert.Equal(articles == 2, Kept().Any(kept => Articles(kept) == 3));
            Kept().ForEach(File.Delete);
        }

        Assert.Equal(0, (await _program.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(2, _program.Read<long>("SELECT count(*) FROM article"));
        Assert.False(Directory.Exists(Path.Combine(_program.DataDirectory, "restoring")));
    }

    [Fact]
    public async Task A_killed_upgrade_leaves_every_row_and_the_next_start_goes_on()
    {
        var changes = Soak.Size(500, 2000);
        var lines = $"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {changes}) INSERT INTO change (at, who, action, subject, subject_id, version, after) SELECT i, 'local', 'update', 'article', 7, i, hex(randomblob(5000)) FROM n";
        using var older = new CommandLineProgram();
        var old = older.Beside("old.db");
        OlderArchive.Make(old, 3, _program.DatabaseFile, lines);
        Directory.CreateDirectory(older.DataDirectory);
        File.Copy(old, older.DatabaseFile);
        var lasts = await LastsAsync(older, "search", "russie");

        for (var round = 0; round < Rounds; round++)
        {
            Directory.Delete(older.DataDirectory, recursive: true);
            Directory.CreateDirectory(older.DataDirectory);
            File.Copy(old, older.DatabaseFile);
            await KillAsync(older, () => Directory.Exists(Path.Combine(older.DataDirectory, "backups")), lasts, "search", "russie");
            Assert.Equal((2, changes, "ok"), (older.Read<long>("SELECT count(*) FROM article"), older.Read<long>("SELECT count(*) FROM change"), older.Read<string>("PRAGMA integrity_check")));
            // A copy that has its name is whole.
            Assert.All(Directory.GetFiles(Path.Combine(older.DataDirectory, "backups"), "*.db"), copy => Assert.Equal(2, Articles(copy)));
        }

        Assert.Equal(1, (int)(await older.RunAsync("search", "titre:avertissement", "--json")).Json["total"]!);
        Assert.Equal(0, (await older.RunAsync("check")).ExitCode);
        Assert.Equal(changes, older.Read<long>("SELECT count(*) FROM change"));
    }

    private List<string> Kept() => Directory.Exists(Path.Combine(_program.DataDirectory, "backups")) ? [.. Directory.GetFiles(Path.Combine(_program.DataDirectory, "backups"), "replaced-*")] : [];

    private Task<TimeSpan> LastsAsync(params string[] arguments) => LastsAsync(_program, arguments);

    private static async Task<TimeSpan> LastsAsync(CommandLineProgram program, params string[] arguments)
    {
        var since = Stopwatch.StartNew();
        var run = await program.RunProcessAsync(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return since.Elapsed;
    }

    private Task KillAsync(Func<bool> hasBegun, TimeSpan lasts, params string[] arguments) => KillAsync(_program, hasBegun, lasts, arguments);

    // As soon as it has begun, or at any moment until it would be done.
    private async Task KillAsync(CommandLineProgram program, Func<bool> hasBegun, TimeSpan lasts, params string[] arguments)
    {
        using var process = program.Start("fr_FR.UTF-8", [.. arguments, $"--Archive:DataDirectory={program.DataDirectory}"]);
        while (!process.HasExited && !hasBegun())
            await Task.Delay(1);
        await Task.Delay(lasts * (0.8 * _random.NextDouble()));
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static long Articles(string file) => CommandLineProgram.Read<long>(file, "SELECT count(*) FROM article");
}
