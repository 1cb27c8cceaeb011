using System.Text.Json;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>An import of annotations killed at any moment: the same file again completes it, and all of it is one decision.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledAnnotationImportTests(ITestOutputHelper output) : IDisposable
{
    private const int Articles = 120, Each = 4;

    private static readonly int Kills = Soak.Size(2, 24);

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_killed_again_and_again_is_taken_back_by_one_undo()
    {
        var random = Soak.Random(output);
        var file = _folder.Write("annotations.jsonl", Lines());
        await _program.RunAsync("import", _folder.Write("seul.txt", "date 2020 Un titre\n\nSeul."));
        for (var kill = 0; kill < Kills; kill++)
        {
            // In the first half, so that it is not over before it can be killed.
            var until = (int)((kill + random.NextDouble()) * Articles / Kills / 2) * Each;
            // An article in each transaction: so there is time between the first and the last.
            string[] arguments = ["annotations", "import", file, "--Archive:ImportBatch=1", $"--Archive:DataDirectory={_program.DataDirectory}"];
            using var process = _program.Start("fr_FR.UTF-8", arguments);
            while (!process.HasExited && _program.Read<long>("SELECT count(*) FROM mention") <= until)
                await Task.Delay(2);
            process.Kill();
            await process.WaitForExitAsync();
            Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
        }

        var run = await _program.RunAsync("annotations", "import", file, "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Articles * Each, _program.Read<long>("SELECT count(*) FROM mention"));
        Assert.Equal(1, _program.Read<long>("SELECT count(DISTINCT batch) FROM change"));
        Assert.Equal(_program.Read<long>("SELECT min(batch) FROM change"), (long)run.Json["change"]!);
        Assert.Equal(_program.Read<long>("SELECT count(*) FROM change"), _program.Read<long>("SELECT count(*) FROM change WHERE batch IS NOT NULL"));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    // As an export has them: the register, then each article with its names.
    private static string Lines()
    {
        var lines = new List<object>
        {
            new { type = "manifest", format = "jsonl", layout = 1 },
            new { type = "entity", id = 1, version = 1, name = "Moscou", kind = "place" },
        };
        for (var i = 0; i < Articles; i++)
        {
            var title = $"Article {i}";
            var text = $"{title}\n\n{string.Join(' ', Enumerable.Repeat("Moscou.", Each))}";
            var body = title.Length + 2;
            var blocks = new[] { new { start = 0, end = title.Length, kind = "headline" }, new { start = body, end = text.Length, kind = "paragraph" } };
            lines.Add(new { type = "article", id = i + 1, version = 1, key = $"k{i}", title, date = "2020", revision = 1, text, blocks });
            for (var (m, start) = (0, body); m < Each; m++, start += 8)
            {
                var id = (i * Each) + m + 1;
                lines.Add(new { type = "mention", id, version = 1, article = i + 1, revision = 1, start, end = start + 6, exact = "Moscou", entity = 1, state = "accepted" });
            }
        }

        lines.Add(new { type = "end", counts = new { articles = Articles, quotes = 0, mentions = Articles * Each, entities = 1 } });
        return string.Concat(lines.Select(line => JsonSerializer.Serialize(line) + "\n"));
    }
}
