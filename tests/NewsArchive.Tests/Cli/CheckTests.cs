using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Cli;

public sealed class CheckTests : IDisposable
{
    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Without_an_archive_there_is_nothing_to_check()
    {
        var run = await _program.RunAsync("check");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("Il n’y a pas encore d’archive", run.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(_program.DatabaseFile));
    }

    [Fact]
    public async Task An_archive_just_begun_is_well()
    {
        Directory.CreateDirectory(_program.DataDirectory);
        await File.WriteAllBytesAsync(_program.DatabaseFile, []);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        using (var folder = new TemporaryFolder())
            Assert.Equal(0, (await _program.RunAsync("import", folder.Path)).ExitCode);
        var run = await _program.RunAsync("check");
        Assert.Equal((0, "Tout va bien : l’archive est encore vide."), (run.ExitCode, run.Words));
    }

    [Fact]
    public async Task A_sound_archive_is_well_and_stays_so_after_reindexing()
    {
        await _program.RunAsync("import", Repository.Seeds);
        Assert.StartsWith("Tout va bien : 2 articles et 0 annotations vérifiés", (await _program.RunAsync("check")).Words, StringComparison.Ordinal);
        var before = (await _program.RunAsync("search", "russie", "--json")).Output;
        Assert.Equal("Index reconstruit : 2 articles.", (await _program.RunAsync("reindex")).Words);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        Assert.Equal(before, (await _program.RunAsync("search", "russie", "--json")).Output);
    }

    [Theory]
    [InlineData("UPDATE revision SET text = replace(text, 'Kim', 'Tim') WHERE article_id = 1", "Le texte de l’article 1, révision 1, n’est plus celui qui a été importé.")]
    [InlineData("UPDATE revision SET blocks = '[[0,99999,0]]' WHERE article_id = 1", "Les blocs de l’article 1, révision 1, ne correspondent pas à son texte.")]
    [InlineData("INSERT INTO entity (id, version, name, kind) VALUES (1, 1, 'Un', 'other'); INSERT INTO mention (article_id, version, revision, anchor, entity_id, state, origin) VALUES (1, 1, 1, '{\"start\":0,\"end\":2,\"exact\":\"Xx\"}', 1, 'accepted', 'person')", "dit « Xx » en 0–2, mais ces mots n’y sont pas.")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE revision SET article_id = 77 WHERE article_id = 1", "renvoie à une ligne absente de la table article.")]
    public async Task Damage_to_articles_and_annotations_is_named(string sql, string fault)
    {
        await _program.RunAsync("import", Repository.Seeds);
        Damage(sql);
        foreach (var arguments in new[] { new[] { "check" }, ["check", "--repair"] })
        {
            var run = await _program.RunAsync(arguments);
            Assert.Equal(3, run.ExitCode);
            Assert.Contains(fault, run.ErrorWords, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DELETE FROM article_index WHERE rowid = 1")]
    [InlineData("INSERT INTO article_index (rowid, title, body) VALUES (999, 'mot', 'mot')")]
    [InlineData("DELETE FROM article_index WHERE rowid = 1; INSERT INTO article_index (rowid, title, body) VALUES (1, 'faux', 'faux')")]
    [InlineData("UPDATE index_state SET analysis = 0")]
    public async Task An_index_out_of_step_is_named_and_repaired(string sql)
    {
        await _program.RunAsync("import", Repository.Seeds);
        var before = (await _program.RunAsync("search", "kim", "--json")).Output;
        Damage(sql);
        var found = await _program.RunAsync("check");
        Assert.Equal(3, found.ExitCode);
        Assert.Contains("reindex", found.Errors, StringComparison.Ordinal);
        var repaired = await _program.RunAsync("check", "--repair");
        Assert.Equal(0, repaired.ExitCode);
        Assert.Contains("L’index a été reconstruit.", repaired.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        Assert.Equal(before, (await _program.RunAsync("search", "kim", "--json")).Output);
    }

    [Theory]
    [InlineData("import", "seeds")]
    [InlineData("search", "x")]
    [InlineData("check", null)]
    [InlineData("reindex", null)]
    public async Task A_newer_archive_and_a_foreign_file_are_left_alone(string verb, string? argument)
    {
        string[] arguments = argument is null ? [verb] : [verb, argument == "seeds" ? Repository.Seeds : argument];
        await _program.RunAsync("import", Repository.Seeds);
        Damage("PRAGMA user_version = 99");
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

    private void Damage(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_program.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
