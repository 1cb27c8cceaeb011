using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>An import of everything at once, killed again and again at any moment: each time the archive is sound, and the next run goes on to the same end.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledImportTests : IDisposable
{
    private static readonly int Kills = Soak.Size(2, 40), Each = Soak.Size(50, 90), Articles = 5 * Each;

    private readonly CommandLineProgram _whole = new(), _killed = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random;

    public KilledImportTests(ITestOutputHelper output)
    {
        _random = Soak.Random(output);
        for (var i = 0; i < Each; i++)
        {
            _folder.Write($"seeds/{i:000}.txt", Seed(i));
            _folder.Write($"pages/page-{i:000}.html", $"""
                <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page {i}</title><meta property="article:published_time" content="2023-05-{(i % 28) + 1:00}"></head>
                <body><nav>Accueil</nav><article><h1>Page numéro {i} sur l’ONU</h1>{string.Concat(Paragraphs(Each + i).Select(text => $"<p>{text}</p>"))}</article></body></html>
                """);
        }

        _folder.Write("lines.jsonl", string.Join('\n', Numbers(2).Select(i => JsonSerializer.Serialize(new { id = $"line-{i}", date = "2022-03", title = $"Ligne {i} sur l’ONU", text = string.Join("\n\n", Paragraphs(i)) }))));
        _folder.Write("table.csv", "id;date;titre;texte\n" + string.Join('\n', Numbers(3).Select(i => $"row-{i};2021-04-05;Rangée {i} sur l’ONU;\"{string.Join("\n\n", Paragraphs(i))}\"")));
        using var zip = new ZipArchive(File.Create(Path.Combine(_folder.Path, "more.zip")), ZipArchiveMode.Create);
        foreach (var i in Numbers(4))
        {
            using var entry = new StreamWriter(zip.CreateEntry($"zipped/{i}.txt").Open());
            entry.Write(Seed(i));
        }
    }

    public void Dispose()
    {
        _whole.Dispose();
        _killed.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_import_goes_on_to_the_same_archive()
    {
        Directory.CreateDirectory(_killed.DataDirectory);
        var wasKilled = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Anywhere within the next part of it; the first before there is anything.
            wasKilled += await KillAsync(kill == 0 ? 0 : (int)((kill + _random.NextDouble()) * Articles / (Kills + 1))) ? 1 : 0;
            var options = new ArchiveOptions { DataDirectory = _killed.DataDirectory };
            // As every command does: it may have been killed before all tables were there.
            new Schema().Upgrade(options, TimeProvider.System);
            if (Stored() > 0)
                Assert.Empty(new ArchiveCheck(options).Run().Faults);
            ConnectionPools.Clear(options);
        }

        Assert.True(wasKilled >= Kills / 2, $"Only {wasKilled} of {Kills} runs were not over before they could be killed.");
        Assert.Equal(0, (await _killed.RunProcessAsync("import", _folder.Path)).ExitCode);
        Assert.Equal(0, (await _killed.RunAsync("check")).ExitCode);
        Assert.Equal(0, (await _whole.RunAsync("import", _folder.Path)).ExitCode);
        foreach (var query in new[] { "", "onu paragraphe" })
        {
            var expected = await _whole.RunAsync("search", query, "--json", "--limit", "1000");
            Assert.Equal(Articles, (int)expected.Json["total"]!);
            Assert.Equal(expected.Output, (await _killed.RunAsync("search", query, "--json", "--limit", "1000")).Output);
        }
    }

    private static IEnumerable<int> Numbers(int part) => Enumerable.Range(part * Each, Each);

    private static string Seed(int i) => $"date 2023-{(i % 12) + 1:00} Article numéro {i} sur l’ONU\n\n" + string.Join("\n\n", Paragraphs(i));

    private static IEnumerable<string> Paragraphs(int i) => Enumerable.Range(0, 8).Select(p => $"Paragraphe {p} de l’article {i}, avec « des mots » et d’autres, {i * p}.");

    // Kills by progress, not by the clock: as soon as the archive has so many articles.
    private async Task<bool> KillAsync(int stored)
    {
        using var process = _killed.Start("fr_FR.UTF-8", ["import", _folder.Path, "--Archive:ImportBatch=4", $"--Archive:DataDirectory={_killed.DataDirectory}"]);
        while (!process.HasExited && Stored() < stored)
            await Task.Delay(4);
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != 0;
    }

    private long Stored()
    {
        try
        {
            return File.Exists(_killed.DatabaseFile) ? _killed.Read<long>("SELECT count(*) FROM article") : -1;
        }
        catch (SqliteException)
        {
            // Not even the tables are there.
            return -1;
        }
    }
}
