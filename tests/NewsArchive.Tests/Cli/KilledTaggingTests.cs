using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Cli;

/// <summary>The site killed while it marks a name in thousands of places: what is stored until then is whole, and one undo takes it back after the next start.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledTaggingTests : IDisposable
{
    private static readonly int Many = Soak.Size(2000, 4000), Kills = Soak.Size(1, 12);

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_marking_is_taken_back_by_one_undo_after_the_next_start()
    {
        _folder.Write("un.txt", "date 2020 Titre\n\n" + string.Concat(Enumerable.Repeat("Près de Moscou, rien. ", Many)));
        Assert.Equal(0, (await _program.RunAsync("import", _folder.Path)).ExitCode);

        for (var kill = 0; kill < Kills; kill++)
            await KillAsync();
    }

    private async Task KillAsync()
    {
        var (first, api) = await ServeAsync();
        var entity = Stored("entity") > 0 ? await api.GetAsync("/api/entities/1") : await api.PostAsync("/api/entities", new { name = "Moscou", kind = "place" });
        var changes = Stored("change WHERE batch IS NOT NULL");
        var begun = await api.SendAsync(HttpMethod.Post, $"/api/entities/{entity.Id}/occurrences?in=archive", new { }, entity.Tag);
        Assert.Equal("running", (string)begun["state"]!);
        while (Stored("mention") == 0)
            await Task.Delay(1);
        first.Kill();
        await CommandLineProgram.FinishAsync(first);

        var stored = Stored("mention");
        Assert.InRange(stored, 1, Many - 1);
        Assert.Equal(stored, Stored("change WHERE batch IS NOT NULL") - changes);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);

        var (second, again) = await ServeAsync();
        var article = (long)(await again.GetAsync("/api/articles")).Items.Single()["id"]!;
        JsonNode undo = (await again.GetAsync($"/api/articles/{article}/changes"))["undo"];
        Assert.Equal(stored, (long)undo["count"]!);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await again.PostAsync($"/api/changes/{undo["id"]}/undo")).Status);
        Assert.Equal(0, Stored("mention"));
        second.Kill();
        await CommandLineProgram.FinishAsync(second);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    private async Task<(Process Process, ApiClient Api)> ServeAsync()
    {
        var process = _program.Start("fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        var first = await process.StandardOutput.ReadLineAsync() ?? "";
        return (process, new ApiClient(new HttpClient { BaseAddress = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]) }));
    }

    private long Stored(string rows)
    {
        using var connection = new SqliteConnection($"Data Source={_program.DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {rows}";
        return (long)command.ExecuteScalar()!;
    }
}
