using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Cli;

public sealed class BackupTests(SeededArchive seeds) : IClassFixture<SeededArchive>, IDisposable
{
    private const string Key = "key-00000000-1111-2222-3333-444444444444.xml";

    private readonly CommandLineProgram _program = seeds.Copy(), _other = new();

    private string Backup => _program.Beside("archive.zip");

    public void Dispose()
    {
        _program.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_backup_restores_elsewhere_to_an_archive_that_is_the_same()
    {
        var run = await _program.RunAsync("backup", Backup);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Elle contient 2 articles, 0 citations et 0 mentions", run.Words, StringComparison.Ordinal);
        Assert.Contains("Les clés des formulaires et des cookies n’y sont pas", run.Words, StringComparison.Ordinal);

        var restored = await _other.RunAsync("restore", Backup);
        Assert.Equal((0, ""), (restored.ExitCode, restored.Errors));
        Assert.DoesNotContain("est gardé dans", restored.Words, StringComparison.Ordinal);
        Assert.Equal("wal", _other.Read<string>("PRAGMA journal_mode"));
        Assert.Equal(0, (await _other.RunAsync("check")).ExitCode);
        Assert.Equal(_program.Read<string>("SELECT uuid FROM archive"), _other.Read<string>("SELECT uuid FROM archive"));
        Assert.Equal((await _program.RunAsync("search", "russie", "--json")).Output, (await _other.RunAsync("search", "russie", "--json")).Output);
    }

    [Fact]
    public async Task The_manifest_names_versions_archive_counts_and_the_hash_of_every_member()
    {
        await _program.RunAsync("backup", Backup);
        using var zip = ZipFile.OpenRead(Backup);
        Assert.Equal(["archive.db", "manifest.json"], zip.Entries.Select(entry => entry.FullName));
        var manifest = JsonNode.Parse(zip.GetEntry("manifest.json")!.Open())!;
        Assert.Equal("newsarchive-backup-1", (string)manifest["format"]!);
        Assert.Equal(_program.Read<long>("PRAGMA user_version"), (long)manifest["schema"]!);
        Assert.Equal(_program.Read<string>("SELECT uuid FROM archive"), (string)manifest["archive"]!);
        Assert.False((bool)manifest["withKeys"]!);
        Assert.Equal(2, (long)manifest["counts"]!["articles"]!);
        var member = Assert.Single(manifest["members"]!.AsArray())!;
        using var database = zip.GetEntry("archive.db")!.Open();
        Assert.Equal(Convert.ToHexStringLower(await SHA256.HashDataAsync(database)), (string)member["sha256"]!);
    }

    [Fact]
    public async Task Keys_go_with_it_and_come_back_only_when_both_are_asked_for()
    {
        var keys = Directory.CreateDirectory(Path.Combine(_program.DataDirectory, "keys")).FullName;
        await File.WriteAllTextAsync(Path.Combine(keys, Key), "<key/>");
        Assert.Equal(0, (await _program.RunAsync("backup", Backup, "--with-keys")).ExitCode);

        var without = await _other.RunAsync("restore", Backup);
        Assert.Contains("La sauvegarde contient aussi des clés ; elles n’ont pas été reprises", without.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_other.DataDirectory, "keys")));
        var with = await _other.RunAsync("restore", Backup, "--with-keys");
        Assert.Contains("1 clé restaurée.", with.Words, StringComparison.Ordinal);
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(_other.DataDirectory, "keys", Key)));

        await _program.RunAsync("backup", Backup, "--force");
        using var zip = ZipFile.OpenRead(Backup);
        Assert.Equal(2, zip.Entries.Count);
    }

    [Fact]
    public async Task Another_backup_is_replaced_only_by_force_and_anything_else_never()
    {
        await _program.RunAsync("backup", Backup);
        var first = await File.ReadAllBytesAsync(Backup);
        await SaysAsync("existe déjà. Rien n’a été touché", Backup);
        Assert.Equal(first, await File.ReadAllBytesAsync(Backup));
        Assert.Equal(0, (await _program.RunAsync("backup", Backup, "--force")).ExitCode);
        Assert.NotEqual(first, await File.ReadAllBytesAsync(Backup));

        var letter = _program.Beside("letter.txt");
        await File.WriteAllTextAsync(letter, "Chère Jeanne,");
        await SaysAsync("n’est pas une sauvegarde : même --force ne le remplace pas", letter, "--force");
        await SaysAsync("n’est pas une sauvegarde : même --force ne le remplace pas", _program.DatabaseFile, "--force");
        Assert.Equal("Chère Jeanne,", await File.ReadAllTextAsync(letter));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_in_a_sentence()
    {
        await SaysAsync("est un dossier. Donnez un nom de fichier", _program.DataDirectory);
        await SaysAsync("n’existe pas. Créez-le, ou choisissez un autre endroit.", _program.Beside("nowhere/archive.zip"));
        await SaysAsync("existe déjà et n’est pas une sauvegarde", "/dev/null", "--force");
        var empty = await _other.RunAsync("backup", Backup);
        Assert.Equal((3, false), (empty.ExitCode, File.Exists(Backup)));
        Assert.Contains("Il n’y a pas encore d’archive", empty.ErrorWords, StringComparison.Ordinal);
        Assert.Equal(2, (await _program.RunAsync("backup", "")).ExitCode);
        Assert.Empty(Directory.GetFiles(_program.Beside("."), "*.partial*"));
    }

    [Fact]
    public async Task An_older_archive_is_backed_up_as_it_is()
    {
        OlderArchive.Make(_other.DatabaseFile, 3, _program.DatabaseFile);
        Assert.Equal(0, (await _other.RunAsync("backup", Backup)).ExitCode);
        Assert.Equal(3, _other.Read<long>("PRAGMA user_version"));
        Assert.Equal(3, (int)new CraftedBackup(Backup).Manifest["schema"]!);
        Assert.Null(new CraftedBackup(Backup).Manifest["archive"]);
    }

    private async Task SaysAsync(string sentence, params string[] arguments)
    {
        var run = await _program.RunAsync(["backup", .. arguments]);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(sentence, run.ErrorWords, StringComparison.Ordinal);
    }
}
