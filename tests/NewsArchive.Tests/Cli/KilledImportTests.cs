using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Cli;

/// <summary>An import killed at any moment leaves a sound archive, and the next one goes on to the same end.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Files = 400;

    private readonly CommandLineProgram _whole = new(), _killed = new();
    private readonly TemporaryFolder _folder = new();

    public KilledImportTests()
    {
        for (var i = 0; i < Files; i++)
            _folder.Write($"{i:000}.txt", $"date 2023-{(i % 12) + 1:00} Article numéro {i} sur l’ONU\n\n" + string.Join("\n\n", Enumerable.Range(0, 8).Select(p => $"Paragraphe {p} de l’article {i}, avec « des mots » et d’autres, {i * p}.")));
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
        var wasKilled = new List<bool>();
        foreach (var stored in new[] { 0, 1, 40, 150, 290 })
        {
            wasKilled.Add(await KillAsync(stored));
            var check = await _killed.RunAsync("check");
            Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        }

        Assert.True(wasKilled.Count(killed => killed) >= 2, "The import was over before it could be killed.");
        Assert.Equal(0, (await _killed.RunAsync("import", _folder.Path)).ExitCode);
        Assert.Equal(0, (await _killed.RunAsync("check")).ExitCode);
        Assert.Equal(0, (await _whole.RunAsync("import", _folder.Path)).ExitCode);
        foreach (var query in new[] { "", "onu paragraphe" })
        {
            var expected = await _whole.RunAsync("search", query, "--json", "--limit", "1000");
            Assert.Equal(Files, (int)expected.Json["total"]!);
            Assert.Equal(expected.Output, (await _killed.RunAsync("search", query, "--json", "--limit", "1000")).Output);
        }
    }

    // Kills by progress, not by the clock: as soon as the archive has so many articles.
    private async Task<bool> KillAsync(int stored)
    {
        using var process = _killed.Start("fr_FR.UTF-8", ["import", _folder.Path, "--Archive:ImportBatch=4", $"--Archive:DataDirectory={_killed.DataDirectory}"]);
        while (!process.HasExited && Stored() < stored)
            await Task.Delay(1);
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != 0;
    }

    private long Stored()
    {
        if (!File.Exists(_killed.DatabaseFile))
            return -1;
        try
        {
            using var connection = new SqliteConnection($"Data Source={_killed.DatabaseFile};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM article";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // Not even the tables are there.
            return -1;
        }
    }
}
