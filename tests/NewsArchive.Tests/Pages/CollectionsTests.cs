using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class CollectionsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Ticked_articles_and_all_results_go_into_a_collection_and_out_again()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/?q=russie");
        var made = await browser.SubmitAsync(Ticked(list, 1), "#collect", ("name", "Moscou"), ("step", "add"));
        Assert.Equal("La collection a été créée ; elle est sous « Collections ».", made.Words(".done p"));
        Assert.Equal("/?q=russie", made.Address.PathAndQuery);
        var id = await IdAsync("Moscou");

        list = await browser.OpenAsync($"/?q=russie&collection={id}");
        Assert.Equal("1 article", list.Words(".summary strong"));
        Assert.Contains("collection : Moscou", list.AllWords(".chip").Select(chip => chip.Replace(" ×", "", StringComparison.Ordinal)));
        var empty = await browser.SubmitAsync(Ticked(list, 1), "#collect", ("step", "remove"));
        Assert.Equal("Aucun résultat", empty.Words(".empty h2"));
        Assert.Equal("1 article", (await browser.SubmitAsync(empty, ".done form")).Words(".summary strong"));

        list = await browser.OpenAsync("/?q=russie");
        await browser.SubmitAsync(list, "#collect", ("id", $"{id}"), ("step", "add-all"));
        var page = await browser.OpenAsync($"/collections/{id}");
        Assert.Equal(("Moscou", "2 articles"), (page.Words("h1"), page.Words(".summary strong")));
        var less = await browser.SubmitAsync(Ticked(page, 2), "#take-out", ("step", "remove"));
        Assert.Equal("0 article", less.Words(".summary strong"));
        Assert.Equal("2 articles", (await browser.SubmitAsync(less, ".done form")).Words(".summary strong"));
    }

    [Fact]
    public async Task Nothing_ticked_is_said()
    {
        var browser = site.Browse();
        var refused = await browser.SubmitAsync(await browser.OpenAsync("/?q=russie"), "#collect", ("name", "Rien"), ("step", "add"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Aucun article n’est coché : rien n’a changé."), (refused.Status, refused.Words("[role=alert]")));
        Assert.Equal("Rien", refused.Value("#name"));
    }

    [Fact]
    public async Task A_search_becomes_a_frozen_or_a_living_collection()
    {
        var browser = site.Browse();
        const string Form = "details.save form:has(#collect-list-name)";
        var frozen = await browser.SubmitAsync(await browser.OpenAsync("/?q=poutine"), Form, ("name", "Figée"), ("kind", "fixed"));
        Assert.Equal(("Figée", "2 articles", "fixe"), (frozen.Words("h1"), frozen.Words(".summary strong"), frozen.Words(".summary .kind")));
        Assert.Equal("articles qui contiennent « poutine », les plus pertinents d’abord", frozen.Words(".summary .understood a"));
        var living = await browser.SubmitAsync(await browser.OpenAsync("/?q=poutine"), Form, ("name", "Vivante"), ("kind", "living"));
        Assert.Equal("vivante", living.Words(".summary .kind"));
        Assert.False(living.Has("#take-out"));
        await site.ImportAsync("poutine.txt", "date 2024 Poutine encore\n\nTexte.");
        Assert.Equal("2 articles", (await browser.OpenAsync(frozen.Address.AbsolutePath)).Words(".summary strong"));
        Assert.Equal("3 articles", (await browser.OpenAsync(living.Address.AbsolutePath)).Words(".summary strong"));
        Assert.Contains("Vivante", (await browser.OpenAsync("/collections")).AllWords("ol.collections h2"));
        Assert.Contains("Vivante 3", string.Join('|', (await browser.OpenAsync("/?q=poutine")).AllWords(".facets .value")), StringComparison.Ordinal);
        Assert.False((await browser.OpenAsync("/")).Has("#collect-list-name"));
    }

    [Fact]
    public async Task A_collection_is_renamed_described_and_deleted_and_a_stale_save_shows_both_versions()
    {
        var browser = site.Browse();
        var made = await browser.SubmitAsync(await browser.OpenAsync("/collections"), "form.sheet", ("name", "Ancien nom"), ("description", "Avant."));
        var mine = await browser.OpenAsync(made.Address.AbsolutePath);
        var theirs = await browser.SubmitAsync(made, "form.sheet", ("name", "Nom nouveau"));
        Assert.Equal(("Nom nouveau", "La collection a été modifiée."), (theirs.Words("h1"), theirs.Words(".done p")));

        var stale = await browser.SubmitAsync(mine, "form.sheet", ("name", "Le mien"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Nom nouveau", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Equal("Le mien", stale.Value("#name"));
        var saved = await browser.SubmitAsync(stale, "form.sheet");
        Assert.Equal("Le mien", saved.Words("h1"));

        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(mine, "form.delete")).Status);
        var deleted = await browser.SubmitAsync(saved, "form.delete");
        Assert.Equal("La collection a été supprimée ; ses articles restent dans l’archive.", deleted.Words(".done p"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(made.Address.AbsolutePath)).Status);
        await browser.SubmitAsync(deleted, ".done form");
        Assert.Equal("Le mien", (await browser.OpenAsync(made.Address.AbsolutePath)).Words("h1"));
    }

    [Fact]
    public async Task The_page_of_an_article_puts_it_in_and_takes_it_out()
    {
        var browser = site.Browse();
        var article = await site.Api().ArticleAsync(SeedSite.Headlined);
        var page = await browser.SubmitAsync(await browser.OpenAsync($"/articles/{article}?q=russie"), "#article-frame form[action='/collections']", ("name", "À lire"));
        Assert.Equal($"/articles/{article}?q=russie", page.Address.PathAndQuery);
        var id = await IdAsync("À lire");
        var form = $"#article-frame form[action^='/collections/{id}']";
        Assert.Contains("À lire", page.Words(form), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, form, ("step", "remove"));
        Assert.False(page.Has(form));
        page = await browser.SubmitAsync(page, "#article-frame form[action*='handler=Articles']:has(select)", ("id", $"{id}"), ("step", "add"));
        Assert.True(page.Has(form));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"/history?article={article}")).Status);
    }

    [Fact]
    public async Task Names_and_descriptions_are_words_whatever_they_say()
    {
        var (browser, api) = (site.Browse(), site.Api());
        foreach (var attack in Attacks.Lines)
            Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/collections", new { name = attack, description = attack, articles = new[] { 1 } })).Status);
        var ids = (await api.GetAsync("/api/collections?size=1000")).Items.Where(item => Attacks.Lines.Contains((string)item["name"]!)).Select(item => (long)item["id"]!).ToList();
        Assert.Equal(Attacks.Lines.Count, ids.Count);
        string[] addresses = ["/collections", "/?q=russie", $"/?collection={ids[0]}&collection!={ids[1]}", "/facets/collection", "/articles/1", "/history?size=100", .. ids.Select(id => $"/collections/{id}")];
        foreach (var address in addresses)
        {
            var page = await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Attacks.AssertHarmless(page);
        }
    }

    // A browser sends ticked boxes with the form they name; AngleSharp sends only those that stand in it.
    private static Page Ticked(Page page, int count)
    {
        foreach (var tick in page.Document.QuerySelectorAll("input.tick").Cast<IHtmlInputElement>().Take(count).ToList())
        {
            tick.IsChecked = true;
            page.One($"#{tick.GetAttribute("form")}").AppendChild(tick);
        }

        return page;
    }

    private async Task<long> IdAsync(string name) => (long)(await site.Api().GetAsync("/api/collections?size=1000")).Items.Single(item => (string)item["name"]! == name)["id"]!;
}
