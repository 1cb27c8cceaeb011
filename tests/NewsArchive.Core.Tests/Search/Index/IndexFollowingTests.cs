using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Exporting;
using NewsArchive.Returning;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

public sealed class IndexFollowingTests : IAsyncLifetime
{
    private readonly FollowedArchive _followed = new();

    private TempArchive Archive => _followed.Archive;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _followed.DisposeAsync();

    [Fact]
    public async Task New_and_changed_files_are_found()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        Assert.Equal(("a", ""), (_followed.Find("marché"), _followed.Find("baleinier")));

        await Archive.AddAsync("b", "date 2023-10 Le port\n\nUn baleinier rentre au marché.");
        await _followed.CatchUpAsync();
        Assert.Equal(("a b", "b"), (_followed.Find("marché"), _followed.Find("baleinier")));

        await Archive.AddAsync("b", "date 2023-10 Le port\n\nUn chalutier rentre.");
        await _followed.CatchUpAsync();
        Assert.Equal(("a", "", "b"), (_followed.Find("marché"), _followed.Find("baleinier"), _followed.Find("chalutier")));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task A_corrected_title_a_deletion_and_what_undoes_them_are_found()
    {
        var article = await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        using var desk = Archive.Desk();
        var corrected = (await desk.Articles.CorrectAsync(article, Version(article), new Correction { Title = "La tempête" })).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Equal("a", _followed.Find("tempête"));
        await _followed.AssertIsAsBuiltStraightAsync();

        (await desk.Undo.UndoAsync(corrected.ChangeId)).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Equal(("", "a"), (_followed.Find("tempête"), _followed.Find("sommet")));

        var deleted = (await desk.Articles.DeleteAsync(article, Version(article))).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Equal("", _followed.Find("sommet"));
        await _followed.AssertIsAsBuiltStraightAsync();

        (await desk.Undo.UndoAsync(deleted.ChangeId)).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Equal("a", _followed.Find("sommet"));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task Where_the_database_is_damaged_a_search_says_so_at_once_instead_of_waiting_for_the_index()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        // The pages of the texts are those of an index from now on.
        Archive.Run("""
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'article' LIMIT 1) WHERE name = 'revision';
            PRAGMA schema_version = 1000;
            UPDATE article SET title = 'Le sommet' WHERE id = 1;
            """);
        await using var context = Archive.Context();
        await context.OpenAsync();
        await Assert.ThrowsAsync<DamagedArchiveException>(() => _followed.Snapshots.TakeAsync(context.Connection, hasWords: true, CancellationToken.None));
    }

    [Fact]
    public async Task Quotations_are_found_by_their_words_as_long_as_they_are_there()
    {
        var article = await Archive.AddAsync("a", "date 2023-09 Un sommet\n\n« Le marché est conclu », dit-il, « et bien ».");
        using var desk = Archive.Desk();
        var text = Archive.TextOf(article);
        var made = (await desk.Quotes.CreateAsync(article, text.QuoteOf("Le marché est conclu"))).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Equal([1L], _followed.FindQuotes("marché"));

        (await desk.Quotes.ReplaceAsync(1, 1, text.QuoteOf("et bien"))).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Empty(_followed.FindQuotes("marché"));
        Assert.Equal([1L], _followed.FindQuotes("bien"));
        await _followed.AssertIsAsBuiltStraightAsync();

        (await desk.Quotes.DeleteAsync(1, 2)).IsSaved();
        await _followed.CatchUpAsync();
        Assert.Empty(_followed.FindQuotes("bien"));
        await _followed.AssertIsAsBuiltStraightAsync();
        Assert.True(made.ChangeId > 0);
    }

