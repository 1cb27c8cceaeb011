namespace NewsArchive.Tests.Pages;

public sealed class WithinResultsTests(NarrowedSite site) : IClassFixture<NarrowedSite>
{
    [Fact]
    public async Task The_way_through_the_results_meets_every_article_once_in_order()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/?q=russie&source=VOA&sort=oldest");
        var titles = list.AllWords("ol.results h2 a");
        var article = await browser.OpenAsync(list.One("ol.results h2 a").GetAttribute("href")!);
        Assert.False(article.Has(".within a[rel=prev]"));
        for (var i = 0; i < titles.Count; i++)
        {
            Assert.Equal(titles[i], article.Words("h1, .headline"));
            Assert.Equal($"Résultat {i + 1} sur {titles.Count}", article.Words(".within li"));
            if (i + 1 < titles.Count)
                article = await browser.OpenAsync(article.One(".within a[rel=next]").GetAttribute("href")!);
        }

        Assert.Equal(4, titles.Count);
        Assert.False(article.Has(".within a[rel=next]"));
        Assert.Equal(titles[2], (await browser.OpenAsync(article.One(".within a[rel=prev]").GetAttribute("href")!)).Words("h1, .headline"));
    }

    [Fact]
    public async Task The_way_back_leads_to_the_page_of_the_list_and_the_place_on_it()
    {
        var browser = site.Browse();
        var second = await browser.OpenAsync("/?q=russie&size=2&p=2");
        var link = second.Document.QuerySelectorAll("ol.results h2 a")[1];
        var article = await browser.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal("Résultat 4 sur 5", article.Words(".within li"));
        var back = article.LinkTo("retour aux résultats");
        Assert.Equal("/?q=russie&size=2&p=2#" + link.ParentElement!.Id, back);
    }

    [Fact]
    public async Task A_list_of_all_articles_is_a_way_too()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/");
        var article = await browser.OpenAsync(list.One("ol.results h2 a").GetAttribute("href")!);
        Assert.Equal("Résultat 1 sur 7", article.Words(".within li"));
    }

    [Fact]
    public async Task An_article_that_was_not_found_in_a_list_shows_no_way_through_one()
    {
        var browser = site.Browse();
        var id = await site.Api().ArticleAsync("onu");
        Assert.False((await browser.OpenAsync($"/articles/{id}")).Has(".within"));
        var other = await browser.OpenAsync($"/articles/{id}?q=russie");
        Assert.Equal(["retour aux résultats"], other.AllWords(".within li"));
        Assert.Equal("/?q=russie", other.LinkTo("retour aux résultats"));
    }
}
