namespace NewsArchive.Tests.Cli;

public sealed class WatchTests : IDisposable
{
    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_appears_in_a_watched_folder_is_imported_and_stays_there()
    {
        using var process = _program.Start("fr_FR.UTF-8", ["import", _folder.Path, "--watch", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        try
        {
            Assert.StartsWith("Surveille ", await process.StandardOutput.ReadLineAsync());
            var file = _folder.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("1 lus", StringComparison.Ordinal))
            {
            }

            Assert.True(File.Exists(file));
            Assert.Equal(1, (int)(await _program.RunAsync("search", "titre", "--json")).Json["total"]!);
        }
        finally
        {
            process.Kill();
        }
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--json")]
    public async Task Watching_goes_with_no_report_of_another_kind(string option)
    {
        var run = await _program.RunAsync("import", _folder.Path, "--watch", option);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("--watch attend des fichiers", run.Errors);
        Assert.Contains("import PATH…", run.Errors);
    }

    [Fact]
    public async Task Only_folders_are_watched()
    {
        var run = await _program.RunAsync("import", _folder.Write("a.txt", "date 2023 Un titre\n\nUn texte."), "--watch");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("n’est pas un dossier", run.Errors);
    }
}
