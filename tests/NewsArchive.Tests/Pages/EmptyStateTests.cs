using System.Net;

namespace NewsArchive.Tests.Pages;

/// <summary>An archive that has nothing to begin with.</summary>
public sealed class EmptySite() : TestSite(_ => { });

public sealed class EmptyArchiveTests(EmptySite site) : IClassFixture<EmptySite>
{
    [Theory]
    [InlineData("/", "Pas encore d’articles")]
    [InlineData("/?q=russie", "Pas encore d’articles")]
    [InlineData("/concordance?q=russie", "Pas encore d’articles")]
    [InlineData("/?q=%22%22", "La recherche n’a pas été comprise")]
    public async Task An_archive_without_articles_says_how_to_bring_some_in(string address, string title)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(title, page.Words(".empty h2"));
        Assert.False(page.Has("ol.results"));
    }

    [Theory]
    [InlineData("/quotes")]
    [InlineData("/entities")]
    [InlineData("/history")]
    public async Task Other_lists_of_an_empty_archive_are_pages_too(string address)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEqual("", page.Words(".empty p"));
    }

    [Theory]
    [InlineData("/quotes")]
    [InlineData("/quotes?q=accord&kind=direct")]
    public async Task An_archive_without_quotations_says_how_they_are_made(string address)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal("Pas encore de citations", page.Words(".empty h2"));
        Assert.Contains("touche q", page.Words(".empty p"), StringComparison.Ordinal);
        Assert.False(page.Has("ol.results, .facets, .summary"));
    }

    [Fact]
    public async Task The_data_of_an_empty_archive_is_an_empty_list()
    {
        var answer = await site.Api().GetAsync("/api/articles?q=russie");
        Assert.Equal(0, (int)answer["total"]);
        Assert.Empty(answer.Items);
        Assert.Null(answer.Json["next"]);
    }
}

[Collection(SeedSite.Name)]
public sealed class EmptyStateTests(TestSite site)
{
    [Fact]
    public async Task When_nothing_is_found_every_part_that_helps_when_dropped_is_offered()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=obus+satellites");
        Assert.Equal("Aucun résultat", page.Words(".empty h2"));
        Assert.Equal(["sans « obus »", "sans « satellites »"], page.AllWords(".empty li a").Order());
        Assert.All(page.AllWords(".empty li"), offer => Assert.EndsWith("1 article", offer, StringComparison.Ordinal));
        var without = await browser.OpenAsync(page.LinkTo("sans « satellites »"));
        Assert.Equal("obus", without.Value("#q"));
        Assert.Single(without.AllWords("ol.results h2"));
    }

    [Fact]
    public async Task What_would_find_nothing_either_is_not_offered()
    {
        var page = await site.Browse().OpenAsync("/?q=licorne+dragon&from=2023");
        Assert.Equal("Aucun résultat", page.Words(".empty h2"));
        Assert.False(page.Has(".empty li"));
    }

    [Fact]
    public async Task Dates_can_be_dropped_and_the_words_stay()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=obus&from=2024");
        var without = await browser.OpenAsync(page.LinkTo("sans les dates"));
        Assert.Equal(("obus", ""), (without.Value("#q"), without.Value("#from")));
        Assert.Single(without.AllWords("ol.results h2"));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("« »")]
    [InlineData("!?")]
    [InlineData("--")]
    public async Task A_query_without_words_is_not_understood_and_its_place_is_named(string query)
    {
        var page = await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString(query)}");
        Assert.Equal("La recherche n’a pas été comprise", page.Words(".empty h2"));
        Assert.Equal($"« {query} » ne contient aucun mot à chercher. (caractère 1)", page.Words(".empty li"));
        Assert.Equal("/help#search", page.LinkTo("Aide"));
        Assert.False(page.Has("ol.results"));
    }
}
