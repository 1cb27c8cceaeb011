using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Cli;

public sealed class RestoreTests(SeededArchive seeds) : IClassFixture<SeededArchive>, IDisposable
{
    private readonly CommandLineProgram _program = seeds.Copy(), _other = new();
    private readonly TemporaryFolder _folder = new();

    private string Backup => seeds.Backup;

    public void Dispose()
    {
        _program.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_it_replaces_is_kept_and_it_says_where()
    {
        await ImportOneMoreAsync();
        var run = await _program.RunAsync("restore", Backup);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(2, Articles(_program.DatabaseFile));
        Assert.False(Directory.Exists(Path.Combine(_program.DataDirectory, "restoring")));

        var kept = Assert.Single(Directory.GetFiles(Path.Combine(_program.DataDirectory, "backups"), "replaced-*"));
        Assert.Contains(kept, run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Articles(kept));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task A_restored_archive_is_searched_as_it_was_whatever_index_there_is()
    {
        var before = (await _program.RunAsync("search", "onu", "--json")).Output;
        Assert.Equal(0, (await _other.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(before, (await _other.RunAsync("search", "onu", "--json")).Output);

        await ImportOneMoreAsync();
        Assert.Equal(1, (int)(await _program.RunAsync("search", "\"rien d’autre\"", "--json")).Json["total"]!);
        Assert.Equal(0, (await _program.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(0, (int)(await _program.RunAsync("search", "\"rien d’autre\"", "--json")).Json["total"]!);
        Assert.Equal(before, (await _program.RunAsync("search", "onu", "--json")).Output);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task An_open_archive_is_not_replaced()
    {
        using (var site = _program.Start("fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}"]))
        {
            await site.StandardOutput.ReadLineAsync();
            await IsRefusedAsync("est ouverte, par le site ou par une autre commande. Fermez-la d’abord");
            site.Kill();
            await site.WaitForExitAsync();
        }

        // A program that knows nothing of ours.
        using (var connection = new SqliteConnection($"Data Source={_program.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM article";
            command.ExecuteScalar();
            await IsRefusedAsync("est ouverte, par le site ou par une autre commande. Fermez-la d’abord");
        }

        Assert.Equal(0, (await _program.RunAsync("restore", Backup)).ExitCode);
    }

    [Fact]
    public async Task Nothing_opens_an_archive_while_it_is_replaced()
    {
        using (new FileStream(Path.Combine(_program.DataDirectory, "archive.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            foreach (var arguments in new[] { new[] { "check" }, ["search", "russie"], ["import", Repository.Seeds], ["backup", _program.Beside("two.zip")], ["--urls=http://127.0.0.1:0"] })
            {
                var run = await _program.RunAsync(arguments);
                Assert.Equal(3, run.ExitCode);
                Assert.Contains("est en train d’être remplacée par une sauvegarde", run.ErrorWords, StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task An_older_backup_is_upgraded_and_the_replaced_archive_stays_as_it_was()
    {
        OlderArchive.Make(_other.DatabaseFile, 3, _program.DatabaseFile);
        Assert.Equal(0, (await _other.RunAsync("backup", _other.Beside("old.zip"))).ExitCode);

        var run = await _program.RunAsync("restore", _other.Beside("old.zip"));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("L’archive vient d’une version antérieure (schéma 3) et a été mise à jour.", run.Words, StringComparison.Ordinal);
        var check = await _program.RunAsync("check");
        Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        Assert.StartsWith("Tout va bien : 2 articles", check.Words, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await _program.RunAsync("search", "titre:avertissement", "--json")).Json["total"]!);
        Assert.Empty(Directory.GetFiles(Path.Combine(_program.DataDirectory, "backups"), "before-upgrade*"));
    }

    [Fact]
    public async Task Another_archive_with_work_in_it_is_replaced_only_by_force()
    {
        // One that has only just begun, with the same articles, gives way.
        await _other.RunAsync("import", Repository.Seeds);
        _other.Damage("INSERT INTO actor (name) VALUES ('local') ON CONFLICT DO NOTHING; INSERT INTO change (at, actor_id, action, subject, subject_id, version, hash) VALUES (1, 1, 'create', 'search', 1, 1, zeroblob(32))");
        var refused = await _other.RunAsync("restore", Backup);
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("contient une autre archive que celle de la sauvegarde, et quelqu’un y a travaillé", refused.ErrorWords, StringComparison.Ordinal);
        _other.Damage("DROP TRIGGER change_is_kept; DELETE FROM change");
        Assert.Equal(0, (await _other.RunAsync("restore", Backup)).ExitCode);

        _other.Damage("UPDATE archive SET uuid = 'ffffffff-0000-4000-8000-000000000000'; INSERT INTO actor (name) VALUES ('local') ON CONFLICT DO NOTHING; INSERT INTO change (at, actor_id, action, subject, subject_id, version, hash) VALUES (1, 1, 'create', 'search', 1, 1, zeroblob(32))");
        Assert.Equal(3, (await _other.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(0, (await _other.RunAsync("restore", Backup, "--force")).ExitCode);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_other.DataDirectory, "backups"), "replaced-*").Length);
    }

    [Fact]
    public async Task A_damaged_archive_gives_way_and_is_kept_with_all_that_lies_beside_it()
    {
        await File.WriteAllTextAsync(_program.DatabaseFile, new string('x', 9000));
        await File.WriteAllTextAsync($"{_program.DatabaseFile}-wal", "left over");
        Assert.Equal(0, (await _program.RunAsync("restore", Backup)).ExitCode);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        var kept = Directory.GetFiles(Path.Combine(_program.DataDirectory, "backups")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([new string('x', 9000), "left over"], kept.Select(File.ReadAllText));
    }

    [Fact]
    public async Task It_speaks_English_too()
    {
        var run = await _program.RunAsync("en_US.UTF-8", ["restore", _program.Beside("none.zip")]);
        Assert.Equal((3, $"There is no {_program.Beside("none.zip")}."), (run.ExitCode, run.ErrorWords));
    }

    private async Task IsRefusedAsync(string sentence)
    {
        // Nobody will let go of the archive: it need not be waited for long.
        var run = await _program.RunProcessAsync("restore", Backup, "--force", "--Archive:BusyTimeout=1");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(sentence, run.ErrorWords, StringComparison.Ordinal);
    }

    private async Task ImportOneMoreAsync()
    {
        _folder.Write("more.txt", "date 2024 Un de plus\n\nRien d’autre.");
        Assert.Equal(0, (await _program.RunAsync("import", _folder.Path)).ExitCode);
    }

    private static long Articles(string file) => CommandLineProgram.Read<long>(file, "SELECT count(*) FROM article");
}
