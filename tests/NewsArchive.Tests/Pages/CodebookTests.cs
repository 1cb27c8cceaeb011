using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class CodebookTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_category_is_made_moved_and_deleted_by_form()
    {
        var browser = site.Browse();
        await browser.SubmitAsync(await browser.OpenAsync("/codebook"), "form.sheet", ("Name", "Économie"), ("Colour", "blue"), ("Key", "E"));
        var top = await IdAsync("Économie");
        var page = await browser.SubmitAsync(await browser.OpenAsync("/codebook"), "form.sheet", ("Name", "Prix"), ("Parent", $"{top}"), ("Definition", "Ce que coûtent\nles choses."));
        Assert.Equal("La catégorie a été ajoutée.", page.Words(".done p"));
        Assert.Contains("Prix modifier Économie › Prix Ce que coûtent les choses. 0 citation – Économie › Prix · 0 article – Économie › Prix", page.AllWords(".codebook li"));
        Assert.Equal("category colour-blue", page.One(".codebook .category").GetAttribute("class"));

        var part = await IdAsync("Prix");
        var mine = await browser.OpenAsync($"/codebook/{part}");
        Assert.DoesNotContain(mine.Document.QuerySelectorAll("#parent option"), option => option.GetAttribute("value") == $"{part}");
        await browser.SubmitAsync(await browser.OpenAsync($"/codebook/{part}"), "form.sheet", ("Name", "Les prix"), ("Colour", "red"));
        var stale = await browser.SubmitAsync(mine, "form.sheet", ("Name", "Mes prix"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Les prix", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Contains("rouge", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Equal("Mes prix", stale.Value("#name"));
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(stale, "form.sheet", ("Parent", ""))).Status);

        var taken = await browser.SubmitAsync(await browser.OpenAsync("/codebook"), "form.sheet", ("Name", "Énergie"), ("Key", "e"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "La touche « e » est déjà celle de « Économie »."), (taken.Status, taken.Words("[role=alert]")));
        Assert.Equal("Énergie", taken.Value("#name"));
        var deleted = await browser.SubmitAsync(await browser.OpenAsync($"/codebook/{part}"), "form.delete");
        Assert.Equal("La catégorie a été supprimée.", deleted.Words(".done p"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/codebook/{part}")).Status);
        await browser.SubmitAsync(deleted, ".done form");
        Assert.Equal(part, await IdAsync("Mes prix"));
    }

    [Fact]
    public async Task An_article_is_given_categories_by_form_and_a_stale_save_shows_both_versions()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var (one, other) = (await MakeAsync("Une"), await MakeAsync("Une autre"));
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var mine = await browser.OpenAsync($"/articles/{article}?q=russie");
        var given = await browser.SubmitAsync(Ticked(await browser.OpenAsync($"/articles/{article}?q=russie"), one, other), "#article-frame form[action$='/categories']");
        Assert.Equal(($"/articles/{article}?q=russie", "Les catégories ont été enregistrées."), (given.Address.PathAndQuery, given.Words(".done p")));
        Assert.Equal("Une Une autre", given.Words("#article-frame .given"));

        var stale = await browser.SubmitAsync(Ticked(mine, one), "#article-frame form[action$='/categories']");
        Assert.Equal((HttpStatusCode.Conflict, "Une Une autre"), (stale.Status, stale.Words(".both .given")));
        Assert.True(Box(stale, one).IsChecked && !Box(stale, other).IsChecked);
        var saved = await browser.SubmitAsync(stale, "form.sheet");
        Assert.Equal("Une", saved.Words("#article-frame .given"));
        Assert.Contains("Une 1", string.Join('|', (await browser.OpenAsync("/?q=russie")).AllWords(".facets .value")), StringComparison.Ordinal);
        Assert.Equal("1 article", (await browser.OpenAsync($"/?category={one}")).Words(".summary strong"));
        await browser.SubmitAsync(saved, ".done form");
        Assert.Equal("Une Une autre", (await browser.OpenAsync($"/articles/{article}")).Words("#article-frame .given"));
    }

    [Fact]
    public async Task A_quotation_is_given_categories_by_form_and_can_lose_them_all()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var (one, other) = (await MakeAsync("Parole"), await MakeAsync("Promesse"));
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var quote = (await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, "prix à payer") } })).Id;
        var page = await browser.SubmitAsync(Ticked(await browser.OpenAsync($"/quotes/{quote}"), one, other), "form.sheet");
        Assert.Equal("Parole Promesse", page.Words($"[data-given='quotes/{quote}']"));
        page = await browser.SubmitAsync(await browser.OpenAsync($"/quotes/{quote}"), "form.sheet", ("Note", "Rien d’autre ne change."));
        Assert.Equal("Parole Promesse", page.Words($"[data-given='quotes/{quote}']"));
        page = await browser.OpenAsync($"/quotes/{quote}");
        foreach (var category in new[] { one, other })
            Box(page, category).IsChecked = false;
        page = await browser.SubmitAsync(page, "form.sheet");
        Assert.Equal("", page.Words($"[data-given='quotes/{quote}']"));
    }

    [Fact]
    public async Task Names_and_definitions_are_words_whatever_they_say()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var ids = new List<long>();
        foreach (var attack in Attacks.Lines)
            ids.Add((await api.PostAsync("/api/categories", new { name = $"C {attack}", definition = attack })).Id);
        await api.PutAsync("/api/articles/1/categories", new { categories = ids }, "*");
        string[] addresses = ["/codebook", "/?q=russie", $"/?category={ids[0]}&category!={ids[1]}", "/facets/category", "/articles/1", "/articles/1/categories", "/quotes/1", "/history?size=100", .. ids.Select(id => $"/codebook/{id}")];
        foreach (var address in addresses)
            Attacks.AssertHarmless(await browser.OpenAsync(address));
        Assert.Equal(Attacks.Lines.Select(attack => $"C {attack}").Order(StringComparer.Ordinal),
            (await browser.OpenAsync("/codebook")).Document.QuerySelectorAll(".codebook .category bdi").Select(name => name.TextContent).Where(name => name.StartsWith("C ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private async Task<long> MakeAsync(string name) => (await site.Api().PostAsync("/api/categories", new { name })).Id;

    private async Task<long> IdAsync(string name) => (long)(await site.Api().GetAsync("/api/categories")).Items.Single(item => (string)item["name"]! == name)["id"]!;

    private static Page Ticked(Page page, params long[] categories)
    {
        foreach (var category in categories)
            Box(page, category).IsChecked = true;
        return page;
    }

    private static IHtmlInputElement Box(Page page, long category) => (IHtmlInputElement)page.One($"input[name=Categories][value='{category}']");
}
