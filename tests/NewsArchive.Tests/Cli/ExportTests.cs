using System.IO.Compression;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Cli;

public sealed class ExportTests(ExportTests.ProposedArchive archive) : IClassFixture<ExportTests.ProposedArchive>, IDisposable
{
    private readonly CommandLineProgram _program = archive.Program;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_goes_to_standard_output_and_what_is_said_does_not()
    {
        var run = await _program.RunAsync("export", "jsonl");
        Assert.Equal(0, run.ExitCode);
        var types = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["type"]!).ToList();
        Assert.Equal(("manifest", "end", 2), (types[0], types[^1], types.Count(type => type == "article")));
        Assert.Contains($"Exporté : 2 articles, {types.Count(type => type == "quote")} citations, {types.Count(type => type == "mention")} noms", run.ErrorWords, StringComparison.Ordinal);
        Assert.Contains("Ce que ce format ne peut pas contenir", run.ErrorWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_whole_and_alone_and_takes_the_place_of_an_older_one()
    {
        var file = _folder.Write("onu.zip", "older");
        var run = await _program.RunAsync("export", "csv", "--query", "obus", "--output", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        using (var zip = ZipFile.OpenRead(file))
        {
            using var manifest = zip.GetEntry("manifest.json")!.Open();
            Assert.Equal(1, (int)JsonNode.Parse(manifest)!["counts"]!["articles"]!);
        }

        Assert.Equal([file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Where_nothing_is_found_nothing_is_written_and_that_is_said()
    {
        var file = Path.Combine(_folder.Path, "nothing.zip");
        var run = await _program.RunAsync("export", "tei", "--query", "introuvable", "--output", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("Rien à exporter : la recherche ne trouve aucun article.", run.ErrorWords, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_ends_with_3()
    {
        var run = await _program.RunAsync("export", "ris", "--output", Path.Combine(_folder.Path, "missing", "x.ris"));
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    /// <summary>The seeds with their proposals; an export changes nothing of it.</summary>
    public sealed class ProposedArchive : IAsyncLifetime, IDisposable
    {
        public CommandLineProgram Program { get; } = new();

        public async Task InitializeAsync() => Assert.Equal(0, (await Program.RunAsync("import", Repository.Seeds, "--propose")).ExitCode);

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => Program.Dispose();
    }
}
