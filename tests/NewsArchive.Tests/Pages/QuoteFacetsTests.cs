using System.Net;
using AngleSharp.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class QuoteFacetsTests(ManyQuotesSite site) : IClassFixture<ManyQuotesSite>
{
    [Fact]
    public async Task Each_facet_says_how_many_quotations_its_values_give()
    {
        var page = await site.Browse().OpenAsync("/quotes");
        Assert.Equal("27 citations", page.Words(".summary strong"));
        Assert.Equal(["Locuteurs", "Types", "États", "Périodes", "Publications"], page.AllWords(".facet h2"));
        Assert.Equal(["acceptée 18", "proposée 9", "refusée 9"], page.AllWords("[aria-labelledby=facet-state] .value"));
        Assert.Equal(27, page.AllWords("[aria-labelledby=facet-speaker] .count").Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("sans locuteur", page.Words("[aria-labelledby=facet-speaker]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=accord")]
    [InlineData("?source=AFP&period=2016")]
    [InlineData("?state=rejected&kind!=direct")]
    [InlineData("?speaker=0&sort=oldest")]
    [InlineData("?q=accord+-guerre&speaker!=Ali&from=2016")]
    public async Task Every_link_of_a_value_gives_as_many_quotations_as_it_says(string query)
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/quotes" + query);
        var open = list.Document.QuerySelectorAll(".facet").Where(facet => facet.QuerySelector("[aria-current]") is null).SelectMany(facet => facet.QuerySelectorAll(".value")).ToList();
        Assert.NotEmpty(open);
        foreach (var link in open)
        {
            var count = link.QuerySelector(".count")!.TextContent;
            var narrowed = await browser.OpenAsync(link.GetAttribute("href")!);
            Assert.Equal($"{count} citation{(count == "1" ? "" : "s")}", narrowed.Words(".summary strong"));
        }
    }

    [Fact]
    public async Task A_value_is_left_out_and_stays_in_sight_to_be_taken_in_again()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/quotes?q=accord&sort=oldest");
        var all = list.Words(".summary strong");
        var without = await browser.OpenAsync(list.Document.QuerySelectorAll(".except").Single(link => link.GetAttribute("aria-label") == "sauf AFP").GetAttribute("href")!);
        Assert.Equal("?q=accord&source!=AFP&sort=oldest", Uri.UnescapeDataString(without.Address.Query));
        Assert.All(without.AllWords("ol.quotes .where"), where => Assert.DoesNotContain("AFP", where, StringComparison.Ordinal));
        Assert.Contains("sauf publication AFP", without.Words(".understood"), StringComparison.Ordinal);
        Assert.Equal(all, (await browser.OpenAsync(without.One(".facet a.excluded").GetAttribute("href")!)).Words(".summary strong"));
    }

    [Fact]
    public async Task Each_chip_takes_one_filter_back()
    {
        var browser = site.Browse();
        var ali = (await site.Api().GetAsync("/api/entities?q=ali")).Items.Single()["id"];
        var page = await browser.OpenAsync($"/quotes?q=accord&from=2015&to=2018&speaker={ali}&speaker!=Béa&kind=direct&state=accepted&state=proposed&source!=VOA");
        Assert.Equal(
            ["mots : accord ×", "depuis : 2015 ×", "jusqu’à : 2018 ×", "locuteur : Ali ×", "sauf locuteur : Béa ×", "type : directe ×", "état : acceptée ×", "état : proposée ×", "sauf publication : VOA ×"],
            page.AllWords(".chip"));
        foreach (var chip in page.Document.QuerySelectorAll(".chip"))
        {
            var without = await browser.OpenAsync(chip.GetAttribute("href")!);
            Assert.Equal("/quotes", without.Address.AbsolutePath);
            Assert.Equal(8, without.Document.QuerySelectorAll(".chip").Length);
        }

        Assert.Equal("/quotes", page.LinkTo("tout effacer"));
    }

    [Fact]
    public async Task The_form_keeps_what_was_chosen_and_changes_what_was_typed()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/quotes?speaker=Ali&state=accepted&size=5&kind!=mixed");
        Assert.Equal("Ali", page.Value("#speaker"));
        var sent = await browser.SubmitAsync(page, "form.search", ("q", "accord"), ("speaker", "béa"), ("sort", "speaker"));
        Assert.Equal(["mots : accord ×", "locuteur : béa ×", "sauf type : mixte ×", "état : acceptée ×"], sent.AllWords(".chip"));
        Assert.Contains("size=5", sent.Address.Query, StringComparison.Ordinal);
        Assert.All(sent.AllWords(".who a"), who => Assert.Equal("Béa", who));
    }

    [Fact]
    public async Task Page_spreadsheet_and_data_have_the_same_quotations_in_the_same_order_whatever_the_filter()
    {
        var random = new Random(11);
        var (browser, api, client) = (site.Browse(), site.Api(), site.Client());
        string[] values =
        [
            "q=accord", "q=guerre+OU+paix", "q=-accord", "q=acc*", "q==marché", "speaker=Ali", "speaker!=0", "speaker=0", "kind=direct", "kind!=mixed", "state=rejected",
            "state=accepted", "period=2016", "period=2017-03", "period!=2016-05", "source=AFP", "source=", "source!=VOA", "from=2016-02", "to=2017",
        ];
        for (var i = 0; i < 60; i++)
        {
            var chosen = Enumerable.Range(0, random.Next(4)).Select(_ => values[random.Next(values.Length)]).DistinctBy(value => value.Split('=')[0]);
            var sort = new[] { "", "newest", "oldest", "relevance", "speaker", "article" }[random.Next(6)];
            var query = "?" + string.Join('&', chosen.Append($"sort={sort}").Where(value => value != "sort="));
            var rows = Csv.Read(await client.GetStringAsync($"/quotes.csv{query}"), ';').Skip(1).Select(row => row[0]).ToList();
            var data = (await api.GetAsync($"/api/quotes{query}&size=all")).Items.Select(item => $"{item["id"]}").ToList();
            var shown = new List<string>();
            for (var page = 1; page == 1 || shown.Count == (page - 1) * 7; page++)
                shown.AddRange((await browser.OpenAsync($"/quotes{query}&size=7&p={page}")).Document.QuerySelectorAll("ol.quotes > li a[data-open]").Select(link => link.GetAttribute("href")!.Split("#quote-")[1]));
            Assert.Equal(rows, data);
            Assert.Equal(rows, shown);
        }
    }

    [Fact]
    public async Task All_values_of_a_facet_have_a_page_that_leads_back()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/quotes/facets/speaker?q=accord&sort=oldest");
        var found = await browser.SubmitAsync(page, "form.search", ("find", "BEA"));
        var list = await browser.OpenAsync(found.LinkTo("Béa"));
        Assert.Equal(["mots : accord ×", "locuteur : Béa ×"], list.AllWords(".chip"));
        Assert.Contains("sort=oldest", list.Address.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/quotes/facets/person")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/facets/speaker")).Status);
    }

    [Fact]
    public async Task When_nothing_is_found_each_part_that_helps_when_dropped_is_offered()
    {
        var page = await site.Browse().OpenAsync("/quotes?q=accord introuvable&source=AFP");
        Assert.Equal(["sans « introuvable »"], page.AllWords(".empty li a"));
        Assert.Contains("citations", page.Words(".empty li"), StringComparison.Ordinal);
        Assert.Equal("/quotes?q=accord&source=AFP", page.LinkTo("sans « introuvable »"));
        Assert.Equal("/quotes", page.LinkTo("Toutes les citations"));
    }

    [Fact]
    public async Task What_cannot_be_searched_in_a_quotation_is_said()
    {
        var page = await site.Browse().OpenAsync("/quotes?q=accord+titre:accord");
        Assert.Equal("« titre:accord » ne se cherche pas dans une citation : laissé de côté. Les filtres à côté servent à cela. (caractère 8)", page.Words(".notices li"));
        Assert.True((await site.Browse().OpenAsync("/quotes?q=titre:accord")).Has(".empty"));
        Assert.Single((await site.Api().GetAsync("/api/quotes?q=accord+titre:accord"))["notices"].AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?period=2016")]
    [InlineData("?q=accord&state=accepted&state=rejected&source!=VOA")]
    public async Task Every_number_of_the_table_of_speakers_leads_to_as_many_quotations(string query)
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/quotes/speakers" + query);
        var cells = page.Document.QuerySelectorAll("table.speakers td a").ToList();
        Assert.NotEmpty(cells);
        foreach (var cell in cells.Where((_, i) => i % 3 == 0))
            Assert.StartsWith($"{cell.TextContent} citation", (await browser.OpenAsync(cell.GetAttribute("href")!)).Words(".summary strong"), StringComparison.Ordinal);
        Assert.Equal(page.Words(".summary strong"), (await browser.OpenAsync("/quotes" + query)).Words(".summary strong"));
        var rows = Csv.Read(await site.Client().GetStringAsync($"/quotes/speakers.csv{query}"), ';').Skip(1).ToList();
        var shown = page.Document.QuerySelectorAll("table.speakers tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(shown, rows.Select(row => row.Skip(1).ToList()));
    }
}

/// <summary>Three publications, three speakers and nobody, every kind and state; for tests that only read.</summary>
public sealed class ManyQuotesSite() : TestSite(_ => { }), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var (api, made) = (Api(), 0);
        string[] dates = ["2015", "2016-01-10", "2016-05", "2017-03", "2016", "2018-09-30"];
        foreach (var (source, number) in new[] { "AFP", "VOA", null }.Select((source, number) => (source, number)))
        {
            using var folder = new TemporaryFolder();
            foreach (var (date, i) in dates.Select((date, i) => (date, i)))
                folder.Write($"a{number}{i}.txt", $"date {date} Élan {(i * 5) % 6} du {number}\n\nUn accord sur la guerre {number}{i} existe. Le marché de la paix {number}{i} attend un accord, dit-on.\n");
            Assert.Equal(dates.Length, (await Importer.ImportAsync(new NewsArchive.Importing.ImportRequest([folder.Path], source))).Imported);
            for (var i = 0; i < dates.Length; i++)
            {
                var article = await api.ArticleAsync($"a{number}{i}");
                foreach (var words in new[] { $"accord sur la guerre {number}{i}", $"Le marché de la paix {number}{i} attend un accord" })
                {
                    var name = new[] { "Ali", "Béa", null, "Ali", "Éva" }[made % 5];
                    var saved = await api.PostAsync($"/api/articles/{article}/quotes", new
                    {
                        parts = new[] { await api.SpanAsync(article, words) },
                        kind = new[] { "direct", "indirect", "mixed" }[made % 3],
                        state = new[] { "accepted", "rejected", "accepted", "proposed" }[made % 4],
                        entity = name is null ? null : new { name, kind = "person" },
                    });
                    Assert.Equal(HttpStatusCode.Created, saved.Status);
                    made++;
                }
            }
        }
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
}
