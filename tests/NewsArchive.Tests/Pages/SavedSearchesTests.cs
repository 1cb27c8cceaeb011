using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class SavedSearchesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_search_is_saved_from_its_result_and_listed_with_what_is_new()
    {
        var browser = site.Browse();
        var result = await browser.OpenAsync("/?q=phoque&from=2001&to=&sort=newest&p=1");
        Assert.Equal("phoque", result.Value("details.save input[name=name]"));
        var saved = await browser.SubmitAsync(result, "details.save form");
        Assert.Equal("/?q=phoque&from=2001&sort=newest", saved.Address.PathAndQuery);
        Assert.Equal("La recherche a été enregistrée ; elle est sous « Recherches ».", saved.Words(".done p"));
        Assert.Equal("rien de nouveau", (await RowAsync(browser, "phoque")).Words(".counts span"));

        await site.ImportAsync("phoque.txt", "date 2024 Un phoque\n\nTexte.");
        await site.ImportAsync("ancien.txt", "date 1999 Un vieux phoque\n\nTexte.");
        var row = await RowAsync(browser, "phoque");
        Assert.Equal("Compris ainsi : articles qui contiennent « phoque », depuis 2001, les plus récents d’abord.", row.Words(".understood"));
        Assert.StartsWith("1 nouveau – phoque · 1 article · vue le", row.Words(".counts"), StringComparison.Ordinal);
        var news = await browser.OpenAsync(row.One("a.new").GetAttribute("href")!);
        Assert.Equal(["Un phoque"], news.AllWords("ol.results h2 a"));
        Assert.Contains("entrés dans l’archive après l’article n° 2", news.Words(".understood"), StringComparison.Ordinal);
        Assert.Equal("/?q=phoque&from=2001&sort=newest", news.Value("details.save input[name=address]"));

        // What comes while the list is open stays new.
        await site.ImportAsync("autre.txt", "date 2024 Un autre phoque\n\nTexte.");
        var seen = await browser.SubmitAsync(row, $"#{row.One("ol.searches > li").Id} form");
        Assert.Equal("La recherche est marquée comme vue.", seen.Words(".done p"));
        Assert.StartsWith("1 nouveau – phoque · 2 articles", seen.Words($"#{row.One("ol.searches > li").Id} .counts"), StringComparison.Ordinal);
        var undone = await browser.SubmitAsync(seen, ".done form");
        Assert.StartsWith("2 nouveaux – phoque", undone.Words($"#{row.One("ol.searches > li").Id} .counts"), StringComparison.Ordinal);

        var all = await browser.SubmitAsync(undone, "form[action*='handler=SeenAll']");
        Assert.Matches("^[0-9]+ recherches? (est|sont) marquée", all.Words(".done p"));
        Assert.False(all.Has("a.new"));
    }

    [Fact]
    public async Task When_nothing_is_new_a_link_leads_to_all()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=poutine&since=999999");
        Assert.Equal("Aucun résultat", page.Words(".empty h2"));
        Assert.Equal("2 articles", (await browser.OpenAsync(page.LinkTo("parmi les articles qui étaient déjà là"))).Words(".summary strong"));
    }

    [Fact]
    public async Task What_finds_nothing_yet_can_be_saved_and_what_is_not_understood_cannot()
    {
        var browser = site.Browse();
        Assert.True((await browser.OpenAsync("/?q=introuvable")).Has(".empty details.save"));
        Assert.False((await browser.OpenAsync("/?q=!!")).Has("details.save"));
        Assert.Equal("Tous les articles", (await browser.OpenAsync("/")).Value("details.save input[name=name]"));
        Assert.Equal(200, (await browser.OpenAsync($"/?q={new string('x', 300)}")).Value("details.save input[name=name]").Length);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_what_was_typed_is_kept()
    {
        var browser = site.Browse();
        var refused = await browser.SubmitAsync(await browser.OpenAsync("/?q=obus&to=2030"), "details.save form", ("name", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Il manque un nom."), (refused.Status, refused.Words("[role=alert]")));
        var saved = await browser.SubmitAsync(refused, "form.sheet", ("name", "Obus"));
        Assert.Equal("/?q=obus&to=2030", saved.Address.PathAndQuery);

        var twice = await browser.SubmitAsync(saved, "details.save form", ("name", "Encore"));
        Assert.Equal("Cette recherche est déjà enregistrée sous le nom « Obus ».", twice.Words("[role=alert]"));
        Assert.Equal("Encore", twice.Value("#name"));
    }

    [Fact]
    public async Task An_address_of_another_site_is_refused()
    {
        var browser = site.Browse();
        foreach (var address in new[] { "https://evil.example/?q=a", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/quotes" })
        {
            var refused = await browser.SubmitAsync(await browser.OpenAsync("/"), "details.save form", ("address", address));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Attacks.AssertHarmless(refused);
        }
    }

    [Fact]
    public async Task A_search_is_renamed_and_deleted_and_both_can_be_undone()
    {
        var (browser, id) = (site.Browse(), await SaveAsync("Neige", "/?q=neige"));
        var renamed = await browser.SubmitAsync(await browser.OpenAsync($"/searches/{id}"), "form.sheet", ("name", "Première neige"));
        Assert.Equal("La recherche a été renommée.", renamed.Words(".done p"));
        Assert.Equal("Première neige", renamed.Words($"#search-{id} h2"));
        Assert.Equal("Neige", (await browser.SubmitAsync(renamed, ".done form")).Words($"#search-{id} h2"));

        var deleted = await browser.SubmitAsync(await browser.OpenAsync($"/searches/{id}"), "form.delete");
        Assert.Equal("La recherche enregistrée a été supprimée.", deleted.Words(".done p"));
        Assert.False(deleted.Has($"#search-{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/searches/{id}")).Status);
        Assert.Equal("Neige", (await browser.SubmitAsync(deleted, ".done form")).Words($"#search-{id} h2"));
        Assert.Equal($"Création : recherche {id}", (await browser.OpenAsync("/history")).Words("ol.history strong"));
    }

    [Fact]
    public async Task Of_two_who_rename_the_later_is_shown_both_names()
    {
        var (browser, id) = (site.Browse(), await SaveAsync("Pluie", "/?q=pluie"));
        var mine = await browser.OpenAsync($"/searches/{id}");
        await browser.SubmitAsync(await browser.OpenAsync($"/searches/{id}"), "form.sheet", ("name", "La leur"));
        var stale = await browser.SubmitAsync(mine, "form.sheet", ("name", "La mienne"));
        Assert.Equal((HttpStatusCode.Conflict, "La leur", "La mienne"), (stale.Status, stale.Words(".both dd"), stale.Value("#name")));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(mine, "form.delete")).Status);
        Assert.Equal("La mienne", (await browser.SubmitAsync(stale, "form.sheet")).Words($"#search-{id} h2"));
    }

    [Fact]
    public async Task A_name_and_a_query_that_are_attacks_stay_words()
    {
        var browser = site.Browse();
        foreach (var attack in Attacks.Lines)
        {
            var page = await browser.SubmitAsync(await browser.OpenAsync($"/?q={Uri.EscapeDataString(attack)}+arbre"), "details.save form", ("name", attack));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Attacks.AssertHarmless(page);
            var list = await browser.OpenAsync("/searches");
            Assert.Equal(attack, list.One("ol.searches h2 bdi").TextContent);
            Attacks.AssertHarmless(list);
            Attacks.AssertHarmless(await browser.OpenAsync(list.LinkTo("Renommer ou supprimer")));
        }
    }

    [Theory]
    [InlineData("/?q=obus&p=2&from=2023", "/feed.atom?q=obus&from=2023")]
    [InlineData("/", "/feed.atom")]
    public async Task A_list_names_its_feed(string address, string feed)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(feed, page.One("head link[rel=alternate][type='application/atom+xml']").GetAttribute("href"));
        Assert.Equal(feed, page.LinkTo("Atom"));
    }

    [Fact]
    public async Task The_saved_searches_name_their_feeds()
    {
        var id = await SaveAsync("Brume", "/?q=brume");
        var page = await site.Browse().OpenAsync("/searches");
        Assert.Equal("Brume", page.One($"head link[type='application/atom+xml'][href='/searches/{id}/feed.atom']").GetAttribute("title"));
    }

    private async Task<long> SaveAsync(string name, string address) => (await site.Api().PostAsync("/api/searches", new { name, address })).Id;

    // The list with only the row of one search left in it.
    private static async Task<Page> RowAsync(Browser browser, string name)
    {
        var page = await browser.OpenAsync("/searches");
        foreach (var row in page.Document.QuerySelectorAll("ol.searches > li").Where(row => row.QuerySelector("h2 bdi")!.TextContent != name))
            row.Remove();
        return page;
    }
}
