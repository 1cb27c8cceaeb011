using NewsArchive.Entities;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;

namespace NewsArchive.Editing;

public sealed class EntityMergeTests : RegisteredArchive
{
    [Fact]
    public async Task Everything_moves_and_the_names_become_aliases()
    {
        await FillAsync();
        using var desk = Archive.Desk();
        var kept = (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved().Subject;

        Assert.Equal(("Dmitri Peskov", 2), (kept.Name, kept.Version));
        Assert.Equal(["Peskov", "D. Peskov", "Dimitri Peskov"], kept.Aliases);
        Assert.Equal("Porte-parole.\nNé en 1967.", kept.Description);
        Assert.Equal(["porte-parole du Kremlin", "diplomate"], kept.Functions.Select(function => function.Title));
        Assert.Equal(["Q1", "12"], kept.Identifiers.Select(identifier => identifier.Value));
        Assert.Equal(["1|2", "1|1"], Archive.Rows("SELECT entity_id, version FROM quote ORDER BY version DESC"));
        Assert.Equal(["1|1", "1|2", "1|2"], Archive.Rows("SELECT entity_id, version FROM mention ORDER BY id"));
        Assert.Equal(["2|D. Peskov|1"], Archive.Rows("SELECT id, name, merged_into FROM entity WHERE merged_into IS NOT NULL"));
        Assert.Empty(Archive.Rows("SELECT * FROM entity_name WHERE entity_id = 2"));
        IsSound();
    }

    [Fact]
    public async Task One_undo_restores_everything_exactly_and_can_be_undone()
    {
        await FillAsync();
        var before = State();
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved().ChangeId;
        var merged = State();
        Assert.Single(Archive.Rows("SELECT DISTINCT batch FROM change WHERE batch IS NOT NULL"));

        var undone = await UndoAsync(change);
        Assert.Equal(before, State());
        await UndoAsync(undone);
        Assert.Equal(merged, State());
        await UndoAsync(change);
        Assert.Equal(before, State());
        IsSound();
    }

    [Fact]
    public async Task A_stale_merge_is_refused_whichever_of_the_two_has_changed()
    {
        await FillAsync();
        using (var other = Archive.Desk())
            (await other.Entities.ReplaceAsync(Initialled, 1, new EntityContentDraft("Peskov", "person"))).IsSaved();
        var before = State();

        using var desk = Archive.Desk();
        Assert.Equal(Initialled, Assert.IsType<Edit<Entity>.Stale>(await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).Current.Id);
        Assert.Equal((Initialled, 2), Assert.IsType<Edit<Entity>.Stale>(await desk.Merge.MergeAsync(Dmitri, 1, Initialled, 1)) is { Current: var current } ? (current.Id, current.Version) : default);
        Assert.Equal(before, State());
    }

    [Theory]
    [InlineData(Initialled, Initialled, "edit.merge-itself")]
    [InlineData(Initialled, 99L, "edit.no-entity")]
    public async Task Nothing_is_merged_into_itself_or_nothing(long id, long into, string reason)
    {
        await FillAsync();
        var before = State();
        using var desk = Archive.Desk();
        Assert.Equal(reason, (await desk.Merge.MergeAsync(id, 1, into)).IsRefused().Key);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_merged_entity_is_gone_until_the_merge_is_undone()
    {
        await FillAsync();
        using var desk = Archive.Desk();
        var change = (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved().ChangeId;

        Assert.IsType<Edit<Entity>.Missing>(await desk.Merge.MergeAsync(Initialled, 2, Kirby));
        Assert.IsType<Edit<Entity>.Missing>(await desk.Entities.ReplaceAsync(Initialled, 2, new EntityContentDraft("X", "person")));
        Assert.Equal("edit.no-entity", (await desk.Merge.MergeAsync(Kirby, 1, Initialled)).IsRefused().Key);
        var search = new EntitySearch(desk.Context);
        Assert.Equal([Dmitri, Kirby], (await search.ListAsync("", null, 0, 10)).Select(hit => hit.Id));
        Assert.Equal([Dmitri], (await search.ListAsync("d peskov", null, 0, 10)).Select(hit => hit.Id));

        await UndoAsync(change);
        Assert.Equal([Initialled, Dmitri], (await search.ListAsync("d peskov", null, 0, 10)).Select(hit => hit.Id));
    }

    [Fact]
    public async Task Who_names_the_merged_entity_by_its_number_means_the_one_it_became()
    {
        await FillAsync();
        using var desk = Archive.Desk();
        (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved();
        (await desk.Merge.MergeAsync(Dmitri, 2, Kirby)).IsSaved();

        var mention = (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Moscou") with { Entity = new EntityDraft(Initialled) })).IsSaved().Subject;

        Assert.Equal(Kirby, mention.EntityId);
    }

    [Fact]
    public async Task An_older_change_cannot_be_undone_onto_a_merged_entity()
    {
        await FillAsync();
        long moved, merged;
        using (var desk = Archive.Desk())
        {
            moved = (await desk.Mentions.ReplaceAsync(2, 1, Text.MentionOf("Peskov") with { Entity = new EntityDraft(Kirby) })).IsSaved().ChangeId;
            merged = (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved().ChangeId;
        }

        Assert.Equal(new Message("edit.merged-since"), await RefuseAsync(moved));
        await UndoAsync(merged);
        await UndoAsync(moved);
        Assert.Equal(["2"], Archive.Rows("SELECT entity_id FROM mention WHERE id = 2"));
    }

    [Fact]
    public async Task Searches_see_a_merge_and_its_undo_at_once()
    {
        await FillAsync();
        Assert.Equal("1 2: 1 1 0", await SeenAsync());
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Merge.MergeAsync(Initialled, 1, Kirby)).IsSaved().ChangeId;

        Assert.Equal("1 3: 1 1 1", await SeenAsync());
        await UndoAsync(change);
        Assert.Equal("1 2: 1 1 0", await SeenAsync());
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Thousands_of_mentions_move_and_come_back()
    {
        var many = Soak.Size(500, 5000);
        await FillAsync();
        Archive.Run($"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
            INSERT INTO mention (article_id, version, revision, anchor, entity_id, state, origin) SELECT article_id, 1, revision, anchor, {Initialled}, 'accepted', 'person' FROM n, mention WHERE id = 2
            """);
        var before = State();
        long change = 0, work;
        using (var desk = Archive.Desk())
            work = await Work.InstructionsAsync(desk.Context, async () => change = (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved().ChangeId);

        Assert.InRange(work, many, 500 * many);
        Assert.Equal(many + 3, Archive.Read<long>("SELECT count(*) FROM mention WHERE entity_id = 1"));
        await UndoAsync(change);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task Twenty_merges_at_once_make_one()
    {
        await FillAsync();
        var edits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            using var desk = Archive.Desk();
            return await desk.Merge.MergeAsync(Initialled, 1, Dmitri);
        })));

        Assert.Single(edits.OfType<Edit<Entity>.Saved>());
        Assert.Equal(19, edits.OfType<Edit<Entity>.Missing>().Count());
        IsSound();
    }

    // The persons among all facets; what is found by the name of the one, by the speaker, and by the old number among Kirby's.
    private async Task<string> SeenAsync()
    {
        using var context = Archive.Context();
        var search = Searches.Articles(context);
        var persons = (await FindAsync("")).Values(Facet.Person, size: 10).Values.Select(value => value.Value).Order();
        var named = (await FindAsync("personne:\"D. Peskov\"")).Total;
        var said = (await FindAsync("orateur:\"D. Peskov\"", new FacetChoice(Facet.Person, "2"))).Total;
        var kirby = (await FindAsync("orateur:kirby")).Total;
        return $"{string.Join(' ', persons)}: {named} {said} {kirby}";

        Task<ArticleResults> FindAsync(string typed, params FacetChoice[] choices) => search.ResultsAsync(new ArticleQuery(QueryParser.Parse(typed)) { Choices = choices }, counted: true);
    }
}
