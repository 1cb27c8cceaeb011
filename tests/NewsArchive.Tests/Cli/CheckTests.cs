using System.Runtime.Versioning;

namespace NewsArchive.Tests.Cli;

public sealed class CheckTests(SeededArchive seeds) : IClassFixture<SeededArchive>, IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly CommandLineProgram _program = seeds.Copy();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Without_an_archive_there_is_nothing_to_check()
    {
        using var program = new CommandLineProgram();
        var run = await program.RunAsync("check");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("Il n’y a pas encore d’archive", run.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(program.DatabaseFile));
    }

    [Fact]
    public async Task An_archive_just_begun_is_well()
    {
        using var program = new CommandLineProgram();
        Directory.CreateDirectory(program.DataDirectory);
        await File.WriteAllBytesAsync(program.DatabaseFile, []);
        Assert.Equal(0, (await program.RunAsync("check")).ExitCode);
        using (var folder = new TemporaryFolder())
            Assert.Equal(0, (await program.RunAsync("import", folder.Path)).ExitCode);
        var run = await program.RunAsync("check");
        Assert.Equal((0, "Tout va bien : l’archive est encore vide."), (run.ExitCode, run.Words));
    }

    [Fact]
    public async Task A_sound_archive_is_well_and_stays_so_after_reindexing()
    {
        Assert.StartsWith("Tout va bien : 2 articles et 0 annotations vérifiés", (await _program.RunAsync("check")).Words, StringComparison.Ordinal);
        var before = (await _program.RunAsync("search", "russie", "--json")).Output;
        Assert.Equal("Index reconstruit : 2 articles.", (await _program.RunAsync("reindex")).Words);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        Assert.Equal(before, (await _program.RunAsync("search", "russie", "--json")).Output);
    }

    [Theory]
    [InlineData(
        "UPDATE revision SET text = replace(text, 'Kim', 'Tim') WHERE article_id = 1; UPDATE revision SET blocks = '[[0,99999,0]]' WHERE article_id = 2; "
        + "INSERT INTO entity (id, version, name, kind) VALUES (1, 1, 'Un', 'other'); INSERT INTO mention (article_id, version, revision, anchor, entity_id, state, origin) VALUES (2, 1, 1, '{\"start\":0,\"end\":2,\"exact\":\"Xx\"}', 1, 'accepted', 'person')",
        "Le texte de l’article 1, révision 1, n’est plus celui qui a été importé.", "Les blocs de l’article 2, révision 1, ne correspondent pas à son texte.", "dit « Xx » en 0–2, mais ces mots n’y sont pas.")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE revision SET article_id = 77 WHERE article_id = 1", "renvoie à une ligne absente de la table article.")]
    public async Task Damage_to_articles_and_annotations_is_named(string sql, params string[] faults)
    {
        _program.Damage(sql);
        foreach (var arguments in new[] { new[] { "check" }, ["check", "--repair"] })
        {
            var run = await _program.RunAsync(arguments);
            Assert.Equal(3, run.ExitCode);
            Assert.All(faults, fault => Assert.Contains(fault, run.ErrorWords, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("UPDATE article SET authors = '{' WHERE id = 1", "L’article 1 ne peut pas être lu en entier : du JSON illisible")]
    [InlineData("DROP TABLE original", "no such table: original")]
    public async Task The_kind_of_a_fault_is_said_in_the_language_of_the_reader(string sql, string said)
    {
        _program.Damage($"PRAGMA foreign_keys = OFF; {sql}");
        Assert.Contains(said, (await _program.RunAsync("check")).ErrorWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_is_named_by_every_verb_that_meets_it_and_repaired()
    {
        var before = (await _program.RunAsync("search", "onu", "--json")).Output;
        foreach (var repair in new[] { new[] { "check", "--repair" }, ["reindex"] })
        {
            DamagedIndex.Flip(_program.DataDirectory);
            var found = await _program.RunAsync("check");
            Assert.Equal(3, found.ExitCode);
            Assert.Contains("L’index de recherche est abîmé (", found.ErrorWords, StringComparison.Ordinal);
            Assert.Contains("Il est calculé d’après le reste : lancez « reindex ».", found.ErrorWords, StringComparison.Ordinal);
            foreach (var arguments in new[] { new[] { "search", "onu" }, ["export", "csv", "--query", "onu", "--output", _program.Beside("out.zip")] })
            {
                var run = await _program.RunAsync(arguments);
                // Damage that a search does not come by does it no harm.
                if (run.ExitCode != 0)
                    Assert.Equal((3, "L’index de recherche est abîmé. Il est calculé d’après le reste, rien n’est perdu : lancez « reindex »."), (run.ExitCode, run.ErrorWords));
            }

            var repaired = await _program.RunAsync(repair);
            Assert.Equal(0, repaired.ExitCode);
            Assert.Contains(repair[0] == "check" ? "L’index a été reconstruit." : "Index reconstruit : 2 articles.", repaired.Words, StringComparison.Ordinal);
            Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
            Assert.Equal(before, (await _program.RunAsync("search", "onu", "--json")).Output);
        }
    }

    [Fact]
    public async Task A_missing_index_is_no_fault_and_the_next_search_builds_it()
    {
        var before = (await _program.RunAsync("search", "onu", "--json")).Output;
        Directory.Delete(Path.Combine(_program.DataDirectory, "index"), recursive: true);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        Assert.Equal(before, (await _program.RunAsync("search", "onu", "--json")).Output);
    }

    [Fact]
    public async Task The_first_broken_change_of_the_history_is_named_and_not_repaired()
    {
        _program.Damage("INSERT INTO actor (name) VALUES ('local'); INSERT INTO change (at, actor_id, action, subject, subject_id, version, hash) VALUES (1, 1, 'create', 'search', 1, 1, zeroblob(32))");
        foreach (var arguments in new[] { new[] { "check" }, ["check", "--repair"] })
        {
            var run = await _program.RunAsync(arguments);
            Assert.Equal(3, run.ExitCode);
            Assert.Contains("L’historique n’est plus celui qui a été écrit : la ligne 1 a été modifiée", run.ErrorWords, StringComparison.Ordinal);
        }

        Assert.Contains("Ce qui suit ne peut pas être recalculé", (await _program.RunAsync("check", "--repair")).ErrorWords, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_may_not_be_read_is_no_empty_archive()
    {
        File.SetUnixFileMode(_program.Beside(""), Readable);
        File.SetUnixFileMode(_program.DataDirectory, UnixFileMode.None);
        try
        {
            foreach (var arguments in new[] { new[] { "check" }, ["search", "onu"], ["export", "csv"], ["backup", "b.zip"], ["reindex"], ["propose"], ["import", Repository.Seeds] })
            {
                var process = _program.Start("fr_FR.UTF-8", UnprivilegedFactAttribute.Unprivileged, [.. arguments, $"--Archive:DataDirectory={_program.DataDirectory}"]);
                var run = await CommandLineProgram.FinishAsync(process);
                Assert.Equal((arguments[0], 3, ""), (arguments[0], run.ExitCode, run.Output));
                Assert.Equal($"{_program.DataDirectory} ne peut pas être lu : l’utilisateur qui a lancé le programme n’en a pas le droit. Rien n’a été touché.", run.ErrorWords);
            }
        }
        finally
        {
            File.SetUnixFileMode(_program.DataDirectory, Readable);
        }
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_and_a_folder_in_the_place_of_the_file_are_named()
    {
        using var program = new CommandLineProgram();
        await File.WriteAllTextAsync(program.DataDirectory, "");
        var noFolder = await program.RunAsync("check");
        Assert.Equal((3, ""), (noFolder.ExitCode, noFolder.Output));
        Assert.Contains("est un fichier, et non un dossier", noFolder.ErrorWords, StringComparison.Ordinal);

        File.Delete(program.DataDirectory);
        Directory.CreateDirectory(program.DatabaseFile);
        var noFile = await program.RunAsync("check");
        Assert.Equal((3, ""), (noFile.ExitCode, noFile.Output));
        Assert.Contains("n’est pas une archive de NewsArchive", noFile.ErrorWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "seeds")]
    [InlineData("search", "x")]
    [InlineData("check", null)]
    [InlineData("reindex", null)]
    public async Task A_newer_archive_and_a_foreign_file_are_left_alone(string verb, string? argument)
    {
        string[] arguments = argument is null ? [verb] : [verb, argument == "seeds" ? Repository.Seeds : argument];
        _program.Damage("PRAGMA user_version = 99");
        var newer = await _program.RunAsync(arguments);
        Assert.Equal((3, ""), (newer.ExitCode, newer.Output));
        Assert.Contains("version plus récente du programme (schéma 99, celui-ci connaît", newer.ErrorWords, StringComparison.Ordinal);

        foreach (var file in Directory.GetFiles(_program.DataDirectory, "archive.db*"))
            File.Delete(file);
        await File.WriteAllTextAsync(_program.DatabaseFile, new string('x', 5000));
        var foreign = await _program.RunAsync(arguments);
        Assert.Equal((3, ""), (foreign.ExitCode, foreign.Output));
        Assert.Contains("n’est pas une archive de NewsArchive", foreign.ErrorWords, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(_program.DatabaseFile));
    }
}
