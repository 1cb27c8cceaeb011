using Microsoft.EntityFrameworkCore;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class OccurrencesTests : IDisposable
{
    private readonly TempArchive _archive = new();

    [Fact]
    public async Task Names_and_aliases_are_found_in_an_article_a_list_and_the_archive()
    {
        await AddAsync("un", "2020-01 Macron à Paris\n\nEmmanuel Macron parle. M. Macron écoute.");
        await AddAsync("deux", "2021-01 Chez d’Emmanuel Macron\n\nRien d’autre.");
        await AddAsync("trois", "2022-01 Sans lui\n\nUn macron est un accent.");
        var macron = await EntityAsync("Emmanuel Macron", "Macron");

        Assert.Equal(["2:Emmanuel Macron", "1:Macron", "1:Emmanuel Macron", "1:Macron"], await FindAsync(macron, new()));
        Assert.Equal(["1:Macron", "1:Emmanuel Macron", "1:Macron"], await FindAsync(macron, new(Article: 1)));
        Assert.Equal(["2:Emmanuel Macron"], await FindAsync(macron, new(List: new ArticleQuery(QueryParser.Parse("chez OU sans")))));
        Assert.Empty(await FindAsync(macron, new(Article: 99)));
    }

    [Fact]
    public async Task Doubts_are_told_and_untick()
    {
        await AddAsync("un", "2020-01 Titre\n\nMoscou. Université de Moscou. Moscou-Paris. Moscou, Moscou, Moscou.");
        var moscow = await EntityAsync("Moscou");
        var university = await EntityAsync("Université de Moscou", kind: "organisation");
        var idaho = await EntityAsync("Moscou");
        var text = _archive.TextOf(1);
        await MarkAsync(NthOf(text, "Moscou", 4), moscow, "rejected");
        await MarkAsync(NthOf(text, "Moscou", 5), university);
        await MarkAsync(NthOf(text, "Moscou", 6), moscow);

        using var context = _archive.Context();
        var found = await Of(context).FindAsync(await ReadAsync(context, moscow), new());

        Assert.Equal(
            [
                (Doubt.Homonym, idaho, true), (Doubt.LongerName, university, false), (Doubt.Compound, null, false),
                (Doubt.Rejected, null, false), (Doubt.OtherEntity, (long?)university, false),
            ],
            found.Items.Select(one => (one.Doubt, one.Other, one.IsTicked)));
        Assert.Equal(1, found.Marked);
        Assert.Equal([idaho], found.Homonyms.Select(hit => hit.Id));
        var lines = await Of(context).LinesAsync(found.Items);
        Assert.Equal("Titre Moscou. Université de ", lines[1].Left);
        Assert.All(found.Items, one => Assert.True(one.Anchor.Holds(text)));
    }

    [Fact]
    public async Task A_proposal_of_the_same_entity_is_still_to_be_marked()
    {
        await AddAsync("un", "2020-01 Titre\n\nMoscou.");
        var moscow = await EntityAsync("Moscou");
        await MarkAsync(NthOf(_archive.TextOf(1), "Moscou", 1), moscow, "proposed");
        using var context = _archive.Context();
        var one = Assert.Single((await Of(context).FindAsync(await ReadAsync(context, moscow), new())).Items);
        Assert.Equal((Doubt.None, 1), (one.Doubt, Assert.Single(one.Marks)));
    }

    [Theory]
    [InlineData("\" OR 1=1 --", "OR 1=1")]
    [InlineData("NEAR(a b) AND * ^ title:", "NEAR(a b) AND * ^ title:")]
    [InlineData("%_\\", null)]
    [InlineData("</mark><script>alert(1)</script>", "mark><script>alert(1)</script>")]
    [InlineData("💥", null)]
    [InlineData("SAUF (\"", "SAUF")]
    public async Task A_hostile_name_is_only_a_name(string name, string? found)
    {
        await AddAsync("un", $"2020-01 Titre\n\nOn lit : {name} dans un texte.");
        Assert.Equal(found is null ? [] : [$"1:{found}"], await FindAsync(await EntityAsync(name), new()));
    }

    [Fact]
    public async Task There_is_an_end_to_what_is_shown_at_once()
    {
        await AddAsync("un", "2020-01 Titre\n\n" + string.Concat(Enumerable.Repeat("Moscou, ", Occurrences.Most + 1)));
        var moscow = await EntityAsync("Moscou");
        using var context = _archive.Context();
        var found = await Of(context).FindAsync(await ReadAsync(context, moscow), new());
        Assert.Equal((Occurrences.Most, true), (found.Items.Count, found.IsPartial));
    }

    public void Dispose() => _archive.Dispose();

    private Task<long> AddAsync(string key, string text) => _archive.AddAsync(key, "date " + text);

    private async Task<long> EntityAsync(string name, string? alias = null, string kind = "place")
    {
        using var desk = _archive.Desk();
        return (await desk.Entities.CreateAsync(new EntityContentDraft(name, kind, alias is null ? null : [alias]))).IsSaved().Subject.Id;
    }

    private async Task MarkAsync((int Start, int End, string Exact) at, long entity, string state = "accepted")
    {
        using var desk = _archive.Desk();
        (await desk.Mentions.CreateAsync(1, new MentionDraft(at.Start, at.End, at.Exact, new EntityDraft(entity), state))).IsSaved();
    }

    private async Task<List<string>> FindAsync(long entity, OccurrenceScope scope)
    {
        using var context = _archive.Context();
        return [.. (await Of(context).FindAsync(await ReadAsync(context, entity), scope)).Items.Select(one => $"{one.Article}:{one.Anchor.Exact}")];
    }

    private static (int Start, int End, string Exact) NthOf(string text, string words, int nth)
    {
        var at = -1;
        for (var i = 0; i < nth; i++)
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
        return (at, at + words.Length, words);
    }

    private static Occurrences Of(Storage.ArchiveContext context) => new(context, Searches.Articles(context));

    private static Task<Entity> ReadAsync(Storage.ArchiveContext context, long id) => context.Entities.Include(e => e.Names).SingleAsync(e => e.Id == id);
}
