using System.Diagnostics;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Cli;

/// <summary>The search index while a site runs: the site writes it, and commands leave it to the site.</summary>
public sealed class IndexBesideSiteTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();
    private readonly SearchSnapshots _snapshots = new();
    private Process? _site;
    private IndexFollowing? _reader;

    private ArchiveOptions Options => new() { DataDirectory = _program.DataDirectory };

    public async Task InitializeAsync()
    {
        _folder.Write("a.txt", "date 2023-09 Un sommet\n\nLe marché conclu.");
        _site = _program.Start(
            "fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:SeedsDirectory={_program.Beside("none")}", "--Archive:Backups:Every=0", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        Assert.Contains("http", await _site.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        while (Current is null)
            await Task.Delay(10);
        _reader = IndexFollowing.Start(Options, _snapshots);
    }

    public async Task DisposeAsync()
    {
        await _reader!.DisposeAsync();
        _snapshots.Dispose();
        _site!.Kill();
        await _site.WaitForExitAsync();
        _site.Dispose();
        ConnectionPools.Clear(Options);
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_site_indexes_what_a_command_has_imported()
    {
        Assert.Equal(0, (await _program.RunProcessAsync("import", _folder.Path)).ExitCode);
        Assert.True(await _snapshots.WaitForAsync(Newest(), Long));
        Assert.False(_reader!.IsWriter);
        Assert.Equivalent(new IndexReport(IsUsable: true, []), new IndexVerification(Options).Run());
    }

    [Fact]
    public async Task A_command_that_is_to_build_it_anew_leaves_that_to_the_site()
    {
        var before = Current;
        var run = await _program.RunProcessAsync("reindex");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Un autre programme a l’archive ouverte", run.Words, StringComparison.Ordinal);
        while (Current == before)
            await Task.Delay(10);
        Assert.True(await _snapshots.WaitForAsync(Newest(), Long));
    }

    [Fact]
    public async Task A_command_that_repairs_a_damaged_one_leaves_that_to_the_site()
    {
        Assert.Equal(0, (await _program.RunProcessAsync("import", _folder.Path)).ExitCode);
        Assert.True(await _snapshots.WaitForAsync(Newest(), Long));
        var before = Current;
        DamagedIndex.Flip(_program.DataDirectory);
        var run = await _program.RunProcessAsync("check");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("lancez « reindex »", run.ErrorWords, StringComparison.Ordinal);
        var repair = await _program.RunProcessAsync("check", "--repair");
        Assert.Equal(0, repair.ExitCode);
        Assert.Contains("Un autre programme a l’archive ouverte", repair.Words, StringComparison.Ordinal);
        while (Current == before)
            await Task.Delay(10);
        Assert.Equal(0, (await _program.RunProcessAsync("check")).ExitCode);
    }

    private string? Current => File.Exists(Path.Combine(Options.IndexRoot, "current")) ? File.ReadAllText(Path.Combine(Options.IndexRoot, "current")).Trim() : null;

    private long Newest() => _program.Read<long>("SELECT max(sequence) FROM change_feed");
}
