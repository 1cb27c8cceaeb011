namespace NewsArchive.Tests.Pages;

public sealed class HistogramTests(NarrowedSite site) : IClassFixture<NarrowedSite>
{
    [Fact]
    public async Task Bars_say_period_number_and_share_and_lead_to_their_articles()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=russie");
        Assert.Equal("Articles par mois", page.Words("#histogram-title"));
        Assert.Equal(12, page.Document.QuerySelectorAll(".bars li").Length);
        var bars = page.Document.QuerySelectorAll(".bars a");
        Assert.Equal(
            ["janvier 2016 : 2 articles, 100,0 % du total de la période (2)", "mai 2016 : 2 articles, 100,0 % du total de la période (2)"],
            bars.Select(bar => Tidy(bar.GetAttribute("aria-label")!)));
        Assert.Equal("1 article dont seule l’année est connue : 2016, mois inconnu (1)", page.Words(".undated"));
        Assert.Equal("/?q=russie&from=2016-05&to=2016-05", bars[1].GetAttribute("href"));
        Assert.Equal("/?q=russie&period=2016-XX", page.LinkTo("2016, mois inconnu"));
        Assert.Equal("1 article", (await browser.OpenAsync(page.LinkTo("2016, mois inconnu"))).Words(".summary strong"));
    }

    [Fact]
    public async Task A_share_is_of_all_articles_of_the_period_those_of_months_without_results_too()
    {
        var page = await site.Browse().OpenAsync("/?source=VOA&share=1");
        Assert.Equal("part", page.Words(".modes [aria-current]"));
        var rows = page.AllWords(".histogram tbody tr");
        Assert.Contains("mai 2016 1 2 50,0 %", rows);
        Assert.Contains("mars 2017 1 1 100,0 %", rows);
        Assert.Contains("2016, mois inconnu 1 1 100,0 %", rows);
        Assert.Equal("50", page.Document.QuerySelectorAll(".bars rect")[1].GetAttribute("height"));
        Assert.DoesNotContain("share", page.One(".modes a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_period_does_not_hide_the_others_and_a_bar_takes_its_place()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=russie&period=2016-01");
        Assert.Equal(2, page.Document.QuerySelectorAll(".bars a").Length);
        Assert.StartsWith("janvier 2016", Assert.Single(page.Document.QuerySelectorAll(".bars a.chosen")).GetAttribute("aria-label"), StringComparison.Ordinal);
        var may = page.Document.QuerySelectorAll(".bars a")[1].GetAttribute("href")!;
        Assert.Equal("/?q=russie&from=2016-05&to=2016-05", may);
    }

    [Fact]
    public async Task Ways_lead_out_of_a_period_again()
    {
        var browser = site.Browse();
        var month = await browser.OpenAsync("/?q=russie&from=2016-05&to=2016-05");
        Assert.False(month.Has(".bars"));
        var year = await browser.OpenAsync(month.LinkTo("toute l’année 2016"));
        Assert.Equal("?q=russie&from=2016&to=2016", year.Address.Query);
        Assert.Equal("/?q=russie", year.LinkTo("toutes les dates"));
    }

    [Fact]
    public async Task A_date_that_only_touches_the_period_is_marked_in_page_and_data()
    {
        var page = await site.Browse().OpenAsync("/?q=russie&from=2016-05&to=2016-05&sort=oldest");
        Assert.Equal(3, page.Document.QuerySelectorAll("ol.results > li").Length);
        Assert.StartsWith("2016 date incertaine", Assert.Single(page.AllWords("ol.results .when"), line => line.Contains("incertaine", StringComparison.Ordinal)), StringComparison.Ordinal);
        var items = (await site.Api().GetAsync("/api/articles?q=russie&from=2016-05&to=2016-05")).Items;
        Assert.Equal(["an"], items.Where(item => (bool)item["dateIsUncertain"]!).Select(item => (string)item["key"]!));
        Assert.DoesNotContain((await site.Api().GetAsync("/api/articles?q=russie&from=2016&to=2016")).Items, item => (bool)item["dateIsUncertain"]!);
    }

    [Theory]
    [InlineData("fr", ';', "0,5")]
    [InlineData("en", ',', "0.5")]
    public async Task The_table_is_a_spreadsheet_too(string language, char separator, string half)
    {
        var text = await site.Client(language).GetStringAsync("/histogram.csv?source=VOA&share=1");
        var rows = Csv.Read(text.TrimStart('\ufeff'), separator);
        Assert.Equal(["period", "articles", "all", "share"], rows[0]);
        Assert.Equal(24 + 1 + 1, rows.Count);
        Assert.Contains(rows, row => row.SequenceEqual(["2016-05", "1", "2", half]));
        Assert.Contains(rows, row => row.SequenceEqual(["2016-02", "0", "0", "0"]));
        Assert.Equal(["2016-XX", "1", "1", "1"], rows[^1]);
    }

    [Fact]
    public async Task The_data_of_facets_has_periods_and_values()
    {
        var answer = await site.Api().GetAsync("/api/facets?q=russie&source=VOA");
        Assert.Equal(4, (int)answer["total"]);
        Assert.Equal(
            """[{"period":"2016","count":1,"all":1},{"period":"2016-01","count":2,"all":2},{"period":"2016-05","count":1,"all":2}]""",
            answer["periods"].ToJsonString());
        Assert.Equal("""[{"value":"VOA","name":"VOA","count":4},{"value":"Le Monde","name":"Le Monde","count":1}]""", answer["facets"]["source"]!.ToJsonString());
        Assert.Equal("Vladimir Poutine", (string?)answer["facets"]["person"]![0]!["name"]);
        Assert.Single((await site.Api().GetAsync("/api/facets?size=1"))["facets"]["source"]!.AsArray());
    }

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
