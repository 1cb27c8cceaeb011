using System.Text.Json;
using NewsArchive.Importing;
using NewsArchive.Search.Index;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>
/// A program killed at any moment while it writes the search index: what it has committed is intact, and the next program goes on to the index of the
/// archive.
/// </summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledIndexTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = Soak.Size(3, 100);

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();
    private int _files;

    private ArchiveOptions Options => new() { DataDirectory = _program.DataDirectory };

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_index_whose_writer_was_killed_goes_on_to_what_the_archive_has()
    {
        var random = Soak.Random(output);
        Assert.Equal(0, (await _program.RunAsync("import", WriteArticles(100))).ExitCode);
        var wasKilled = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var isKilled = (kill % 3) switch
            {
                0 => KillWhileItImportsAsync(random),
                1 => KillWhileItFollowsAsync(random),
                _ => KillWhileItWritesAsync(random, "reindex"),
            };
            wasKilled += await isKilled ? 1 : 0;
            Assert.Empty(new IndexVerification(Options).Run().Faults);
            using (var snapshots = new SearchSnapshots())
            await using (var following = IndexFollowing.Start(Options, snapshots))
                Assert.True(await following.CatchUpAsync());
            Assert.Equivalent(new IndexReport(IsUsable: true, []), new IndexVerification(Options).Run());
            ConnectionPools.Clear(Options);
        }

        output.WriteLine($"{wasKilled} of {Kills} were killed before they ended");
        Assert.True(wasKilled > 0);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    // A writer that finds much to do: articles were stored by a program that does not know of the index.
    private async Task<bool> KillWhileItFollowsAsync(Random random)
    {
        await new Importer(Options, TimeProvider.System).ImportAsync(new ImportRequest([WriteArticles(500)]));
        ConnectionPools.Clear(Options);
        return await KillWhileItWritesAsync(random, "import", WriteArticles(1));
    }

    // In the first half, so that it is not over before.
    private async Task<bool> KillWhileItImportsAsync(Random random)
    {
        var until = Articles() + random.Next(10, 150);
        string[] arguments = ["import", WriteArticles(300), "--Archive:ImportBatch=10", $"--Archive:DataDirectory={_program.DataDirectory}"];
        using var process = _program.Start("fr_FR.UTF-8", arguments);
        while (!process.HasExited && Articles() < until)
            await Task.Delay(2);
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != 0;
    }

    private long Articles() => _program.Read<long>("SELECT count(*) FROM article");

    // From the first byte of the index on: what a run does before is not what is tried here.
    private async Task<bool> KillWhileItWritesAsync(Random random, params string[] arguments)
    {
        var before = FilesOfIndex();
        using var process = _program.Start("fr_FR.UTF-8", [.. arguments, $"--Archive:DataDirectory={_program.DataDirectory}"]);
        while (!process.HasExited && FilesOfIndex().SetEquals(before))
            await Task.Delay(1);
        await Task.Delay(random.Next(150));
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != 0;
    }

    private HashSet<(string, long)> FilesOfIndex()
    {
        try
        {
            return [.. new DirectoryInfo(Options.IndexRoot).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (file.FullName, file.Length))];
        }
        catch (IOException)
        {
            // A folder was removed while it was listed.
            return [];
        }
    }

    private string WriteArticles(int count)
    {
        var (name, first) = ($"lines-{++_files}", _files * 1000);
        _folder.Write($"{name}/lines.jsonl", string.Join('\n', Enumerable.Range(first, count).Select(i => JsonSerializer.Serialize(new
        {
            id = $"line-{i}",
            date = "2022-03",
            title = $"Ligne {i} sur l’ONU",
            text = string.Join("\n\n", Enumerable.Range(0, 8).Select(p => $"Paragraphe {p} de l’article {i}, avec « des mots » et d’autres, {i * p}.")),
        }))));
        return Path.Combine(_folder.Path, name);
    }
}
