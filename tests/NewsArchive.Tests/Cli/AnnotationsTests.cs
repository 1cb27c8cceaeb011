using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsArchive.Tests.Cli;

public sealed class AnnotationsTests : IDisposable
{
    private readonly CommandLineProgram _program = new(), _other = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Annotations_go_to_another_archive_and_a_second_time_nothing_changes()
    {
        await _program.RunAsync("import", Repository.Seeds, "--propose");
        await _other.RunAsync("import", Repository.Seeds);
        foreach (var (format, name) in new[] { ("w3c", "a.jsonld"), ("brat", "a.zip") })
        {
            var file = Path.Combine(_folder.Path, name);
            Assert.Equal(0, (await _program.RunAsync("export", format, "--output", file)).ExitCode);
            var run = await _other.RunAsync("annotations", "import", file, "--json");
            Assert.Equal((0, ""), (run.ExitCode, run.ErrorWords));
            var report = JsonNode.Parse(run.Output)!;
            Assert.Equal((format, 2, 0), ((string)report["format"]!, (int)report["articles"]!["found"]!, (int)report["rejected"]!));
            Assert.Equal(format == "w3c", (int)report["quotes"]!["added"]! > 20);
            Assert.Equal(format != "w3c", (int)report["quotes"]!["unchanged"]! > 20);
        }

        Assert.Equal(_program.Read<long>("SELECT count(*) FROM quote"), _other.Read<long>("SELECT count(*) FROM quote"));
        Assert.Equal(0, (await _other.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task An_empty_archive_gets_articles_and_annotations_from_JSON_lines()
    {
        await _program.RunAsync("import", Repository.Seeds, "--propose");
        var file = Path.Combine(_folder.Path, "all.jsonl");
        await _program.RunAsync("export", "jsonl", "--output", file);
        var trial = await _other.RunAsync("annotations", "import", file, "--dry-run");
        Assert.StartsWith("Essai seulement", trial.Output, StringComparison.Ordinal);
        var run = await _other.RunAsync("annotations", "import", file);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 trouvés dans l’archive, 2 créés, 0 absents", run.Output, StringComparison.Ordinal);
        Assert.Contains("/history?batch=1", run.Output, StringComparison.Ordinal);
        Assert.Equal(Found((await _program.RunAsync("search", "coréen", "--json")).Output), Found((await _other.RunAsync("search", "coréen", "--json")).Output));
        Assert.Equal(0, (await _other.RunAsync("check")).ExitCode);
    }

    private static string Found(string json) => Regex.Replace(json, "\"id\":[0-9]+,", "");

    [Fact]
    public async Task What_cannot_be_read_is_said_and_what_is_left_out_is_named()
    {
        await _program.RunAsync("import", Repository.Seeds);
        var missing = await _program.RunAsync("annotations", "import", Path.Combine(_folder.Path, "no.jsonl"));
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("n’existe pas", missing.ErrorWords, StringComparison.Ordinal);
        var other = await _program.RunAsync("annotations", "import", _folder.Write("x.txt", "du texte"));
        Assert.Equal(3, other.ExitCode);
        Assert.Contains("ni du JSON lines", other.ErrorWords, StringComparison.Ordinal);
        var foreign = await _program.RunAsync("annotations", "import", _folder.Write("x.json",
            """[{"type":"Annotation","id":"urn:a\u001b[31m","target":{"source":"urn:b","key":"absent","selector":{"type":"TextQuoteSelector","exact":"Oui"}}}]"""));
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("Importez l’article d’abord", foreign.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', foreign.Output);
        Assert.Equal(2, (await _program.RunAsync("annotations")).ExitCode);
        Assert.Equal(2, (await _program.RunAsync("annotations", "import")).ExitCode);
        Assert.Equal(2, (await _program.RunAsync("annotations", "import", "a", "b")).ExitCode);
    }
}
