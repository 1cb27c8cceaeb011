namespace NewsArchive.Tests.Support;

/// <summary>The seeds imported and backed up by the built program, once for all tests of a class; each begins with a copy of its own.</summary>
public sealed class SeededArchive : IAsyncLifetime, IDisposable
{
    private readonly CommandLineProgram _made = new();

    /// <summary>A backup of it.</summary>
    public string Backup => _made.Beside("archive.zip");

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await _made.RunAsync("import", Repository.Seeds)).ExitCode);
        Assert.Equal(0, (await _made.RunAsync("backup", Backup)).ExitCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _made.Dispose();

    /// <summary>The program with an archive that has just imported the seeds.</summary>
    public CommandLineProgram Copy()
    {
        var program = new CommandLineProgram();
        Directory.CreateDirectory(program.DataDirectory);
        foreach (var file in Directory.GetFiles(_made.DataDirectory))
            File.Copy(file, Path.Combine(program.DataDirectory, Path.GetFileName(file)));
        return program;
    }
}