    [Fact]
    public async Task Articles_that_come_with_annotations_are_found()
    {
        using var other = new TempArchive();
        var article = await other.AddAsync("a", "date 2023-09 Un sommet\n\n« Le marché est conclu », dit-il.");
        using (var desk = other.Desk())
            (await desk.Quotes.CreateAsync(article, other.TextOf(article).QuoteOf("Le marché est conclu"))).IsSaved();
        var file = Path.Combine(other.Elsewhere, "all.jsonl");
        await using (var stream = File.Create(file))
        {
            using var context = other.Context();
            await new Exporter(context, other.Clock).WriteAsync(new JsonLinesExport(), new ExportRequest([article]) { IsWhole = true }, stream);
        }

        await _followed.CatchUpAsync();
        using (var desk = Archive.Desk())
            await new AnnotationImport(desk.Context, desk.Log, Archive.Options, Archive.Clock).RunAsync(file, isDryRun: false);
        await _followed.CatchUpAsync();
        Assert.Equal("a", _followed.Find("marché"));
        Assert.Equal([1L], _followed.FindQuotes("marché"));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task An_import_that_is_taken_back_is_found_no_more()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLa tempête.");
        await Archive.AddAsync("b", "date 2023-09 Le port\n\nLa tempête.");
        await _followed.CatchUpAsync();
        Assert.Equal(("", "a b"), (_followed.Find("marché"), _followed.Find("tempête")));
        foreach (var run in new[] { 3L, 2L })
        {
            using var desk = Archive.Desk();
            Assert.Empty(await new ImportUndo(desk.Context, desk.Log, Archive.Clock).UndoAsync((await desk.Context.ImportRuns.FindAsync(run))!));
        }

        await _followed.CatchUpAsync();
        Assert.Equal(("a", ""), (_followed.Find("marché"), _followed.Find("tempête")));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task A_change_that_is_committed_elsewhere_is_found_within_a_second_or_so()
    {
        var article = await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        // Not through the queue of writers, as another process does.
        Archive.Run($"UPDATE article SET is_deleted = 1 WHERE id = {article}");
        Assert.True(await _followed.Snapshots.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        Assert.Equal("", _followed.Find("marché"));
    }

    [Fact]
    public async Task A_search_keeps_the_state_it_has_taken()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        var snapshot = _followed.Snapshots.Take()!;
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        Assert.Equal(("a", "a b"), (_followed.Find(snapshot, "marché"), _followed.Find("marché")));
        await _followed.StopAsync();
        _followed.Snapshots.Dispose();

        Assert.Equal("a", _followed.Find(snapshot, "marché"));
        var reader = snapshot.Searcher.IndexReader;
        snapshot.Dispose();
        snapshot.Dispose();
        Assert.Equal(0, reader.RefCount);
        Assert.Null(_followed.Snapshots.Take());
    }

    [Fact]
    public async Task What_was_applied_is_committed_at_the_end_and_the_next_start_goes_on_from_there()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        await _followed.StopAsync();
        var folder = _followed.Folder;
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");

        await _followed.AssertIsAsBuiltStraightAsync();
        Assert.Equal((folder, "a b"), (_followed.Folder, _followed.Find("marché")));
    }

    [Fact]
    public async Task Changes_that_are_not_of_words_move_the_index_on()
    {
        var article = await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
        using var desk = Archive.Desk();
        (await desk.Mentions.CreateAsync(article, Archive.TextOf(article).MentionOf("sommet"))).IsSaved();
        (await desk.Categories.CreateAsync(new CategoryDraft("Thème"))).IsSaved();
        await _followed.CatchUpAsync();
        using var snapshot = _followed.Snapshots.Take()!;
        Assert.Equal(Newest(), snapshot.Sequence);
    }

    [Fact]
    public async Task Many_changes_at_once_are_applied_to_the_last()
    {
        await _followed.AddLinesAsync(0, 700);
        await _followed.CatchUpAsync();
        Archive.Run("UPDATE article SET is_deleted = 1 WHERE id % 3 = 0; UPDATE article SET title = title || ' !' WHERE id % 3 = 1");
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task An_article_that_is_damaged_in_the_archive_keeps_no_other_from_being_found()
    {
        var article = await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        Archive.Run($"UPDATE revision SET blocks = 'x' WHERE article_id = {article}");
        await _followed.CatchUpAsync();
        Assert.Equal("b", _followed.Find("marché"));
    }

    private long Newest() => Archive.Read<long>("SELECT max(sequence) FROM change_feed");

    private int Version(long article) => (int)Archive.Read<long>($"SELECT version FROM article WHERE id = {article}");
}
