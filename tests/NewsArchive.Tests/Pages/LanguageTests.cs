using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class LanguageTests(TestSite site)
{
    [Theory]
    [InlineData(null, "fr")]
    [InlineData("fr-CH", "fr")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9,fr;q=0.5", "en")]
    [InlineData("de,fr;q=0.5,en;q=0.3", "fr")]
    [InlineData("ja", "fr")]
    [InlineData(";;q=", "fr")]
    public async Task The_site_speaks_the_language_of_the_browser_or_French(string? accepted, string language)
    {
        var browser = site.Browse();
        if (accepted is not null)
            browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        var page = await browser.OpenAsync("/help");
        Assert.Equal(language, page.One("html").GetAttribute("lang"));
        Assert.Equal(language == "en" ? "Help" : "Aide", page.Words("h1"));
    }

    [Fact]
    public async Task The_switch_leads_back_to_the_same_page_in_the_other_language_and_is_remembered()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=obus&sort=oldest");
        var english = await browser.SubmitAsync(page, "form.language", ("language", "en"));
        Assert.Equal("/?q=obus&sort=oldest", english.Address.PathAndQuery);
        Assert.StartsWith("Understood as: articles that contain “obus”, oldest first.", english.Words(".understood"), StringComparison.Ordinal);
        Assert.Equal("September 2023", english.Words("ol.results time"));
        Assert.Equal("Entities", (await browser.OpenAsync("/entities")).Document.Title!.Split(' ')[0]);
        var french = await browser.SubmitAsync(english, "form.language", ("language", "fr"));
        Assert.Equal("septembre 2023", french.Words("ol.results time"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task The_switch_leads_nowhere_else(string back)
    {
        var browser = site.Browse();
        var switched = await browser.SubmitAsync(await browser.OpenAsync("/"), "form.language", ("back", back), ("language", "en"));
        Assert.Equal(("localhost", "/"), (switched.Address.Host, switched.Address.PathAndQuery));
    }

    [Fact]
    public async Task An_unknown_language_changes_nothing()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/");
        page.One("form.language button[value=en]").SetAttribute("value", "tlh");
        var same = await browser.SubmitAsync(page, "form.language", ("language", "tlh"));
        Assert.Equal(HttpStatusCode.OK, same.Status);
        Assert.Equal("fr", same.One("html").GetAttribute("lang"));
    }
}
