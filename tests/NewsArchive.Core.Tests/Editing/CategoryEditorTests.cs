using NewsArchive.Codebook;
using NewsArchive.Search.Language;

namespace NewsArchive.Editing;

public sealed class CategoryEditorTests : EditedArchive
{
    [Fact]
    public async Task A_category_has_a_place_a_colour_and_a_key()
    {
        using var desk = Archive.Desk();
        await MakeAsync(desk, new(" Éco\nnomie "));
        var made = await MakeAsync(desk, new("Prix", 1, "Ce que <b>coûtent</b> les choses.", "Gold", " É "));
        Assert.Equal(new CategoryContent("Prix", 1, "Ce que <b>coûtent</b> les choses.", CategoryColour.Gold, "é"), made.Content);
        Assert.Equal(["1|Éco nomie||grey|", "2|Prix|1|gold|é"], Archive.Rows("SELECT id, name, parent_id, colour, key FROM category"));
    }

    [Theory]
    [InlineData("", null, null, null, "edit.no-name")]
    [InlineData("a\u0007", null, null, null, "edit.name-control")]
    [InlineData("Prix", null, "mauve", null, "edit.unknown-colour")]
    [InlineData("Prix", null, "3", null, "edit.unknown-colour")]
    [InlineData("Prix", null, null, "ab", "edit.no-key")]
    [InlineData("Prix", null, null, "?", "edit.no-key")]
    [InlineData("Prix", null, null, "E", "edit.key-taken")]
    [InlineData("Prix", 99L, null, null, "edit.no-category")]
    [InlineData("ECONOMIE", null, null, null, "edit.category-named")]
    public async Task What_cannot_stand_in_the_codebook_is_refused(string name, long? parent, string? colour, string? key, string fault)
    {
        using var desk = Archive.Desk();
        await MakeAsync(desk, new("Économie", Key: "e"));
        Assert.Equal(fault, (await desk.Categories.CreateAsync(new(name, parent, null, colour, key))).IsRefused().Key);
        Assert.Equal(1, Archive.Read<long>("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task A_category_moves_with_its_parts_but_never_into_them()
    {
        using var desk = Archive.Desk();
        foreach (var draft in new CategoryDraft[] { new("A"), new("B", 1), new("C", 2), new("D") })
            await MakeAsync(desk, draft);
        Assert.Equal("edit.category-circle", (await desk.Categories.ReplaceAsync(1, 1, new("A", 1))).IsRefused().Key);
        Assert.Equal("edit.category-circle", (await desk.Categories.ReplaceAsync(1, 1, new("A", 3))).IsRefused().Key);
        (await desk.Categories.ReplaceAsync(2, 1, new("B", 4))).IsSaved();
        Assert.Equal(["A", "D", "D › B", "D › B › C"], Tree(desk).Places.Select(place => place.Path));
        Assert.Equal([4L, 2, 3], Tree(desk).WithDescendants(4));

        // A later move may make an undo impossible.
        var away = (await desk.Categories.ReplaceAsync(2, 2, new("B"))).IsSaved();
        (await desk.Categories.ReplaceAsync(4, 1, new("D", 3))).IsSaved();
        using var again = Archive.Desk();
        Assert.Equal("edit.category-circle", (await again.Undo.UndoAsync(away.ChangeId)).IsRefused().Key);
    }

    [Fact]
    public async Task A_codebook_is_ten_levels_deep_at_most()
    {
        using var desk = Archive.Desk();
        for (var depth = 0; depth <= Category.Deepest; depth++)
            await MakeAsync(desk, new($"N{depth}", depth == 0 ? null : depth));
        Assert.Equal("edit.category-too-deep", (await desk.Categories.CreateAsync(new("Trop", Category.Deepest + 1))).IsRefused().Key);
        await MakeAsync(desk, new("Au-dessus"));
        Assert.Equal("edit.category-too-deep", (await desk.Categories.ReplaceAsync(1, 1, new("N0", 12))).IsRefused().Key);
    }

    [Fact]
    public async Task Quotations_and_articles_have_several_and_the_database_finds_them_by_each()
    {
        using var desk = Archive.Desk();
        await MakeAsync(desk, new("A"));
        await MakeAsync(desk, new("B"));
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Categories = [2, 1, 2] });
        Assert.Equal(["1|1", "2|1"], Archive.Rows("SELECT * FROM quote_category"));
        (await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("accord") with { Note = "Sans en parler." })).IsSaved();
        Assert.Equal([1L, 2], (await desk.Quotes.CategoriseAsync(1, 2, [2, 1])).IsSaved().Subject.Categories);
        (await desk.Quotes.CategoriseAsync(1, 3, [2])).IsSaved();
        Assert.Equal(["2|1"], Archive.Rows("SELECT * FROM quote_category"));
        Assert.Equal(new Message("edit.no-category", 7L), (await desk.Quotes.CategoriseAsync(1, 4, [2, 7])).IsRefused());
        Assert.Equal(new Message("edit.no-category", 7L), (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Categories = [7] })).IsRefused());
        (await desk.Articles.CategoriseAsync(ArticleId, 1, [1, 2])).IsSaved();
        Assert.IsType<Edit<Articles.Article>.Stale>(await desk.Articles.CategoriseAsync(ArticleId, 1, []));
        Assert.Equal(["1|1", "2|1"], Archive.Rows("SELECT * FROM article_category"));
        await desk.Quotes.DeleteAsync(1, 4);
        Assert.Empty(Archive.Rows("SELECT * FROM quote_category"));
        IsSound();
    }

    [Fact]
    public async Task Another_text_of_an_article_keeps_its_categories_and_those_of_its_quotations()
    {
        using var desk = Archive.Desk();
        await MakeAsync(desk, new("A"));
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Categories = [1] });
        await desk.Articles.CategoriseAsync(ArticleId, 1, [1]);
        await Archive.AddAsync("a", "date 2023-09 " + Text + "\n\nUne phrase de plus.");
        Assert.Equal(["2|[1]"], Archive.Rows("SELECT revision, categories FROM quote"));
        Assert.Equal(["2|[1]"], Archive.Rows("SELECT revision, categories FROM article"));
    }

    [Fact]
    public async Task A_list_is_narrowed_and_counted_by_categories_those_below_included()
    {
        var second = await Archive.AddAsync("b", "date 2024 Un autre\n\nRien.");
        using var desk = Archive.Desk();
        foreach (var draft in new CategoryDraft[] { new("Économie"), new("Prix", 1), new("Guerre") })
            await MakeAsync(desk, draft);
        Assert.Equal(("", ""), await ListAsync(1));
        await desk.Articles.CategoriseAsync(ArticleId, 1, [1, 2]);
        await desk.Articles.CategoriseAsync(second, 1, [2, 3]);
        Assert.Equal(("2 1", "Guerre:1 Économie:2 Économie › Prix:2"), await ListAsync(1));
        await desk.Articles.CategoriseAsync(ArticleId, 2, [3]);
        Assert.Equal(("2", "Guerre:2 Économie:1 Économie › Prix:1"), await ListAsync(1));
        await desk.Categories.ReplaceAsync(3, 1, new("Guerre", 1));
        Assert.Equal(("2 1", "Économie:2 Économie › Guerre:2 Économie › Prix:1"), await ListAsync(1));
        Assert.Equal("", (await ListAsync(99)).Found);
    }

    [Fact]
    public async Task Everything_is_undone_step_by_step_and_done_again()
    {
        using var desk = Archive.Desk();
        var states = new List<string> { State() };
        var changes = new List<long>();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"));
        states[0] = State();
        Keep((await desk.Categories.CreateAsync(new("A", Key: "a"))).IsSaved().ChangeId);
        Keep((await desk.Categories.CreateAsync(new("B", 1))).IsSaved().ChangeId);
        Keep((await desk.Quotes.CategoriseAsync(1, 1, [1, 2])).IsSaved().ChangeId);
        Keep((await desk.Articles.CategoriseAsync(ArticleId, 1, [2])).IsSaved().ChangeId);
        Keep((await desk.Categories.ReplaceAsync(2, 1, new("B", null, "Seule.", "red", "b"))).IsSaved().ChangeId);
        Keep((await desk.Articles.DeleteAsync(ArticleId, 2)).IsSaved().ChangeId);

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

        IsSound();

        void Keep(long change)
        {
            changes.Add(change);
            states.Add(State());
        }
    }

    [Fact]
    public async Task A_category_in_use_goes_only_with_its_uses_in_one_batch_and_comes_back_with_them()
    {
        using var desk = Archive.Desk();
        await MakeAsync(desk, new("A", Key: "a"));
        await MakeAsync(desk, new("B", 1));
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Categories = [1, 2] });
        await desk.Articles.CategoriseAsync(ArticleId, 1, [2]);
        var before = State();
        Assert.Equal(new Message("edit.category-has-parts"), (await desk.Categories.DeleteAsync(1, 1, withUses: true)).IsRefused());
        Assert.Equal(new Message("edit.category-used", 1, 1), (await desk.Categories.DeleteAsync(2, 1)).IsRefused());
        Assert.Equal(before, State());

        var deleted = (await desk.Categories.DeleteAsync(2, 1, withUses: true)).IsSaved();
        Assert.Equal(["1|[1]"], Archive.Rows("SELECT id, categories FROM quote"));
        Assert.Equal(["5|quote|5", "6|article|5", "7|category|5"], Archive.Rows("SELECT id, subject, batch FROM change WHERE batch IS NOT NULL"));
        foreach (var change in new[] { deleted.ChangeId, 6, 5 })
        {
            using var again = Archive.Desk();
            if (!Archive.Rows($"SELECT id FROM change WHERE undoes = {change}").Any())
                (await again.Undo.UndoAsync(change)).IsSaved();
        }

        Assert.Equal(before, State());
    }

    [Fact]
    public async Task What_stands_in_the_way_of_an_undo_is_said()
    {
        using var desk = Archive.Desk();
        var made = (await desk.Categories.CreateAsync(new("A", Key: "a"))).IsSaved();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Categories = [1] });
        Assert.Equal("edit.category-in-use", (await desk.Undo.UndoAsync(made.ChangeId)).IsRefused().Key);

        using var other = Archive.Desk();
        var cleared = (await other.Quotes.CategoriseAsync(1, 1, [])).IsSaved();
        var gone = (await other.Categories.DeleteAsync(1, 1)).IsSaved();
        Assert.Equal("edit.gone-since", (await other.Undo.UndoAsync(cleared.ChangeId)).IsRefused().Key);

        using var third = Archive.Desk();
        await MakeAsync(third, new("Autre", Key: "a"));
        Assert.Equal("edit.category-in-use", (await third.Undo.UndoAsync(gone.ChangeId)).IsRefused().Key);
    }

    private string State() => string.Join('\n', Archive.Rows("SELECT id, name, parent_id, definition, colour, key FROM category")
        .Concat(Archive.Rows("SELECT id, categories FROM quote")).Concat(Archive.Rows("SELECT * FROM quote_category"))
        .Concat(Archive.Rows("SELECT id, categories, is_deleted FROM article")).Concat(Archive.Rows("SELECT * FROM article_category")));

    private static async Task<Category> MakeAsync(Desk desk, CategoryDraft draft) => (await desk.Categories.CreateAsync(draft)).IsSaved().Subject;

    private static CategoryTree Tree(Desk desk) => new(desk.Context.Categories, StringComparer.Ordinal);

    private async Task<(string Found, string Counts)> ListAsync(int category)
    {
        using var context = Archive.Context();
        var query = new ArticleQuery(QueryParser.Parse("")) { Choices = [new(Facet.Category, $"{category}")] };
        var results = await Searches.Articles(context).ResultsAsync(query, counted: true);
        var counts = results.Values(Facet.Category, size: 100).Values.OrderBy(value => value.Name, StringComparer.Ordinal).Select(value => $"{value.Name}:{value.Count}");
        return (string.Join(' ', results.Articles(0, 100)), string.Join(' ', counts));
    }
}
