using NewsArchive.Collections;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;

namespace NewsArchive.Editing;

public sealed class CollectionEditorTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        await _archive.AddAsync("a", "date 2021 Un cheval\n\nRien.");
        await _archive.AddAsync("b", "date 2022 Un cheval et une vache\n\nRien.");
        await _archive.AddAsync("c", "date 2023 Une vache\n\nRien.");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _archive.Dispose();
    }

    [Fact]
    public async Task Articles_are_put_in_and_taken_out_and_the_list_follows()
    {
        using var desk = _archive.Desk();
        var made = (await desk.Collections.CreateFixedAsync(new("  Mes \n bêtes ", "Pour le mémoire."), [1, 1, 99])).IsSaved().Subject;
        Assert.Equal(("Mes bêtes", "Pour le mémoire.", CollectionKind.Fixed), (made.Name, made.Description, made.Kind));
        Assert.Equal("1", await ListAsync(1));
        await desk.Collections.ChangeArticlesAsync(1, [1, 2, 3], []);
        Assert.Equal("3 2 1", await ListAsync(1));
        Assert.Equal("1:3", await CountsAsync());
        await desk.Collections.ChangeArticlesAsync(1, [3], [3, 2, 99]);
        Assert.Equal("3 1", await ListAsync(1));
        Assert.Equal("2", await ListAsync(1, isExcluded: true));
        Assert.Equal("1:1", await CountsAsync("cheval"));
        Assert.Equal(["1|1|1", "2|2|1", "2|3|1", "3|2|0"], Steps());
    }

    [Fact]
    public async Task Everything_is_undone_step_by_step_and_done_again_exactly()
    {
        using var desk = _archive.Desk();
        var states = new List<string> { State() };
        var changes = new List<long>();
        Keep((await desk.Collections.CreateFixedAsync(new("Bêtes"), [1, 2])).IsSaved().ChangeId);
        Keep((await desk.Collections.ChangeArticlesAsync(1, [2, 3], [])).IsSaved().ChangeId);
        Keep((await desk.Collections.ChangeArticlesAsync(1, [], [1])).IsSaved().ChangeId);
        Keep((await desk.Collections.ReplaceAsync(1, 3, new("Animaux", "Tous."))).IsSaved().ChangeId);
        Keep((await desk.Collections.DeleteAsync(1, 4)).IsSaved().ChangeId);

        var undone = new List<long>();
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            undone.Add((await desk.Undo.UndoAsync(changes[i])).IsSaved().ChangeId);
            Assert.Equal(states[i], State());
        }

        for (var i = undone.Count - 1; i >= 0; i--)
        {
            (await desk.Undo.UndoAsync(undone[i])).IsSaved();
            Assert.Equal(states[undone.Count - i], State());
        }

        Assert.Equal(new Message("edit.changed-since"), (await desk.Undo.UndoAsync(changes[1])).IsRefused());
        Assert.Empty(new Storage.ArchiveCheck(_archive.Options).Run().Faults);

        void Keep(long change)
        {
            changes.Add(change);
            states.Add(State());
        }
    }

    [Fact]
    public async Task What_others_put_in_meanwhile_stays()
    {
        using (var desk = _archive.Desk())
            await desk.Collections.CreateFixedAsync(new("Ensemble"), []);
        for (var i = 0; i < 47; i++)
            _archive.Write($"n{i:00}.txt", $"date 2023 Titre {i}\n\nUne phrase {i}.");
        await _archive.ImportAsync();

        await Task.WhenAll(Enumerable.Range(1, 50).Select(article => Task.Run(async () =>
        {
            using var desk = _archive.Desk();
            (await desk.Collections.ChangeArticlesAsync(1, [article], [])).IsSaved();
        })));

        Assert.Equal(50, _archive.Read<long>("SELECT count(*) FROM collection_article"));
        Assert.Equal(51, _archive.Read<long>("SELECT version FROM collection"));
        Assert.Equal(50, _archive.Read<long>("SELECT count(DISTINCT article_id) FROM change WHERE subject = 'collection'"));
    }

    [Fact]
    public async Task A_deleted_article_leaves_the_lists_and_returns_to_them()
    {
        using var desk = _archive.Desk();
        await desk.Collections.CreateFixedAsync(new("Bêtes"), [1, 2]);
        var deletion = (await desk.Articles.DeleteAsync(2, 1)).IsSaved();
        Assert.Equal("1", await ListAsync(1));
        Assert.Equal("1:1", await CountsAsync());
        (await desk.Undo.UndoAsync(deletion.ChangeId)).IsSaved();
        Assert.Equal("2 1", await ListAsync(1));
    }

    [Fact]
    public async Task A_living_collection_is_what_its_search_finds_whenever_somebody_looks()
    {
        using var desk = _archive.Desk();
        await desk.Collections.CreateLivingAsync(new("Chevaux"), "cheval");
        Assert.Equal("2 1", await ListAsync(1));
        Assert.Equal("3", await ListAsync(1, isExcluded: true));
        Assert.Equal("1:1", await CountsAsync("vache"));
        await _archive.AddAsync("d", "date 2024 Des chevaux\n\nRien.");
        Assert.Equal("4 2 1", await ListAsync(1));
        Assert.Equal("1:3", await CountsAsync());
        Assert.Equal(new Message("edit.collection-living"), (await desk.Collections.ChangeArticlesAsync(1, [3], [])).IsRefused());
        Assert.Empty(Steps());
        var deleted = (await desk.Collections.DeleteAsync(1, 1)).IsSaved();
        Assert.Equal("", await ListAsync(1));
        (await desk.Undo.UndoAsync(deleted.ChangeId)).IsSaved();
        Assert.Equal("4 2 1", await ListAsync(1));
    }

    [Fact]
    public async Task Living_collections_may_show_each_other_and_a_circle_of_them_ends()
    {
        using var desk = _archive.Desk();
        await desk.Collections.CreateLivingAsync(new("Chevaux"), "cheval");
        await desk.Collections.CreateLivingAsync(new("Parmi eux"), "vache|1");
        Assert.Equal("2", await ListAsync(2));
        await desk.Collections.CreateLivingAsync(new("Un cercle"), "cheval|4");
        await desk.Collections.CreateLivingAsync(new("Un cercle aussi"), "cheval|3");
        Assert.Equal("", await ListAsync(3));
        Assert.Equal("", await ListAsync(4));
    }

    [Fact]
    public async Task Only_the_oldest_living_collections_are_counted_where_none_was_chosen()
    {
        using var desk = _archive.Desk();
        for (var i = 0; i < DynamicCollections.MostCounted + 2; i++)
            await desk.Collections.CreateLivingAsync(new($"Chevaux {i}"), "cheval");
        Assert.Equal(string.Join(' ', Enumerable.Range(1, DynamicCollections.MostCounted).Select(id => $"{id}:2")), await CountsAsync());
        Assert.Equal("2 1", await ListAsync(DynamicCollections.MostCounted + 2));
    }

    [Fact]
    public async Task A_name_is_changed_and_a_collection_deleted_only_by_who_has_seen_the_last_version()
    {
        using var desk = _archive.Desk();
        await desk.Collections.CreateFixedAsync(new("Bêtes"), []);
        (await desk.Collections.ReplaceAsync(1, 1, new("Animaux"))).IsSaved();
        Assert.Equal("Animaux", Assert.IsType<Edit<Collection>.Stale>(await desk.Collections.ReplaceAsync(1, 1, new("Moi"))).Current.Name);
        Assert.IsType<Edit<Collection>.Stale>(await desk.Collections.DeleteAsync(1, 1));
        Assert.IsType<Edit<Collection>.Missing>(await desk.Collections.ChangeArticlesAsync(9, [1], []));
        Assert.Equal("edit.no-name", (await desk.Collections.CreateFixedAsync(new(" \n"), [])).IsRefused().Key);
        Assert.Equal("edit.name-invisible", (await desk.Collections.CreateFixedAsync(new("\u200b"), [])).IsRefused().Key);
        Assert.Equal("edit.note-too-long", (await desk.Collections.CreateFixedAsync(new("x", new string('x', 2001)), [])).IsRefused().Key);
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Very_many_articles_make_a_collection_and_a_short_line_in_the_log()
    {
        var many = Soak.Size(10_000, 100_000);
        _archive.Run($"""
            WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
            INSERT INTO article (id, key, title, title_is_derived, date, first_day, last_day, revision, text_hash, version)
            SELECT i, 'k' || i, 'Titre', 0, '2020', 20200101, 20201231, 1, x'00', 1 FROM n;
            """);
        using var desk = _archive.Desk();
        var found = await Search(desk).ResultsAsync(new ArticleQuery(QueryParser.Parse("")));
        long made = 0, undone = 0;
        var work = await Work.InstructionsAsync(desk.Context, async () => made = (await desk.Collections.CreateFixedAsync(new("Tout"), [.. found.Articles(0, found.Total)], "/")).IsSaved().ChangeId);
        Assert.Equal($"1:{many}", await CountsAsync());
        var removed = (await desk.Collections.ChangeArticlesAsync(1, [], [5])).IsSaved();
        Assert.Equal($"1:{many - 1}", await CountsAsync());
        (await desk.Undo.UndoAsync(removed.ChangeId)).IsSaved();
        Assert.Equal($"1:{many}", await CountsAsync());
        work += await Work.InstructionsAsync(desk.Context, async () => undone = (await desk.Undo.UndoAsync(made)).IsSaved().ChangeId);
        Assert.Equal("", await CountsAsync());
        (await desk.Undo.UndoAsync(undone)).IsSaved();
        Assert.Equal($"1:{many}", await CountsAsync());

        Assert.InRange(work, many, 500 * many);
        Assert.InRange(_archive.Read<long>("SELECT max(length(coalesce(before, '')) + length(coalesce(after, ''))) FROM change"), 1, 500);
        Assert.InRange(_archive.Read<long>("SELECT count(*) FROM change_feed WHERE collection_id IS NOT NULL"), 1, 10);
    }

    [Fact]
    public async Task A_list_without_words_needs_no_index_for_the_counts_of_collections_that_are_searches()
    {
        using var desk = _archive.Desk();
        (await desk.Collections.CreateLivingAsync(new("Animaux"), "baleine")).IsSaved();
        using var pinned = new PinnedSnapshot(new SearchSnapshots());
        var search = new ArticleSearch(desk.Context, pinned, read: address => new ArticleQuery(QueryParser.Parse(address)));
        var list = await search.ResultsAsync(new ArticleQuery(QueryParser.Parse("")), counted: true);
        Assert.Equal((3, 0), (list.Total, list.Values(Facet.Collection).Values.Count));
        await Assert.ThrowsAsync<IndexNotReadyException>(() => search.ResultsAsync(new ArticleQuery(QueryParser.Parse("baleine"))));
    }

    private string State() => string.Join('\n', _archive.Rows("SELECT id, name, description, kind, address, created_at FROM collection").Concat(_archive.Rows("SELECT * FROM collection_article")));

    private IReadOnlyList<string> Steps() => _archive.Rows("SELECT * FROM collection_step ORDER BY 1, 2");

    // Addresses of these tests are words, and the collections they are searched in.
    private static ArticleSearch Search(Desk desk) => Searches.Articles(desk.Context, read: address =>
    {
        var parts = address.Split('|');
        return new ArticleQuery(QueryParser.Parse(parts[0])) { Choices = [.. parts.Skip(1).Select(id => new FacetChoice(Facet.Collection, id))] };
    });

    private async Task<string> ListAsync(int collection, bool isExcluded = false)
    {
        using var desk = _archive.Desk();
        var query = new ArticleQuery(QueryParser.Parse("")) { Choices = [new(Facet.Collection, $"{collection}", isExcluded)] };
        return string.Join(' ', (await Search(desk).ResultsAsync(query)).Articles(0, 100));
    }

    private async Task<string> CountsAsync(string typed = "")
    {
        using var desk = _archive.Desk();
        var results = await Search(desk).ResultsAsync(new ArticleQuery(QueryParser.Parse(typed)), counted: true);
        return string.Join(' ', results.Values(Facet.Collection, size: 100).Values.OrderBy(value => int.Parse(value.Value, System.Globalization.CultureInfo.InvariantCulture)).Select(value => $"{value.Value}:{value.Count}"));
    }
}
