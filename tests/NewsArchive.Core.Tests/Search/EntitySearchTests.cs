using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;

namespace NewsArchive.Search;

public sealed class EntitySearchTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        using var desk = _archive.Desk();
        foreach (var (name, kind, aliases) in new (string, string, string[])[]
        {
            ("Kim Jong-un", "person", ["Kim Jong Eun", "le Maréchal"]), ("Chang Ho-jin", "person", []), ("Élysée", "organisation", []),
            ("%", "other", []), ("_", "other", []), ("\\", "other", []), ("ONU", "organisation", ["Nations unies"]), ("Séoul", "place", []),
        })
            (await desk.Entities.CreateAsync(new EntityContentDraft(name, kind, aliases))).IsSaved();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("kim", "Kim Jong-un")]
    [InlineData("JONG UN", "Kim Jong-un")]
    [InlineData("jong-u", "Kim Jong-un")]
    [InlineData("un", "Kim Jong-un|ONU")]
    [InlineData("marechal", "Kim Jong-un")]
    [InlineData("elys", "Élysée")]
    [InlineData("ong", "")]
    [InlineData("%", "%")]
    [InlineData("_", "_")]
    [InlineData("\\", "\\")]
    [InlineData("K%m", "")]
    [InlineData("K_m", "")]
    [InlineData("%un", "Kim Jong-un|ONU")]
    [InlineData("un jong kim", "Kim Jong-un")]
    [InlineData("kju", "Kim Jong-un")]
    [InlineData("K. J. U.", "Kim Jong-un")]
    [InlineData("k. jong", "Kim Jong-un")]
    [InlineData("nu", "ONU")]
    [InlineData("ju", "")]
    [InlineData("chj x", "")]
    public async Task Names_are_found_from_the_beginning_of_a_word_and_signs_are_no_wildcards(string typed, string names)
    {
        using var context = _archive.Context();
        var search = new EntitySearch(context);

        var hits = await search.ListAsync(typed, null, 0, 100);

        Assert.Equal(names, string.Join('|', hits.Select(hit => hit.Name)));
        Assert.Equal(hits.Count, await search.CountAsync(typed, null));
    }

    [Fact]
    public async Task The_register_is_sorted_by_what_is_asked_and_counted_by_kind()
    {
        using var desk = _archive.Desk();
        var article = await _archive.AddAsync("a", "date 2023 Titre\n\nSéoul, l’ONU et Chang Ho-jin.");
        var text = _archive.TextOf(article);
        (await desk.Mentions.CreateAsync(article, text.MentionOf("Séoul", "place"))).IsSaved();
        (await desk.Mentions.CreateAsync(article, text.MentionOf("Séoul", "place"))).IsSaved();
        (await desk.Mentions.CreateAsync(article, text.MentionOf("ONU", "organisation"))).IsSaved();
        (await desk.Quotes.CreateAsync(article, text.QuoteOf("Titre") with { Entity = new EntityDraft(Name: "Chang Ho-jin", Kind: "person") })).IsSaved();
        (await desk.Entities.ReplaceAsync(3, 1, new EntityContentDraft("Élysée", "organisation", ["palais"]))).IsSaved();
        var search = new EntitySearch(desk.Context);

        Assert.Equal("Séoul", (await FirstAsync(EntitySort.Mentions))[0]);
        Assert.Equal("ONU", (await FirstAsync(EntitySort.Mentions))[1]);
        Assert.Equal("Chang Ho-jin", (await FirstAsync(EntitySort.Quotes))[0]);
        Assert.Equal(["Élysée", "Séoul"], (await FirstAsync(EntitySort.Changed))[..2]);
        Assert.Equal([(EntityKind.Person, 2), (EntityKind.Organisation, 2), (EntityKind.Place, 1), (EntityKind.Other, 3)], (await search.CountsAsync("")).Select(pair => (pair.Key, pair.Value)).Order());

        async Task<List<string>> FirstAsync(EntitySort sort) => [.. (await search.ListAsync("", null, 0, 8, sort)).Select(hit => hit.Name)];
    }

    [Fact]
    public async Task Exactly_the_name_is_offered_first_then_the_most_annotated_then_initials()
    {
        using var desk = _archive.Desk();
        foreach (var (name, aliases) in new (string, string[])[] { ("Ko Jin", []), ("Ko", []), ("Koizumi", ["Junichiro"]), ("Karl Otto", []) })
            (await desk.Entities.CreateAsync(new EntityContentDraft(name, "person", aliases))).IsSaved();
        var article = await _archive.AddAsync("a", "date 2023 Titre\n\nKoizumi, Koizumi, Karl Otto, Karl Otto, Karl Otto.");
        foreach (var name in new[] { "Koizumi", "Koizumi", "Karl Otto", "Karl Otto", "Karl Otto" })
            (await desk.Mentions.CreateAsync(article, _archive.TextOf(article).MentionOf(name))).IsSaved();
        var search = new EntitySearch(desk.Context);

        Assert.Equal(["Ko", "Koizumi", "Ko Jin", "Karl Otto"], (await search.SuggestAsync("ko", EntityKind.Person, 0, 10)).Select(hit => hit.Name));
        Assert.Equal(["Koizumi"], (await search.SuggestAsync("junich", null, 0, 10)).Select(hit => hit.Name));
        Assert.Equal(["Karl Otto", "Koizumi", "Ko", "Ko Jin"], (await search.SuggestAsync("ko", EntityKind.Person, article, 10)).Select(hit => hit.Name));
    }

    [Fact]
    public async Task Kinds_narrow_and_pages_hold_everything_once()
    {
        using var context = _archive.Context();
        var search = new EntitySearch(context);
        var names = new List<string>();
        for (var skip = 0; skip < 9; skip += 3)
            names.AddRange((await search.ListAsync(" ", null, skip, 3)).Select(hit => hit.Name));

        Assert.Equal(8, names.Distinct().Count());
        Assert.Equal(["Chang Ho-jin", "Kim Jong-un"], (await search.ListAsync(null, EntityKind.Person, 0, 10)).Select(hit => hit.Name));
        Assert.Equal(2, await search.CountAsync("", EntityKind.Organisation));
    }

    [Fact]
    public async Task Those_of_the_article_come_first_then_those_named_most()
    {
        using var desk = _archive.Desk();
        var first = await _archive.AddAsync("a", "date 2023 Titre\n\nSéoul, Séoul, l’ONU et Séoul.");
        var second = await _archive.AddAsync("b", "date 2023 Titre\n\nKim Jong-un.");
        foreach (var name in new[] { ("Séoul", "place"), ("Séoul", "place"), ("ONU", "organisation") })
            (await desk.Mentions.CreateAsync(first, _archive.TextOf(first).MentionOf(name.Item1, name.Item2))).IsSaved();
        (await desk.Mentions.CreateAsync(second, _archive.TextOf(second).MentionOf("Kim Jong-un"))).IsSaved();
        (await desk.Mentions.CreateAsync(second, _archive.TextOf(second).MentionOf("Kim Jong-un") with { State = "rejected" })).IsSaved();

        var hits = await new EntitySearch(desk.Context).SuggestAsync(null, null, second, 3);

        Assert.Equal([("Kim Jong-un", 1), ("Séoul", 2), ("ONU", 1)], hits.Select(hit => (hit.Name, hit.Mentions)));
    }

    [Fact]
    public async Task The_register_goes_by_the_folded_name()
    {
        using var context = _archive.Context();

        var names = (await new EntitySearch(context).ListAsync("", EntityKind.Organisation, 0, 10)).Select(hit => hit.Name);

        Assert.Equal(["Élysée", "ONU"], names);
    }

    [Fact]
    public async Task While_a_name_is_typed_the_whole_register_is_looked_through()
    {
        using var context = _archive.Context();

        var names = (await new EntitySearch(context).SuggestAsync("jong", EntityKind.Person, 1, 5)).Select(hit => hit.Name);

        Assert.Equal(["Kim Jong-un"], names);
    }

    [Fact]
    public void Any_typed_name_is_answered()
    {
        using var context = _archive.Context();
        var search = new EntitySearch(context);
        Texts.Any.Hold(typed => search.CountAsync(typed, null).GetAwaiter().GetResult() == search.ListAsync(typed, null, 0, 100).GetAwaiter().GetResult().Count);
    }

    [Fact]
    public async Task A_name_of_sixty_thousand_letters_is_answered()
    {
        using var context = _archive.Context();
        Assert.Equal(0, await new EntitySearch(context).CountAsync(new string('a', 60_000), null));
    }
}
