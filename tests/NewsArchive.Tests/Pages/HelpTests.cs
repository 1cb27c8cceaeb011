namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class HelpTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "Recherche", "Touches")]
    [InlineData("en", "Search", "Keys")]
    public async Task The_help_explains_search_keys_pages_and_verbs(string language, string search, string keys)
    {
        var page = await site.Browse(language).OpenAsync("/help");
        Assert.Equal(search, page.Words("#search h2"));
        Assert.Equal(keys, page.Words("#keys h2"));
        Assert.Contains("/articles/{id}", page.AllWords("#pages code"));
        Assert.Contains("import PATH…", page.Words("#command-line pre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_example_of_a_search_is_understood()
    {
        var browser = site.Browse();
        foreach (var example in (await browser.OpenAsync("/help")).AllWords("#search code"))
        {
            var page = await browser.OpenAsync($"/?q={Uri.EscapeDataString(example)}");
            Assert.False(page.Has(".notices"));
            Assert.True(page.Has(".understood"), example);
        }
    }

    [Fact]
    public async Task Every_page_the_menu_leads_to_is_there_and_marked_as_the_current_one()
    {
        var browser = site.Browse();
        var links = (await browser.OpenAsync("/")).Document.QuerySelectorAll("header nav a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["/", "/concordance", "/quotes", "/review", "/entities", "/searches", "/collections", "/codebook", "/import", "/history", "/help"], links);
        foreach (var link in links)
            Assert.Equal(link, (await browser.OpenAsync(link)).One("header nav [aria-current=page]").GetAttribute("href"));
    }
}
