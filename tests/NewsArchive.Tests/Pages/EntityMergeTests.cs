using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class EntityMergeTests(RegisterSite site) : IClassFixture<RegisterSite>
{
    [Fact]
    public async Task Two_entities_are_merged_under_the_name_that_is_chosen_and_parted_by_one_undo()
    {
        var (full, brief) = await site.AddDoublesAsync("Peskov");
        var browser = site.Browse();
        var found = await browser.SubmitAsync(await browser.OpenAsync($"/entities/{full}/merge"), "main form.search", ("q", "d. peskov"));
        Assert.Equal($"/entities/{full}/merge?with={brief}", found.LinkTo("D. Peskov"));
        var compared = await browser.OpenAsync(found.LinkTo("D. Peskov"));
        Assert.Equal(["Dmitri Peskov", "D. Peskov"], compared.AllWords(".side strong"));

        var merged = await browser.SubmitAsync(compared, "form.merge", ("Keep", $"{full}"));
        Assert.Equal($"/entities/{full}", merged.Address.AbsolutePath);
        Assert.Equal("Les deux entités n’en font plus qu’une.", merged.Words(".done p"));
        Assert.Equal(["alias de Dmitri Peskov", "D. Peskov", "alias de D. Peskov"], merged.AllWords(".alias"));
        Assert.Equal(["2 citations", "2 mentions"], merged.AllWords("#said-title, #named-title"));
        Assert.Equal($"/entities/{full}", (await browser.OpenAsync($"/entities/{brief}")).Address.AbsolutePath);

        var parted = await browser.SubmitAsync(await browser.OpenAsync($"/entities/{full}"), "section.merged form");
        Assert.Equal("La modification a été annulée.", parted.Words(".done p"));
        Assert.Equal("1 citation", parted.Words("#said-title"));
        Assert.Equal("D. Peskov personne", (await browser.OpenAsync($"/entities/{brief}")).Words("h1"));
    }

    [Fact]
    public async Task A_stale_merge_is_refused_and_shows_how_they_are_now()
    {
        var (full, brief) = await site.AddDoublesAsync("Dupont");
        var browser = site.Browse();
        var compared = await browser.OpenAsync($"/entities/{brief}/merge?with={full}");
        await site.Api().PutAsync($"/api/entities/{full}", new { name = "Denis Dupont", kind = "person" }, "*");

        var stale = await browser.SubmitAsync(compared, "form.merge");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(["D. Dupont", "Denis Dupont"], stale.AllWords(".side strong"));
        Assert.StartsWith("L’une des deux a été modifiée", stale.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Denis Dupont personne", (await browser.SubmitAsync(stale, "form.merge")).Words("h1"));
    }

    [Fact]
    public async Task Likely_doubles_are_offered_until_they_are_told_apart()
    {
        var (full, brief) = await site.AddDoublesAsync("Kirby");
        var browser = site.Browse();
        Assert.Contains("D. Kirby", (await browser.OpenAsync("/entities/duplicates")).AllWords(".pair bdi"));
        var page = await browser.OpenAsync($"/entities/{full}");
        Assert.Equal("des initiales pour des prénoms", page.Words("section.duplicates .hint"));
        Assert.Equal($"/entities/{brief}/merge?with={full}", page.LinkTo("Comparer et fusionner"));

        var apart = await browser.SubmitAsync(page, "section.duplicates form");
        Assert.Equal($"/entities/{full}", apart.Address.AbsolutePath);
        Assert.False(apart.Has("section.duplicates"));
        Assert.Equal("D. Kirby", apart.Words("section.apart bdi"));
        Assert.DoesNotContain("D. Kirby", (await browser.OpenAsync("/entities/duplicates")).AllWords(".pair bdi"));

        var undone = await browser.SubmitAsync(apart, ".done form");
        Assert.True(undone.Has("section.duplicates"));
        Assert.False((await browser.SubmitAsync(undone, "section.duplicates form")).Has("section.duplicates"));
        Assert.True((await browser.SubmitAsync(await browser.OpenAsync($"/entities/{brief}"), "section.apart form")).Has("section.duplicates"));
    }

    [Fact]
    public async Task What_is_ticked_goes_to_another_entity()
    {
        var (_, brief) = await site.AddDoublesAsync("Durand");
        var browser = site.Browse();
        var page = await browser.OpenAsync($"/entities/{brief}/split");
        Assert.Equal(["alias de D. Durand"], page.AllWords("input[name=Aliases] + bdi"));
        Assert.Equal(["Bonnie Jenkins"], page.AllWords("input[name=Forms] + bdi"));
        var empty = await browser.SubmitAsync(page, "form.split", ("Name", "Denis Durand"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Denis Durand", empty.Value("#name"));

        foreach (var box in empty.Document.QuerySelectorAll("input[name=Quotes], input[name=Aliases], input[name=Mentions]").Cast<IHtmlInputElement>())
            box.IsChecked = true;
        var split = await browser.SubmitAsync(empty, "form.split");
        Assert.Equal("Denis Durand personne", split.Words("h1"));
        Assert.Equal(["1 citation", "1 mention"], split.AllWords("#said-title, #named-title"));
        Assert.Equal(["0 citation", "0 mention"], (await browser.OpenAsync($"/entities/{brief}")).AllWords("#said-title, #named-title"));

        await browser.SubmitAsync(split, ".done form");
        Assert.Equal(["1 citation", "1 mention"], (await browser.OpenAsync($"/entities/{brief}")).AllWords("#said-title, #named-title"));
    }

    [Fact]
    public async Task What_is_ticked_on_one_page_of_a_split_stays_ticked_on_the_next()
    {
        var (_, brief) = await site.AddDoublesAsync("Bernard");
        var api = site.Api();
        var article = await api.ArticleAsync(SeedSite.Headlined);
        for (var i = 0; i < 2; i++)
            await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, "agir de manière responsable") }, entity = new { id = brief } });
        var browser = site.Browse();
        var first = await browser.OpenAsync($"/entities/{brief}/split?size=1");
        Tick(first);
        var second = await browser.PressAsync(first, "form.split", first.Document.QuerySelectorAll("nav.pager button")[1], ("Name", "Denis Bernard"));
        Assert.Equal(("Denis Bernard", "1 cochée sur une autre page"), (second.Value("#name"), second.Words("form.split section p.hint")));
        Tick(second);
        var split = await browser.SubmitAsync(second, "form.split");
        Assert.Equal(("Denis Bernard personne", "2 citations"), (split.Words("h1"), split.Words("#said-title")));
        Assert.Equal("1 citation", (await browser.OpenAsync($"/entities/{brief}")).Words("#said-title"));

        static void Tick(Page page) => page.Document.QuerySelectorAll("input[type=checkbox][name=Quotes]").Cast<IHtmlInputElement>().Single().IsChecked = true;
    }
}
