using System.Xml.Linq;

namespace NewsArchive.Tests.Pages;

/// <summary>What was chosen beside words and dates goes along wherever a list leads.</summary>
public sealed class SavedFiltersTests(NarrowedSite site) : IClassFixture<NarrowedSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_saved_search_keeps_says_and_applies_the_chosen_values()
    {
        var (browser, person) = (site.Browse(), await site.EntityAsync("Poutine"));
        var chosen = await browser.OpenAsync($"/?q=russie&source=VOA&source=AFP&period!=2017&person={person}&proposals=1&sort=added&since=1&share=1&size=5");
        var saved = await browser.SubmitAsync(chosen, "details.save form", ("name", "Poutine selon VOA"));
        Assert.Equal($"/?q=russie&sort=added&period!=2017&source=AFP&source=VOA&person={person}&proposals=1", Uri.UnescapeDataString(saved.Address.PathAndQuery));
        Assert.Equal("2 articles", saved.Words(".summary strong"));

        var list = await browser.OpenAsync("/searches");
        var row = list.Document.QuerySelectorAll("ol.searches > li").Single(item => item.QuerySelector("h2 bdi")!.TextContent == "Poutine selon VOA");
        var words = "sauf période 2017, publication AFP ou VOA, personne Vladimir Poutine, propositions comprises, les derniers entrés dans l’archive d’abord";
        Assert.Contains(words, row.QuerySelector(".understood")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("2 articles", row.QuerySelector(".counts")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(words, (await browser.OpenAsync(row.QuerySelector("a[href^='/searches/']")!.GetAttribute("href")!)).Words(".understood"), StringComparison.Ordinal);

        var feed = XDocument.Parse(await site.Client().GetStringAsync(row.QuerySelector("a[href$='feed.atom']")!.GetAttribute("href")));
        Assert.Equal(["La Russie et Vladimir Poutine", "La Russie et Vladimir Poutine en mai"], feed.Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).Order());
        Assert.Contains("personne Vladimir Poutine", feed.Root!.Element(Atom + "subtitle")!.Value.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_choices_in_another_order_are_the_same_saved_search()
    {
        var api = site.Api();
        await api.PostAsync("/api/searches", new { name = "a", address = "/?source=VOA&source=AFP&period!=2016&from=15/09/2010" });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await api.PostAsync("/api/searches", new { name = "b", address = "/?from=2010-09-15&period!=2016&source=AFP&source=VOA&source=VOA" })).Status);
        Assert.Equal("query.bad-choice", (await api.PostAsync("/api/searches", new { name = "c", address = "/?person=x" })).Code);
    }

    [Theory]
    [InlineData("/feed.atom?source=Le Monde&period=2016", "La Russie vue de Moscou")]
    [InlineData("/feed.atom?place=2&proposals=1", "La Russie vue de Moscou")]
    [InlineData("/feed.atom?q=onu&source!=VOA", "L’ONU toujours")]
    public async Task A_feed_applies_the_chosen_values(string address, string title)
    {
        var place = await site.EntityAsync("Moscou");
        var feed = XDocument.Parse(await site.Client().GetStringAsync(address.Replace("place=2", $"place={place}", StringComparison.Ordinal)));
        Assert.Equal([title], feed.Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
    }

    [Fact]
    public async Task What_is_new_is_a_filter_that_every_link_keeps_and_its_chip_takes_back()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=russie&since=1");
        Assert.Equal(["mots : russie ×", "nouveautés depuis l’article n° 1 ×"], page.AllWords(".chip"));
        var links = page.Document.QuerySelectorAll(".facets a, .histogram a, .exports a, ol.results h2 a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(links.Count > 15);
        Assert.All(links, link => Assert.Contains("since=1", link, StringComparison.Ordinal));
        Assert.Equal("/?since=1", page.Document.QuerySelectorAll(".chip")[0].GetAttribute("href"));
        Assert.Equal("/?q=russie", page.Document.QuerySelectorAll(".chip")[1].GetAttribute("href"));
        var other = await browser.SubmitAsync(page, "form.search", ("q", "onu"));
        Assert.Equal(["mots : onu ×", "nouveautés depuis l’article n° 1 ×"], other.AllWords(".chip"));

        var article = await browser.OpenAsync(page.One("ol.results h2 a").GetAttribute("href")!);
        Assert.Contains("since=1", article.LinkTo("retour aux résultats"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?q=russie+licorne&since=1", "/?q=russie&since=1")]
    [InlineData("/?q=russie+licorne&source=VOA&size=3", "/?q=russie&source=VOA&size=3")]
    [InlineData("/concordance?q=russie+licorne&since=1&window=3&sort=left", "/concordance?q=russie&since=1&window=3&sort=left")]
    public async Task What_could_be_dropped_is_dropped_alone(string address, string without) =>
        Assert.Equal(without, (await site.Browse().OpenAsync(address)).LinkTo("sans « licorne »"));

    [Fact]
    public async Task The_concordance_keeps_what_was_chosen_in_all_its_links()
    {
        var page = await site.Browse().OpenAsync("/concordance?q=russie&source=VOA&period!=2017&since=1&window=3&sort=left");
        Assert.Equal("/concordance.csv?q=russie&period!=2017&source=VOA&since=1&window=3&sort=left", Uri.UnescapeDataString(page.LinkTo("CSV")));
        Assert.Equal("/?q=russie&period!=2017&source=VOA&since=1", Uri.UnescapeDataString(page.LinkTo("Articles")));
        Assert.Equal("/concordance?q=russie&period!=2017&source=VOA&since=1&window=3&sort=right", Uri.UnescapeDataString(page.One("th.right a").GetAttribute("href")!));
        Assert.Equal(["mots : russie ×", "sauf période : 2017 ×", "publication : VOA ×", "nouveautés depuis l’article n° 1 ×"], page.AllWords(".chip"));
    }
}
