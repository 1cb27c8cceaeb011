namespace NewsArchive.Tests.Support;

/// <summary>The seeds imported and backed up by the built program, once in a test run; each test begins with a copy of its own.</summary>
public sealed class SeededArchive : IAsyncLifetime, IDisposable
{
    private const string BackupName = "archive.zip";

    private static readonly Lazy<Task<IReadOnlyList<(string Name, byte[] Bytes)>>> Made = new(MakeAsync);

    private readonly TemporaryFolder _folder = new();
    private IReadOnlyList<(string Name, byte[] Bytes)> _files = [];

    /// <summary>A backup of it.</summary>
    public string Backup => Path.Combine(_folder.Path, BackupName);

    public async Task InitializeAsync()
    {
        _files = await Made.Value;
        _folder.Write(BackupName, _files.Single(file => file.Name == BackupName).Bytes);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>The program with an archive that has just imported the seeds.</summary>
    public CommandLineProgram Copy()
    {
        var program = new CommandLineProgram();
        Directory.CreateDirectory(program.DataDirectory);
        foreach (var (name, bytes) in _files.Where(file => file.Name != BackupName))
            File.WriteAllBytes(Path.Combine(program.DataDirectory, name), bytes);
        return program;
    }

    private static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> MakeAsync()
    {
        using var program = new CommandLineProgram();
        var backup = program.Beside(BackupName);
        Assert.Equal(0, (await program.RunAsync("import", Repository.Seeds)).ExitCode);
        Assert.Equal(0, (await program.RunAsync("backup", backup)).ExitCode);
        return [.. Directory.GetFiles(program.DataDirectory).Append(backup).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    }
}
