using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class ArticleTests(TestSite site)
{
    [Fact]
    public async Task An_article_with_a_headline_reads_as_it_was_printed()
    {
        var page = await OpenAsync(SeedSite.Headlined);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("La Corée du Sud et les États-Unis lancent un avertissement à la Russie", page.Words("#text > h1"));
        Assert.Equal("Les alliés affirment que Moscou paiera le prix de la coopération militaire avec Pyongyang", page.Words("#text > p.standfirst"));
        Assert.Equal(9, page.Document.QuerySelectorAll("#text > p.paragraph").Length);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Equal("septembre 2023", page.Words(".when time"));
        Assert.Equal("2023-09", page.One(".when time").GetAttribute("datetime"));
        Assert.StartsWith("La Corée du Sud", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_without_a_headline_has_a_derived_title_outside_of_its_text()
    {
        var page = await OpenAsync(SeedSite.Untitled);
        Assert.False(page.Has("#text h1"));
        Assert.EndsWith("titre tiré du texte", page.Words("h1.derived-title"), StringComparison.Ordinal);
        Assert.Equal(
            ["VLADIMIR POUTINE SALUE LE DIRIGEANT NORD-CORÉEN KIM JONG UN EN RUSSIE ORIENTALE POUR UNE RÉUNION PRÉVUE",
             "KIM JONG UN ENGAGE TOUT SOUTIEN À LA « LUTTE SACRÉE » DE POUTINE DANS LA RÉUNION SUR LES ARMES"],
            page.AllWords("#text > h2.heading"));
        Assert.Equal("L’Associated Press a contribué à ce rapport.", page.Words("#text > p.credit:last-child"));
        Assert.Equal(13, page.Document.QuerySelectorAll("#text > p.paragraph").Length);
    }

    [Theory]
    [InlineData(SeedSite.Headlined)]
    [InlineData(SeedSite.Untitled)]
    public async Task The_page_has_the_text_of_the_data_character_by_character(string key)
    {
        var id = await site.Api().ArticleAsync(key);
        var text = (string)(await site.Api().GetAsync($"/api/articles/{id}"))["text"]!;
        foreach (var query in new[] { "", "?q=russie", "?q=%22conseil+de+s%C3%A9curit%C3%A9%22+onu+kim" })
            Assert.Equal(text, (await site.Browse().OpenAsync($"/articles/{id}{query}")).One("#text").TextContent);
    }

    [Theory]
    [InlineData("/articles/999999")]
    [InlineData("/articles/0")]
    [InlineData("/articles/-1")]
    [InlineData("/articles/99999999999999999999")]
    [InlineData("/articles/abc")]
    [InlineData("/quotes/999999")]
    [InlineData("/mentions/999999")]
    [InlineData("/entities/999999")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Introuvable", page.Words("h1"));
        Assert.Equal("/", page.LinkTo("Retour à la liste des articles"));
    }

    [Fact]
    public async Task Key_revision_and_encoding_are_told()
    {
        var page = await OpenAsync(SeedSite.Headlined);
        Assert.Contains($"Clé {SeedSite.Headlined}, révision 1, encodage utf-8.", page.Words(".provenance"), StringComparison.Ordinal);
    }

    private async Task<Page> OpenAsync(string key) => await site.Browse().OpenAsync($"/articles/{await site.Api().ArticleAsync(key)}");
}
