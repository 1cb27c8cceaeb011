using System.IO.Compression;
using System.Text;

namespace NewsArchive.Tests.Cli;

/// <summary>Whatever is given as a backup: it is refused with a sentence, and the archive is as it was, byte by byte.</summary>
public sealed class HostileBackupTests(SeededArchive seeds) : IClassFixture<SeededArchive>, IDisposable
{
    private static readonly byte[] Evil = "evil"u8.ToArray();

    private readonly CommandLineProgram _program = seeds.Copy();

    private string Good => seeds.Backup;

    private string Bad => _program.Beside("bad.zip");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        await IsRefusedAsync("n’est pas une sauvegarde, ou n’est pas entier", () => File.WriteAllText(Bad, new string('x', 5000)));
        await IsRefusedAsync("n’est pas une sauvegarde, ou n’est pas entier", () => File.WriteAllBytes(Bad, []));
        await IsRefusedAsync("n’est pas une sauvegarde, ou n’est pas entier", () => File.WriteAllBytes(Bad, File.ReadAllBytes(Good)[..^100]));
        await IsRefusedAsync("n’est pas une sauvegarde, ou n’est pas entier", () => File.Copy(_program.DatabaseFile, Bad, overwrite: true));
        await IsRefusedAsync("son manifeste manque", () =>
        {
            using var zip = new ZipArchive(new FileStream(Bad, FileMode.Create), ZipArchiveMode.Create);
            using var to = zip.CreateEntry("seeds.txt").Open();
            to.Write(Evil);
        });
        await IsRefusedAsync("son manifeste manque", Craft(backup => backup.Manifest["format"] = "newsarchive-backup-2"));
        await IsRefusedAsync("son manifeste manque", Craft(backup => backup.Manifest.Remove("members")));
        await IsRefusedAsync("son manifeste manque", Craft(backup => backup.Manifest["members"]!.AsArray().Add(null)));
        await IsRefusedAsync("est un dossier", () =>
        {
            File.Delete(Bad);
            Directory.CreateDirectory(Bad);
        });
        Directory.Delete(Bad);
    }

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("/tmp/evil.xml")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("keys\\evil.xml")]
    [InlineData("keys/key-00000000-1111-2222-3333-444444444444.xml\0.txt")]
    [InlineData("archive.db\0")]
    [InlineData("archive.db-wal")]
    [InlineData("keys/")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name)
    {
        await IsRefusedAsync("qui n’a rien à y faire", Craft(backup => backup.Add(name, Evil).Describe()));
        Assert.Empty(Directory.GetFiles(_program.Beside("."), "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Members_that_are_not_those_of_the_manifest_are_refused()
    {
        await IsRefusedAsync("« archive.db » n’est pas ce que dit le manifeste", Craft(backup => backup.Manifest["members"]![0]!["sha256"] = new string('0', 64)));
        await IsRefusedAsync("« archive.db » n’est pas ce que dit le manifeste", Craft(backup => backup.Manifest["members"]![0]!["length"] = 4096));
        await IsRefusedAsync("ne sont pas ceux que nomme le manifeste", Craft(backup => backup.Manifest["members"]![0]!["length"] = -1));
        await IsRefusedAsync("ne sont pas ceux que nomme le manifeste", Craft(backup => backup.Manifest["members"] = new System.Text.Json.Nodes.JsonArray()));
        await IsRefusedAsync("ne sont pas ceux que nomme le manifeste", Craft(backup => backup.Add("archive.db", Evil)));
        await IsRefusedAsync("ne sont pas ceux que nomme le manifeste", Craft(backup => backup.Add("archive.db", Evil).Describe()));
        // Larger than any disk.
        await IsRefusedAsync("Faites de la place et recommencez", Craft(backup => backup.Manifest["members"]![0]!["length"] = long.MaxValue));
        // Declared small, and grows without measure.
        await IsRefusedAsync("« archive.db » n’est pas ce que dit le manifeste", Craft(backup =>
        {
            backup.Replace("archive.db", new byte[64 << 20]);
            backup.Manifest["members"]![0]!["length"] = 4096;
        }));
    }

    [Theory]
    [InlineData("CREATE TRIGGER planted AFTER INSERT ON article BEGIN DELETE FROM revision; END", "« planted » n’est pas ce que fait NewsArchive")]
    [InlineData("CREATE VIEW planted AS SELECT load_extension('evil')", "« planted » n’est pas ce que fait NewsArchive")]
    [InlineData("CREATE TABLE planted (a TEXT)", "« planted » n’est pas ce que fait NewsArchive")]
    [InlineData("CREATE INDEX planted ON article (abs(version)); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'version', 'random()') WHERE name = 'planted'", "La base de la sauvegarde est abîmée")]
    [InlineData("DROP TABLE saved_search", "« saved_search » n’est pas ce que fait NewsArchive")]
    [InlineData("DROP TRIGGER article_changed; CREATE TRIGGER article_changed AFTER UPDATE ON article BEGIN DELETE FROM revision; END", "« article_changed » n’est pas ce que fait NewsArchive")]
    [InlineData("PRAGMA user_version = 99", "version plus récente du programme (schéma 99")]
    [InlineData("PRAGMA application_id = 42", "la base d’un autre programme")]
    [InlineData("UPDATE archive SET uuid = 'ffffffff-0000-4000-8000-000000000000'", "n’est pas celle que décrit le manifeste")]
    [InlineData("PRAGMA user_version = 11", "n’est pas ce que fait NewsArchive")]
    public async Task A_database_that_was_tampered_with_is_refused(string sql, string sentence) =>
        await IsRefusedAsync(sentence, Craft(backup => backup.Run(sql)));

    [Fact]
    public async Task A_trigger_or_an_index_that_was_taken_away_is_made_anew()
    {
        Craft(backup => backup.Run("DROP TRIGGER quote_of_merged; DROP INDEX article_by_text"))();
        Assert.Equal(0, (await _program.RunAsync("restore", Bad)).ExitCode);
        Assert.Equal(2, _program.Read<long>("SELECT count(*) FROM sqlite_schema WHERE name IN ('quote_of_merged', 'article_by_text')"));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task What_is_no_database_of_ours_or_damaged_is_refused()
    {
        await IsRefusedAsync("la base d’un autre programme", Craft(backup => backup.Replace("archive.db", Encoding.UTF8.GetBytes(new string('x', 9000))).Describe()));
        await IsRefusedAsync("la base d’un autre programme", Craft(backup => backup.Replace("archive.db", []).Describe()));
        await IsRefusedAsync("La base de la sauvegarde est abîmée", () =>
        {
            var backup = new CraftedBackup(Good);
            var bytes = File.ReadAllBytes(_program.DatabaseFile);
            // Everything behind the pages that hold the schema.
            Array.Fill(bytes, (byte)0xAB, bytes.Length / 2, bytes.Length / 4);
            backup.Replace("archive.db", bytes).Describe().Write(Bad);
        });
    }

    [Fact]
    public async Task A_name_that_steers_the_terminal_does_not()
    {
        Craft(backup => backup.Add("\u001b[2J\u202Egnp.exe", Evil).Describe())();
        var run = await _program.RunAsync("restore", Bad);
        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Errors);
        Assert.DoesNotContain('\u202E', run.Errors);
    }

    private Action Craft(Action<CraftedBackup> change) => () =>
    {
        var backup = new CraftedBackup(Good);
        change(backup);
        backup.Write(Bad);
    };

    private async Task IsRefusedAsync(string sentence, Action make)
    {
        make();
        var before = await File.ReadAllBytesAsync(_program.DatabaseFile);
        var run = await _program.RunAsync("restore", Bad);
        Assert.Contains(sentence, run.ErrorWords, StringComparison.Ordinal);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Equal(before, await File.ReadAllBytesAsync(_program.DatabaseFile));
        Assert.False(Directory.Exists(Path.Combine(_program.DataDirectory, "restoring")));
        Assert.Empty(Directory.EnumerateFiles(_program.DataDirectory, "replaced-*", SearchOption.AllDirectories));
    }
}
