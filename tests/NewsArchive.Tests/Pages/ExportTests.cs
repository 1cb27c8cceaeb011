using System.Net;
using NewsArchive.Exporting;

namespace NewsArchive.Tests.Pages;

public sealed class ExportTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Theory]
    [InlineData("/?q=russie&from=2023&period=2023-09&proposals=1&sort=oldest")]
    [InlineData("/?state!=none&since=0")]
    [InlineData("/quotes?kind=direct&sort=oldest")]
    public async Task The_list_leads_to_its_export_with_all_it_is_filtered_by(string list)
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync((await browser.OpenAsync(list)).LinkTo("Exporter"));
        Assert.Equal((HttpStatusCode.OK, "Exporter"), (page.Status, page.Words("h1")));
        Assert.Equal(ExportFormat.All.Count, page.Document.QuerySelectorAll(".exported dt a").Length);
        foreach (var link in page.Document.QuerySelectorAll(".exported dt a"))
        {
            foreach (var parameter in list[(list.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&'))
                Assert.Contains(parameter, WebUtility.UrlDecode(link.GetAttribute("href")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(link.GetAttribute("href"))).StatusCode);
        }

        // The way back leads to the same list.
        Assert.Equal((await browser.OpenAsync(list)).Words(".understood"), (await browser.OpenAsync(page.LinkTo("revenir à la liste"))).Words(".understood"));
    }

    [Fact]
    public async Task Each_format_says_what_it_cannot_hold()
    {
        var page = await site.Browse("en").OpenAsync("/export");
        Assert.Contains("the saved pages the articles come from", page.AllWords(".exported li"));
        Assert.All(page.Document.QuerySelectorAll(".exported dd"), format => Assert.NotEmpty(format.QuerySelectorAll("li")));
    }

    [Fact]
    public async Task Where_nothing_is_found_there_is_nothing_to_export()
    {
        var page = await site.Browse().OpenAsync("/export?q=introuvable");
        Assert.False(page.Has(".exported"));
        Assert.Contains("Rien à exporter", page.Words("#main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        var page = await site.Browse().OpenAsync("/export?from=hier");
        Assert.Contains("hier", page.Words(".notices"), StringComparison.Ordinal);
    }
}
