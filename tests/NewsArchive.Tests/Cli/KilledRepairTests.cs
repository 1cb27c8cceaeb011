using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>
/// A repair and a rebuilding of the index killed at any moment: no text and no annotation is lost, and the next repair ends with a
/// sound archive.
/// </summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledRepairTests(SeededArchive seeds, ITestOutputHelper output) : IClassFixture<SeededArchive>, IDisposable
{
    private static readonly int Kills = Soak.Size(1, 16), Articles = Soak.Size(200, 1500);

    private readonly CommandLineProgram _program = seeds.Copy();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_repair_loses_nothing_and_the_next_one_goes_through()
    {
        var random = Soak.Random(output);
        for (var i = 0; i < Articles; i++)
            _folder.Write($"{i:0000}.txt", $"date 2023 Article numéro {i}\n\n{string.Concat(Enumerable.Range(0, 30).Select(word => $"mot{i}x{word} "))}");
        Assert.Equal(0, (await _program.RunAsync("import", _folder.Path)).ExitCode);
        var content = UsedArchive.Content(_program.DatabaseFile);
        for (var kill = 0; kill < Kills; kill++)
        {
            DamagedIndex.Flip(_program.DataDirectory);
            string[] command = random.Next(2) == 0 ? ["check", "--repair"] : ["reindex"];
            using var process = _program.Start("fr_FR.UTF-8", [.. command, $"--Archive:DataDirectory={_program.DataDirectory}"]);
            var before = Indexes();
            // Not before it writes another index, and then at any moment.
            while (!process.HasExited && Indexes() == before)
                await Task.Delay(1);
            await Task.Delay(random.Next(300));
            process.Kill();
            await CommandLineProgram.FinishAsync(process);
            Assert.Equal(content, UsedArchive.Content(_program.DatabaseFile));
            Assert.Equal(0, (await _program.RunAsync("check", "--repair")).ExitCode);
            Assert.Equal(Articles, (int)(await _program.RunAsync("search", "numéro", "--json")).Json["total"]!);
        }
    }

    private string Indexes() => string.Join(' ', Directory.GetDirectories(Path.Combine(_program.DataDirectory, "index")).Order(StringComparer.Ordinal));
}
