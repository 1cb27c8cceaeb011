using NewsArchive.SavedSearches;
using NewsArchive.Search.Language;

namespace NewsArchive.Editing;

public sealed class SavedSearchEditorTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_was_there_when_a_search_was_saved_is_seen_and_what_comes_later_is_new()
    {
        await _archive.AddAsync("a", "date 2023 Un cheval\n\nRien.");
        var saved = await SaveAsync();
        Assert.Equal(0, await NewAsync(saved));

        await _archive.AddAsync("b", "date 2001 Un vieux cheval\n\nRien.");
        await _archive.AddAsync("c", "date 2024 Une vache\n\nRien.");

        Assert.Equal(1, await NewAsync(saved));
    }

    [Fact]
    public async Task Another_text_of_a_known_article_or_its_return_is_not_new()
    {
        var changed = await _archive.AddAsync("a", "date 2023 Une vache\n\nRien.");
        var deleted = await _archive.AddAsync("b", "date 2023 Un cheval\n\nRien.");
        using var desk = _archive.Desk();
        var deletion = (await desk.Articles.DeleteAsync(deleted, 1)).IsSaved();
        var saved = await SaveAsync();

        Assert.Equal(changed, await _archive.AddAsync("a", "date 2023 Un cheval aussi\n\nRien."));
        (await desk.Undo.UndoAsync(deletion.ChangeId)).IsSaved();

        Assert.Equal(2, await CountAsync(null));
        Assert.Equal(0, await NewAsync(saved));
    }

    [Fact]
    public async Task Marking_as_seen_reaches_as_far_as_was_looked_and_never_back()
    {
        var first = await _archive.AddAsync("a", "date 2023 Un cheval\n\nRien.");
        var saved = await SaveAsync();
        var second = await _archive.AddAsync("b", "date 2023 Un autre cheval\n\nRien.");
        await _archive.AddAsync("c", "date 2023 Un cheval de plus\n\nRien.");
        _archive.Clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(2, await NewAsync(saved));
        saved = await SeeAsync(saved, second);
        Assert.Equal((1, _archive.Clock.Now, 2), (await NewAsync(saved), saved.SeenAt, saved.Version));
        Assert.Equal(1, await NewAsync(await SeeAsync(saved, first)));
        Assert.Equal(0, await NewAsync(saved = await SeeAsync(saved, long.MaxValue)));

        await _archive.AddAsync("d", "date 2023 Un dernier cheval\n\nRien.");
        Assert.Equal(1, await NewAsync(saved));
        Assert.Equal(0, await NewAsync(await SeeAsync(saved, null)));
    }

    [Fact]
    public async Task Marking_as_seen_can_be_undone()
    {
        var saved = await SaveAsync();
        await _archive.AddAsync("a", "date 2023 Un cheval\n\nRien.");
        using var desk = _archive.Desk();
        var seen = (await desk.SavedSearches.SeeAsync(saved.Id)).IsSaved();

        (await desk.Undo.UndoAsync(seen.ChangeId)).IsSaved();

        Assert.Equal(1, await NewAsync(await ReadAsync(saved.Id)));
    }

    [Fact]
    public async Task All_are_marked_at_once_each_with_its_line_in_the_log()
    {
        await SaveAsync("/?q=cheval");
        await SaveAsync("/?q=vache");
        await _archive.AddAsync("a", "date 2023 Un cheval\n\nRien.");
        await SaveAsync("/?q=chat");
        using var desk = _archive.Desk();

        Assert.Equal(2, await desk.SavedSearches.SeeAllAsync(1));
        Assert.Equal(0, await desk.SavedSearches.SeeAllAsync(1));

        Assert.Equal(["1|create|1", "2|create|1", "3|create|1", "1|update|2", "2|update|2"], _archive.Rows("SELECT subject_id, action, version FROM change WHERE subject = 'search' ORDER BY id"));
        Assert.Equal(["1", "1", "1"], _archive.Rows("SELECT seen_article FROM saved_search"));
    }

    [Fact]
    public async Task A_name_is_changed_and_a_search_deleted_only_by_who_has_seen_the_last_version()
    {
        var saved = await SaveAsync();
        using var desk = _archive.Desk();
        var renamed = (await desk.SavedSearches.ReplaceAsync(saved.Id, 1, new("  Les  chevaux\n", saved.Address))).IsSaved();
        Assert.Equal(("Les chevaux", 2), (renamed.Subject.Name, renamed.Subject.Version));

        Assert.Equal("Les chevaux", Assert.IsType<Edit<SavedSearch>.Stale>(await desk.SavedSearches.ReplaceAsync(saved.Id, 1, new("Moi", saved.Address))).Current.Name);
        Assert.IsType<Edit<SavedSearch>.Stale>(await desk.SavedSearches.DeleteAsync(saved.Id, 1));
        Assert.IsType<Edit<SavedSearch>.Missing>(await desk.SavedSearches.DeleteAsync(99, 1));
        Assert.IsType<Edit<SavedSearch>.Missing>(await desk.SavedSearches.SeeAsync(99));
    }

    [Fact]
    public async Task A_deleted_search_comes_back_as_it_was()
    {
        await _archive.AddAsync("a", "date 2023 Un cheval\n\nRien.");
        var saved = await SaveAsync();
        _archive.Clock.Now += TimeSpan.FromDays(1);
        using var desk = _archive.Desk();
        var deleted = (await desk.SavedSearches.DeleteAsync(saved.Id, 1)).IsSaved();
        Assert.Empty(_archive.Rows("SELECT id FROM saved_search"));

        (await desk.Undo.UndoAsync(deleted.ChangeId)).IsSaved();

        var again = await ReadAsync(saved.Id);
        Assert.Equal(saved.Content, again.Content);
        Assert.Equal(2, again.Version);
    }

    [Fact]
    public async Task The_same_search_is_saved_once()
    {
        var saved = await SaveAsync();
        using var desk = _archive.Desk();
        Assert.Equal(new Message("edit.saved-already", saved.Name), (await desk.SavedSearches.CreateAsync(new("Encore", saved.Address))).IsRefused());
        (await desk.SavedSearches.ReplaceAsync(saved.Id, 1, new("Encore", saved.Address))).IsSaved();
    }

    [Theory]
    [InlineData(null, "edit.no-name")]
    [InlineData(" \n ", "edit.no-name")]
    [InlineData("\u200b", "edit.name-invisible")]
    [InlineData("a\u0007b", "edit.name-control")]
    public async Task A_search_needs_a_name_that_can_be_read(string? name, string fault)
    {
        using var desk = _archive.Desk();
        Assert.Equal(fault, (await desk.SavedSearches.CreateAsync(new(name, "/?q=a"))).IsRefused().Key);
        Assert.Empty(_archive.Rows("SELECT id FROM saved_search"));
    }

    [Fact]
    public async Task A_name_has_two_hundred_characters_at_most()
    {
        using var desk = _archive.Desk();
        (await desk.SavedSearches.CreateAsync(new(new string('x', 200), "/?q=a"))).IsSaved();
        Assert.Equal(new Message("edit.name-too-long", 201, 200), (await desk.SavedSearches.CreateAsync(new(new string('x', 201), "/?q=b"))).IsRefused());
        Assert.Equal("edit.no-search", (await desk.SavedSearches.CreateAsync(new("x", new string('x', 20_001)))).IsRefused().Key);
    }

    private async Task<SavedSearch> SaveAsync(string address = "/?q=cheval")
    {
        using var desk = _archive.Desk();
        return (await desk.SavedSearches.CreateAsync(new("Chevaux", address))).IsSaved().Subject;
    }

    private async Task<SavedSearch> SeeAsync(SavedSearch saved, long? article)
    {
        using var desk = _archive.Desk();
        return (await desk.SavedSearches.SeeAsync(saved.Id, article)).IsSaved().Subject;
    }

    private async Task<SavedSearch> ReadAsync(long id)
    {
        using var context = _archive.Context();
        return (await context.SavedSearches.FindAsync(id))!;
    }

    private Task<long> NewAsync(SavedSearch saved) => CountAsync(saved.SeenArticle);

    private async Task<long> CountAsync(long? since)
    {
        using var context = _archive.Context();
        return await Searches.Articles(context).CountAsync(new ArticleQuery(QueryParser.Parse("cheval")) { Since = since });
    }
}
