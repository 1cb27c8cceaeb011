namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class SearchTests(TestSite site)
{
    [Theory]
    [InlineData("obus", 1)]
    [InlineData("OBUS", 1)]
    [InlineData("coree russie", 2)]
    [InlineData("Corée Russie", 2)]
    [InlineData("onu", 2)]
    [InlineData("ONU", 2)]
    [InlineData("l'ONU", 2)]
    [InlineData("l’onu", 2)]
    [InlineData("« Conseil de sécurité »", 2)]
    [InlineData("\"conseil de securite\"", 2)]
    [InlineData("“groupe de stratégie”", 1)]
    [InlineData("\"sécurité de conseil\"", 0)]
    [InlineData("cosmodrome Jenkins", 1)]
    [InlineData("cosmodrome", 2)]
    [InlineData("porte-parole", 2)]
    [InlineData("satellites", 1)]
    [InlineData("obus satellitaires", 0)]
    public async Task Words_are_found_as_French_is_really_written(string query, int total)
    {
        var page = await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString(query)}");
        Assert.Equal(total, page.Document.QuerySelectorAll("ol.results > li").Length);
        Assert.Equal(query, page.Value("#q"));
    }

    [Theory]
    [InlineData("obus", "Compris ainsi : articles qui contiennent « obus », les plus pertinents d’abord.")]
    [InlineData("onu \"conseil de sécurité\"", "Compris ainsi : articles qui contiennent « onu » et l’expression « conseil de sécurité », les plus pertinents d’abord.")]
    public async Task How_the_query_was_understood_is_said_in_words(string query, string sentence)
    {
        var page = await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString(query)}");
        Assert.StartsWith(sentence, page.Words(".understood"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023", "", 2)]
    [InlineData("2023-09", "2023-09", 2)]
    [InlineData("2023-09-30", "", 2)]
    [InlineData("2023-10", "", 0)]
    [InlineData("", "2023-09-01", 2)]
    [InlineData("", "2023-08-31", 0)]
    [InlineData("15/09/2023", "15/09/2023", 2)]
    [InlineData("2024", "2022", 0)]
    public async Task A_month_is_found_by_every_range_that_touches_it(string from, string to, int total)
    {
        var page = await site.Browse().OpenAsync($"/?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}");
        Assert.Equal(total, page.Document.QuerySelectorAll("ol.results > li").Length);
    }

    [Fact]
    public async Task An_open_quotation_mark_is_closed_and_the_place_is_named()
    {
        var page = await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString("russie « conseil de")}");
        Assert.Equal("Le guillemet n’était pas fermé : il l’est à la fin. (caractère 8)", page.Words(".notices li"));
        Assert.Equal(2, page.Document.QuerySelectorAll("ol.results > li").Length);
    }

    [Fact]
    public async Task The_words_are_marked_in_title_and_snippet()
    {
        var page = await site.Browse().OpenAsync("/?q=russie+obus");
        Assert.Equal("Russie", Assert.Single(page.AllWords("ol.results h2 mark")));
        Assert.Contains("obus", page.AllWords(".snippet mark"));
    }

    [Fact]
    public async Task The_search_form_sends_what_was_typed()
    {
        var browser = site.Browse();
        var page = await browser.SubmitAsync(await browser.OpenAsync("/"), "form.search", ("q", "conseil de sécurité"), ("from", "2023-09"), ("sort", "oldest"));
        Assert.Equal("conseil de sécurité", page.Value("#q"));
        Assert.Equal("2023-09", page.Value("#from"));
        Assert.Equal("oldest", page.Value("#sort"));
        Assert.Contains("depuis septembre 2023, les plus anciens d’abord", page.Words(".understood"), StringComparison.Ordinal);
        Assert.Equal("/", page.LinkTo("tout effacer"));
    }

    [Fact]
    public async Task A_result_leads_to_the_article_with_its_words_marked()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/?q=cosmodrome+obus");
        var article = await browser.OpenAsync(list.One("ol.results h2 a").GetAttribute("href")!);
        Assert.Equal(["obus", "cosmodrome", "obus"], article.AllWords("#text mark.hit"));
        Assert.Equal("#hit-1", article.LinkTo("aller au premier"));
        Assert.True(article.Has("#hit-3"));
        Assert.False(article.Has("#hit-4"));
    }
}
