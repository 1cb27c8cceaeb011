using System.Diagnostics;

namespace NewsArchive.Tests.Cli;

/// <summary>The built program as the system sees it. Most other tests run its commands in their own process.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_exit_code_says_how_it_ended()
    {
        Assert.Equal(0, (await _program.RunProcessAsync("import", Repository.Seeds)).ExitCode);
        Assert.Equal(1, (await _program.RunProcessAsync("import", _program.Beside("missing"))).ExitCode);
        Assert.Equal(2, (await _program.RunProcessAsync("importer")).ExitCode);
        var failed = await _program.RunProcessAsync("restore", _program.Beside("missing.zip"));
        Assert.Equal((3, ""), (failed.ExitCode, failed.Output));
        Assert.DoesNotContain("   at ", failed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_that_cannot_start_ends_with_3_and_a_sentence()
    {
        var run = await _program.RunProcessAsync("--urls=http://0.0.0.0:0");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("n’écoute que sur cette machine", run.ErrorWords, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_has_the_bytes_of_the_file_and_standard_error_what_is_said()
    {
        await _program.RunAsync("import", Repository.Seeds);
        var file = _program.Beside("articles.ris");
        await _program.RunAsync("export", "ris", "--output", file);
        using var process = _program.Start("C", ["export", "ris", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        using var bytes = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes);
        await process.WaitForExitAsync();

        Assert.Equal(await File.ReadAllBytesAsync(file), bytes.ToArray());
        Assert.Contains("Exporté", await errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_interrupted_says_so_and_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 3000; i++)
            folder.Write($"{i:0000}.txt", $"date 2023 Article {i}\n\nUn texte, le {i}.");
        using var process = _program.Start("fr_FR.UTF-8", ["import", folder.Path, "--Archive:ImportBatch=1", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        while (!process.HasExited && !(File.Exists(_program.DatabaseFile) && HasArticles()))
            await Task.Delay(5);
        using (var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await interrupt.WaitForExitAsync();
        var run = await CommandLineProgram.FinishAsync(process);

        Assert.Equal((3, "Import interrompu"), (run.ExitCode, run.ErrorWords[..17]));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    private bool HasArticles()
    {
        try
        {
            return _program.Read<long>("SELECT count(*) FROM article") > 0;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The table is not there yet.
            return false;
        }
    }
}
