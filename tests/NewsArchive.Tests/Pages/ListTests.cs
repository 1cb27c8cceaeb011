using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class ListTests(TestSite site)
{
    private const string Headline = "La Corée du Sud et les États-Unis lancent un avertissement à la Russie";

    [Fact]
    public async Task The_seeds_are_listed_at_the_first_start()
    {
        var page = await site.Browse().OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("2 articles", page.Words(".summary strong"));
        Assert.Contains(Headline, page.AllWords("ol.results h2 a"));
        Assert.Equal(["septembre 2023", "septembre 2023"], page.AllWords("ol.results time"));
    }

    [Fact]
    public async Task A_derived_title_is_marked_as_such_and_a_headline_is_not()
    {
        var page = await site.Browse().OpenAsync("/");
        var derived = page.AllWords("ol.results h2").Where(title => title.EndsWith("titre tiré du texte", StringComparison.Ordinal));
        Assert.StartsWith("Le ministère sud-coréen des Affaires étrangères a exprimé jeudi", Assert.Single(derived), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?size=1", 1, 1)]
    [InlineData("/?size=1&p=2", 1, 2)]
    [InlineData("/?size=2&p=1", 2, 1)]
    [InlineData("/?size=0", 1, 1)]
    [InlineData("/?size=100000", 2, 1)]
    [InlineData("/?size=many&p=first", 2, 1)]
    [InlineData("/?p=-3", 2, 1)]
    public async Task A_page_has_the_size_that_was_asked_for(string address, int articles, int first)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(articles, page.Document.QuerySelectorAll("ol.results > li").Length);
        Assert.Equal($"{first}", page.One("ol.results").GetAttribute("start"));
    }

    [Fact]
    public async Task The_pager_leads_through_every_article_once()
    {
        var browser = site.Browse();
        var first = await browser.OpenAsync("/?size=1&q=poutine");
        var second = await browser.OpenAsync(first.One("a[rel=next]").GetAttribute("href")!);
        Assert.False(second.Has("a[rel=next]"));
        Assert.Equal("2", second.Words(".pager [aria-current]"));
        Assert.NotEqual(first.Words("ol.results h2"), second.Words("ol.results h2"));
        Assert.Equal("poutine", second.Value("#q"));
    }

    [Fact]
    public async Task Beyond_the_last_page_a_link_leads_back()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?p=7");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, (await browser.OpenAsync(page.LinkTo("Première page"))).Document.QuerySelectorAll("ol.results > li").Length);
    }

    [Theory]
    [InlineData("oldest", "les plus anciens d’abord")]
    [InlineData("newest", "les plus récents d’abord")]
    [InlineData("relevance", "les plus récents d’abord")]
    [InlineData("added", "les derniers entrés dans l’archive d’abord")]
    public async Task The_order_is_said_in_words(string sort, string said)
    {
        var page = await site.Browse().OpenAsync($"/?sort={sort}");
        Assert.Equal($"Compris ainsi : tous les articles, {said}.", page.Words(".understood"));
    }

    [Fact]
    public async Task Oldest_first_is_newest_first_turned_round()
    {
        var browser = site.Browse();
        var newest = await browser.OpenAsync("/?sort=newest");
        var oldest = await browser.OpenAsync("/?sort=oldest");
        Assert.Equal(newest.AllWords("ol.results h2").Reverse(), oldest.AllWords("ol.results h2"));
    }

    [Theory]
    [InlineData("/?sort=random", "sort : « random » n’est pas l’un de : relevance, newest, oldest, added.")]
    [InlineData("/?from=hier", "« hier » n’est pas une date : écrivez 2023, 2023-09 ou 2023-09-15.")]
    [InlineData("/?since=hier", "since : « hier » n’est pas le numéro d’un article.")]
    [InlineData("/?to=2023-13", "« 2023-13 » n’est pas une date : écrivez 2023, 2023-09 ou 2023-09-15.")]
    public async Task What_cannot_be_read_is_left_out_and_said(string address, string notice)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(notice, page.Words(".notices li"));
        Assert.Equal(2, page.Document.QuerySelectorAll("ol.results > li").Length);
    }

    [Fact]
    public async Task The_same_parameters_give_csv_and_json()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=obus&from=2023&sort=oldest");
        Assert.Equal("/articles.csv?q=obus&from=2023&sort=oldest", page.LinkTo("CSV"));
        Assert.Equal("/api/articles?q=obus&from=2023&sort=oldest", page.LinkTo("JSON"));
        Assert.Equal(1, (int)(await site.Api().GetAsync(page.LinkTo("JSON")))["total"]);
        var csv = await browser.Http.GetAsync(page.LinkTo("CSV"));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains(Headline, await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
