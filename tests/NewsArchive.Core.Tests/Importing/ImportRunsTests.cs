using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>What becomes of imports whose program is gone.</summary>
public sealed class ImportRunsTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly ImportRuns _runs;

    public ImportRunsTests() => _runs = new ImportRuns(_archive.Options, new Importer(_archive.Options, _archive.Clock), _archive.Clock);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _runs.DisposeAsync();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task An_upload_whose_import_was_killed_goes_on_once_and_its_files_go_when_it_is_done()
    {
        var folder = Upload();
        var killed = Add(folder, "running");
        var next = Assert.Single(await _runs.GoOnKilledAsync());
        Assert.Equal("stopped", StateOf(killed));
        Assert.Equal([$"{killed}"], _archive.Rows($"SELECT continues FROM import_run WHERE id = {next}"));
        await UntilAsync(() => StateOf(next) == "done" && !Directory.Exists(folder));
        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM article"));
        Assert.Empty(Directory.GetFiles(_archive.Options.RunDirectory));
        Assert.Empty(await _runs.GoOnKilledAsync());
    }

    [Theory]
    // It killed the program twice; somebody had asked it to stop; a person or a script at the command line does it again.
    [InlineData("running", true, true)]
    [InlineData("stopping", false, true)]
    [InlineData("running", false, false)]
    public async Task Others_that_were_killed_are_stopped_and_wait_for_a_person(string state, bool continues, bool isUpload)
    {
        var folder = isUpload ? Upload() : _archive.Files;
        var first = continues ? Add(folder, "stopped") : (long?)null;
        var killed = Add(folder, state, first);
        Assert.Empty(await _runs.GoOnKilledAsync());
        Assert.Equal("stopped", StateOf(killed));
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_run_whose_program_lives_is_left_alone_until_it_hangs()
    {
        using var held = RunLock.Take(_archive.Options);
        var id = Add(Upload(), "running", held: held.Name);
        Assert.Empty(await _runs.GoOnKilledAsync());
        Assert.Equal("running", StateOf(id));
        Assert.Equal(ImportState.Running, _runs.StateOf(Run(id)));
        _archive.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(ImportState.Stopped, _runs.StateOf(Run(id)));
    }

    [Fact]
    public void A_lock_that_leads_out_of_its_folder_is_no_lock()
    {
        var other = _archive.Write("x.lock", "other");
        RunLock.Remove(_archive.Options, Path.ChangeExtension(Path.GetRelativePath(_archive.Options.RunDirectory, other), null));
        Assert.True(File.Exists(other));
        Assert.False(RunLock.IsHeld(_archive.Options, "../archive"));
    }

    [Fact]
    public async Task Uploads_stay_until_their_last_import_is_done_or_taken_back()
    {
        var folder = Upload();
        var first = Add(folder, "stopped");
        var second = Add(folder, "failed", first);
        _archive.Run($"UPDATE import_run SET state = 'undone' WHERE id = {second}");
        await _runs.RemoveUploadsAsync(Run(second));
        Assert.True(Directory.Exists(folder));
        _archive.Run($"UPDATE import_run SET state = 'undone' WHERE id = {first}");
        await _runs.RemoveUploadsAsync(Run(first));
        Assert.False(Directory.Exists(folder));
    }

    private string Upload()
    {
        var folder = _runs.NewFolder();
        File.WriteAllText(Path.Combine(folder, "a.txt"), "date 2023 Un titre\n\nUne phrase.");
        return folder;
    }

    private long Add(string folder, string state, long? continues = null, string? held = null)
    {
        var now = _archive.Clock.Now.ToUnixTimeMilliseconds();
        _archive.Run($"""
            INSERT INTO import_run (started_at, seen_at, who, paths, origin, program, state, lock, continues)
            VALUES ({now}, {now}, 'anne', json_array('{folder}'), 'a.txt', '1', '{state}', '{held ?? Guid.NewGuid().ToString("N")}', {continues?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL"})
            """);
        return _archive.Read<long>("SELECT max(id) FROM import_run");
    }

    private string StateOf(long id) => _archive.Read<string>($"SELECT state FROM import_run WHERE id = {id}");

    private ImportRun Run(long id)
    {
        using var context = _archive.Context();
        return context.ImportRuns.Single(run => run.Id == id);
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        while (!isDone())
            await Task.Delay(20);
    }
}
