using System.Globalization;

namespace NewsArchive.Tests.Pages;

/// <summary>« Vouliez-vous dire … ? »</summary>
[Collection(SeedSite.Name)]
public sealed class SuggestionsTests(TestSite site)
{
    [Fact]
    public async Task Where_nothing_is_found_the_nearest_spelling_is_a_link_with_what_it_finds()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=Coree+du+Nrod&from=2023&size=5");
        Assert.Equal("Aucun résultat", page.Words(".empty h2"));
        Assert.Equal("Vouliez-vous dire : Coree du Nord (2 articles) ?", page.Words(".suggestions"));
        var meant = await browser.OpenAsync(page.LinkTo("Coree du Nord"));
        Assert.Equal("?q=Coree%20du%20Nord&from=2023&size=5", meant.Address.Query);
        Assert.Equal("2 articles", meant.Words(".summary strong"));
        Assert.False(meant.Has(".suggestions"));
    }

    [Fact]
    public async Task The_other_language_asks_as_well() =>
        Assert.Equal("Did you mean: porte-parole (2 articles)?", (await site.Browse("en").OpenAsync("/?q=porte-parolle")).Words(".suggestions"));

    [Fact]
    public async Task The_concordance_asks_and_stays_what_it_is() =>
        Assert.Equal("/concordance?q=conseil&window=3", (await site.Browse().OpenAsync("/concordance?q=consiel&window=3")).LinkTo("conseil"));

    [Theory]
    [InlineData("porte-parolle", "porte-parole 2")]
    [InlineData("consiel OU licorne", "conseil OU licorne 2")]
    [InlineData("conseil", "")]
    [InlineData("licorne", "")]
    [InlineData("consiel&from=2030", "")]
    [InlineData("!!", "")]
    public async Task The_data_has_the_same_spellings(string typed, string suggested)
    {
        var answer = await site.Api().GetAsync($"/api/articles?q={typed}");
        Assert.Equal(suggested, string.Join(", ", answer["suggestions"].AsArray().Select(one => string.Create(CultureInfo.InvariantCulture, $"{one!["q"]} {one["total"]}"))));
    }

    [Fact]
    public async Task An_attack_in_a_query_stays_words_in_its_other_spelling()
    {
        var page = await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString("consiel OU \"<script>alert(1)</script>\"")}");
        Assert.StartsWith("Vouliez-vous dire : conseil OU \"<script>alert(1)</script>\" (", page.Words(".suggestions"), StringComparison.Ordinal);
        Attacks.AssertHarmless(page);
    }
}
