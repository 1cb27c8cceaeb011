namespace NewsArchive.Importing;

public sealed class WatchedFoldersTests : IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly WatchedFolders _watched;

    public WatchedFoldersTests() => _watched = new(new Importer(_archive.Options, _archive.Clock), new ImportRequest([_archive.Files], "AFP"), _archive.Clock);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_file_is_taken_once_it_rests_and_stays_where_it_is()
    {
        var file = Write("a.txt", "date 2023 Un titre\n\nUn texte.", secondsAgo: 60);
        Assert.Null(await _watched.TakeAsync(default));
        Assert.Equal(1, (await _watched.TakeAsync(default))!.Imported);
        Assert.Null(await _watched.TakeAsync(default));
        Assert.True(File.Exists(file));
        Assert.Equal("AFP", _archive.Read<string>("SELECT source FROM article"));
    }

    [Fact]
    public async Task A_file_that_grows_is_left_until_it_has_come_to_rest()
    {
        Write("a.txt", "date 2023 Un titre\n\nUn te", secondsAgo: 60);
        Assert.Null(await _watched.TakeAsync(default));
        Write("a.txt", "date 2023 Un titre\n\nUn texte qui", secondsAgo: 30);
        Assert.Null(await _watched.TakeAsync(default));
        Write("a.txt", "date 2023 Un titre\n\nUn texte qui est entier.", secondsAgo: 1);
        Assert.Null(await _watched.TakeAsync(default));
        // Alike twice, but touched a moment ago.
        Assert.Null(await _watched.TakeAsync(default));
        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM article"));
        Write("a.txt", "date 2023 Un titre\n\nUn texte qui est entier.", secondsAgo: 10);
        Assert.Null(await _watched.TakeAsync(default));
        Assert.Equal(1, (await _watched.TakeAsync(default))!.Imported);
        Assert.EndsWith("est entier.", _archive.TextOf(1));
    }

    [Fact]
    public async Task Only_what_is_new_or_changed_is_read()
    {
        Write("a.txt", "date 2023 Un titre\n\nUn texte.", secondsAgo: 60);
        Write("sub/b.txt", "date 2023 Un autre\n\nUn autre texte.", secondsAgo: 60);
        await _watched.TakeAsync(default);
        Assert.Equal(2, (await _watched.TakeAsync(default))!.Imported);
        Write("c.txt", "date 2023 Un troisième\n\nUn troisième texte.", secondsAgo: 50);
        Write("a.txt", "date 2023 Un titre\n\nUn texte corrigé.", secondsAgo: 50);
        await _watched.TakeAsync(default);
        var report = (await _watched.TakeAsync(default))!;
        Assert.Equal((2, 1, 1), (report.Read, report.Imported, report.Updated));
    }

    [Fact]
    public async Task What_is_refused_is_said_once_and_not_again_at_each_look()
    {
        Write("bad.txt", "rien de daté", secondsAgo: 60);
        await _watched.TakeAsync(default);
        Assert.Single((await _watched.TakeAsync(default))!.Rejected);
        Assert.Null(await _watched.TakeAsync(default));
        Assert.Null(await _watched.TakeAsync(default));
    }

    [Fact]
    public async Task Another_one_that_looks_later_changes_nothing()
    {
        Write("a.txt", "date 2023 Un titre\n\nUn texte.", secondsAgo: 60);
        await _watched.TakeAsync(default);
        await _watched.TakeAsync(default);
        var again = new WatchedFolders(new Importer(_archive.Options, _archive.Clock), new ImportRequest([_archive.Files], "AFP"), _archive.Clock);
        await again.TakeAsync(default);
        Assert.Equal(1, (await again.TakeAsync(default))!.Unchanged);
    }

    [Fact]
    public async Task A_folder_that_goes_away_and_comes_back_is_watched_on()
    {
        var file = Write("a.txt", "date 2023 Un titre\n\nUn texte.", secondsAgo: 60);
        Directory.Move(_archive.Files, _archive.Files + ".away");
        Assert.Null(await _watched.TakeAsync(default));
        Directory.Move(_archive.Files + ".away", _archive.Files);
        Assert.Null(await _watched.TakeAsync(default));
        Assert.Equal(1, (await _watched.TakeAsync(default))!.Imported);
        Assert.True(File.Exists(file));
    }

    private string Write(string name, string text, int secondsAgo)
    {
        var path = _archive.Write(name, text);
        File.SetLastWriteTimeUtc(path, _archive.Clock.GetUtcNow().UtcDateTime.AddSeconds(-secondsAgo));
        return path;
    }
}
