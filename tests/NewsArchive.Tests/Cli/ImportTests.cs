using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Cli;

public sealed class ImportTests : IDisposable
{
    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Good_files_end_with_0_and_a_dry_run_stores_nothing()
    {
        var dry = await _program.RunAsync("import", Repository.Seeds, "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.EndsWith("2 lus : 2 importés, 0 mis à jour, 0 inchangés, 0 déjà supprimés et non réimportés, 0 doublons, 0 refusés. Essai seulement : rien n’a été enregistré.", dry.Words, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await _program.RunAsync("search", "--json")).Json["total"]!);

        var real = await _program.RunAsync("import", Repository.Seeds);
        Assert.Equal((0, "2 lus : 2 importés, 0 mis à jour, 0 inchangés, 0 déjà supprimés et non réimportés, 0 doublons, 0 refusés."), (real.ExitCode, real.Words));
        Assert.Equal(2, (int)(await _program.RunAsync("search", "--json")).Json["total"]!);
    }

    [Fact]
    public async Task What_the_program_fails_on_is_said_in_a_sentence_and_written_to_the_log()
    {
        var file = _folder.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
        await _program.RunAsync("import", _folder.Path);
        _program.Damage("UPDATE article SET origins = '{}'");
        File.WriteAllText(file, "date 2023 Un titre\n\nUn texte changé.");
        _folder.Write("b.txt", "date 2023 Un autre\n\nUn autre texte.");
        var one = await _program.RunAsync("import", _folder.Path, "--json");
        Assert.Equal((1, "", 1), (one.ExitCode, one.Errors, (int)one.Json["imported"]!));
        Assert.Contains("est abîmé", (string)one.Json["rejected"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Contains("JsonException", Log(), StringComparison.Ordinal);

        _program.Damage("CREATE TRIGGER refuse BEFORE INSERT ON article BEGIN SELECT RAISE(FAIL, 'no more articles'); END");
        _folder.Write("c.txt", "date 2023 Un tiers\n\nUn troisième texte.");
        var all = await _program.RunAsync("import", _folder.Path);
        Assert.Equal((3, ""), (all.ExitCode, all.Output));
        Assert.DoesNotContain("   at ", all.Errors, StringComparison.Ordinal);
        Assert.Single(all.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("no more articles", Log(), StringComparison.Ordinal);

        string Log() => File.ReadAllText(Directory.GetFiles(Path.Combine(_program.DataDirectory, "logs")).Single());
    }

    [Fact]
    public async Task Proposals_for_a_text_that_is_full_of_them_are_bounded_and_the_report_says_so()
    {
        var run = await _program.RunAsync("import", _folder.Write("a.txt", "date 2023-09 Un titre\n\n" + string.Concat(Enumerable.Repeat(", a déclaré Jean, ", 4_500))), "--propose");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 000 citations", run.Words, StringComparison.Ordinal);
        Assert.Contains("Trop longs ou trop pleins pour que tout soit proposé : articles 1 (au plus 2 000 citations", run.Words, StringComparison.Ordinal);
        Assert.Equal(2000, _program.Read<long>("SELECT count(*) FROM quote"));
    }

    [Fact]
    public async Task A_publication_is_noted_and_can_be_corrected_by_another_import()
    {
        await _program.RunAsync("import", Repository.Seeds, "--publication", "Le  Monde");
        Assert.Equal(["Le Monde", "Le Monde"], await SourcesAsync());
        var again = await _program.RunAsync("import", Repository.Seeds, "--publication=Le Temps", "--json");
        Assert.Equal(2, (int)again.Json["updated"]!);
        Assert.Equal(["Le Temps", "Le Temps"], await SourcesAsync());
        Assert.Equal(2, (int)(await _program.RunAsync("import", Repository.Seeds, "--json")).Json["unchanged"]!);
    }

    [Fact]
    public async Task A_changed_file_makes_a_revision_and_the_same_text_under_another_name_a_duplicate()
    {
        _folder.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
        _folder.Write("b.txt", "date 2022 Un titre\n\nUn texte.");
        var first = (await _program.RunAsync("import", _folder.Path, "--json")).Json;
        Assert.Equal((2, 1), ((int)first["read"]!, (int)first["imported"]!));
        var duplicate = Assert.Single(first["duplicates"]!.AsArray())!;
        Assert.Equal(["file", "of"], duplicate.AsObject().Select(property => property.Key));
        Assert.Equal(("b.txt", "a"), (Path.GetFileName((string)duplicate["file"]!), (string)duplicate["of"]!));
        Assert.Equal("daté 2022, mais le même texte est daté 2023", (string)Assert.Single(first["warnings"]!.AsArray())!["text"]!);

        _folder.Write("a.txt", "date 2023 Un titre\n\nUn autre texte.");
        Assert.Equal(1, (int)(await _program.RunAsync("import", Path.Combine(_folder.Path, "a.txt"), "--json")).Json["updated"]!);
        Assert.Equal(1, (int)(await _program.RunAsync("search", "autre", "--json")).Json["total"]!);
    }

    [Fact]
    public async Task The_same_key_with_another_text_in_one_run_is_rejected_and_named()
    {
        _folder.Write("un/a.txt", "date 2023 Un titre\n\nUn texte.");
        _folder.Write("deux/a.txt", "date 2023 Un titre\n\nUn autre texte.");
        var run = await _program.RunAsync("import", Path.Combine(_folder.Path, "un"), Path.Combine(_folder.Path, "deux"), "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("la clé a est déjà prise", (string)Assert.Single(run.Json["rejected"]!.AsArray())!["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_rejected_and_the_others_come_in()
    {
        var run = await _program.RunAsync("import", "nowhere.txt", Repository.Seeds, "--json");
        Assert.Equal((1, 2), (run.ExitCode, (int)run.Json["imported"]!));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["file"] = "nowhere.txt", ["reason"] = "fichier ou dossier introuvable" }, Assert.Single(run.Json["rejected"]!.AsArray())));
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_rejected()
    {
        var secret = _folder.Write("secret.txt", "date 2023 Secret\n\nUn secret.");
        var open = Directory.CreateDirectory(Path.Combine(_folder.Path, "ouvert"));
        File.CreateSymbolicLink(Path.Combine(open.FullName, "lien.txt"), secret);
        var run = await _program.RunAsync("import", open.FullName, "--json");
        Assert.Equal((1, "lien symbolique qui sort du dossier"), (run.ExitCode, (string)Assert.Single(run.Json["rejected"]!.AsArray())!["reason"]!));
    }

    private async Task<IEnumerable<string>> SourcesAsync() =>
        (await _program.RunAsync("search", "--json")).Json["items"]!.AsArray().Select(item => (string)item!["source"]!);
}
