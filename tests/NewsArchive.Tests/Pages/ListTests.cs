using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class ListTests(TestSite site)
{
    [Fact]
    public async Task The_seeds_are_listed_at_the_first_start()
    {
        var page = await site.Browse().OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Document.QuerySelectorAll("ol.results > li").Length);
        Assert.Contains("La Corée du Sud et les États-Unis lancent un avertissement à la Russie", page.AllWords("ol.results h2 a"));
        Assert.All(page.AllWords("ol.results time"), when => Assert.Equal("septembre 2023", when));
    }
}
