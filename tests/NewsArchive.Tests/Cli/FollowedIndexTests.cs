namespace NewsArchive.Tests.Cli;

/// <summary>The search index of a command: built where it is needed, and said to lag where it cannot be written.</summary>
public sealed class FollowedIndexTests(SeededArchive seeded) : IClassFixture<SeededArchive>
{
    [Fact]
    public async Task An_import_whose_index_cannot_be_written_stores_everything_and_says_that_the_index_comes_later()
    {
        using var program = seeded.Copy();
        var file = program.Beside("a.txt");
        await File.WriteAllTextAsync(file, "date 2023 Un titre\n\nUn baleinier.");
        // A folder below a file cannot be made.
        var run = await program.RunAsync("import", file, $"--Archive:IndexDirectory={Path.Combine(file, "index")}");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("L’index de recherche n’a pas pu suivre : tout est enregistré", run.ErrorWords, StringComparison.Ordinal);
        Assert.Contains("\"total\":1", (await program.RunAsync("search", "baleinier", "--json")).Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_words_builds_no_index()
    {
        using var program = seeded.Copy();
        var index = program.Beside("index");
        Assert.Equal(0, (await program.RunAsync("export", "csv", "--output", program.Beside("out.csv"), $"--Archive:IndexDirectory={index}")).ExitCode);
        Assert.False(Directory.Exists(index) && Directory.EnumerateDirectories(index).Any());
    }
}
