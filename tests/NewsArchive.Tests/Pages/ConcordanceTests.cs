using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace NewsArchive.Tests.Pages;

/// <summary>The concordance as a page, as JSON and as CSV.</summary>
public sealed class ConcordanceTests(KeywordSite site) : IClassFixture<KeywordSite>
{
    [Theory]
    [InlineData("q=mot")]
    [InlineData("q=mot&sort=left&window=2")]
    [InlineData("q=mot&sort=right&from=2023")]
    [InlineData("q=%22mot+cl%C3%A9%22")]
    [InlineData("q=encore&sort=date&p=3")]
    [InlineData("q=encore&sort=source&p=2&size=30")]
    public async Task Page_data_and_spreadsheet_have_the_same_lines(string parameters)
    {
        var page = await site.Browse().OpenAsync($"/concordance?{parameters}");
        var answer = await site.Api().GetAsync($"/api/concordance?{parameters}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, answer.Status));
        var shown = page.Document.QuerySelectorAll("table.concordance tbody tr").Select(row => string.Concat(row.QuerySelectorAll(".left, .keyword, .right").Select(cell => $"[{cell.TextContent}]"))).ToList();
        Assert.NotEmpty(shown);
        Assert.Equal(answer.Items.Select(item => $"[{item["left"]}][{item["keyword"]}][{item["right"]}]"), shown);
        Assert.Equal(answer.Items.Select(item => (string?)item["date"]), page.Document.QuerySelectorAll("tbody time").Select(time => time.GetAttribute("datetime")));

        var rows = await RowsAsync(parameters.Contains("p=", StringComparison.Ordinal) ? $"{parameters}{(parameters.Contains("size", StringComparison.Ordinal) ? "" : "&size=50")}" : parameters);
        Assert.Equal(answer.Items.Select(item => $"{item["key"]} {item["date"]} {item["keyword"]} {item["start"]} {item["end"]}"), rows.Select(row => $"{row[0]} {row[1]} {row[4]} {row[6]} {row[7]}"));
        Assert.Equal(answer.Items.Select(item => (string?)item["left"]), rows.Select(row => Unescaped(row[3])));
        Assert.Equal(answer.Items.Select(item => (string?)item["right"]), rows.Select(row => Unescaped(row[5])));
    }

    [Fact]
    public async Task The_data_has_the_fields_of_the_contract_and_offsets_that_hold()
    {
        var api = site.Api();
        var answer = await api.GetAsync("/api/concordance?q=mot&size=7");
        Assert.Equal(["total", "articles", "isPartial", "understood", "notices", "items", "next"], NamesOf(answer.Json));
        Assert.Equal((8, 2, false), ((int)answer["total"], (int)answer["articles"], (bool)answer["isPartial"]));
        Assert.Equal(7, answer.Items.Count);
        foreach (var item in answer.Items)
        {
            Assert.Equal(["article", "key", "date", "source", "left", "keyword", "right", "start", "end"], NamesOf(item));
            var text = (string)(await api.GetAsync($"/api/articles/{item["article"]}"))["text"]!;
            Assert.Equal((string?)item["keyword"], text[(int)item["start"]!..(int)item["end"]!]);
        }

        var last = await api.GetAsync((string)answer["next"]!);
        Assert.Single(last.Items);
        Assert.Null(last.Json["next"]);
    }

    [Theory]
    [InlineData("mot")]
    [InlineData("mot OU le")]
    [InlineData("\"mot clé le\" mot")]
    [InlineData("encore -clé")]
    public async Task Every_line_leads_to_its_keyword_in_the_article(string query)
    {
        var browser = site.Browse();
        var lines = (await site.Api().GetAsync($"/api/concordance?q={Uri.EscapeDataString(query)}&size=100")).Items;
        var links = (await browser.OpenAsync($"/concordance?q={Uri.EscapeDataString(query)}&size=100")).Document.QuerySelectorAll("tbody .keyword a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(lines.Count, links.Count(link => link.Contains('#', StringComparison.Ordinal)));
        var articles = new Dictionary<string, Page>();
        foreach (var (line, link) in lines.Zip(links))
        {
            var (address, fragment) = (link.Split('#')[0], link.Split('#')[1]);
            if (!articles.TryGetValue(address, out var article))
                articles[address] = article = await browser.OpenAsync(address);
            var place = article.One($"#{fragment}");
            Assert.Equal("MARK", place.NextElementSibling!.TagName);
            Assert.Equal((int)line["start"]!, article.One("#text").Descendants().TakeWhile(node => node != place).OfType<IText>().Sum(text => text.Data.Length));
        }
    }

    [Fact]
    public async Task A_line_behind_the_last_mark_of_an_article_leads_to_the_article_alone()
    {
        var links = (await site.Browse().OpenAsync("/concordance?q=encore&size=1000&p=3")).Document.QuerySelectorAll("tbody .keyword a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(KeywordSite.Many - 2000, links.Count);
        Assert.All(links, link => Assert.DoesNotContain("#", link, StringComparison.Ordinal));
        Assert.True((await site.Browse().OpenAsync(links[0])).Has("#hit-2000"));
    }

    [Fact]
    public async Task The_spreadsheet_has_every_line_and_no_formula()
    {
        var rows = await RowsAsync("q=encore");
        Assert.Equal(KeywordSite.Many, rows.Count);
        Assert.All(rows, row => Assert.Equal(9, row.Length));

        rows = await RowsAsync("q=mot&sort=left");
        Assert.Equal(8, rows.Count);
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        Assert.Contains(rows, row => Unescaped(row[3]).StartsWith("=HYPERLINK", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.StartsWith("http://localhost/articles/", row[8], StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(rows[0][8])).StatusCode);
    }

    [Fact]
    public async Task Column_headers_sort_and_say_so()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/concordance?q=mot&window=3&size=5&p=2");
        page = await browser.OpenAsync(page.LinkTo("Contexte gauche"));
        Assert.Equal("Contexte gauche", page.Words("th[aria-sort=ascending]"));
        Assert.Equal(("left", "3"), (page.Value("#sort"), page.Value("#window")));
        Assert.DoesNotContain("p=2", page.Address.Query, StringComparison.Ordinal);
        page = await browser.OpenAsync(page.LinkTo("Date"));
        Assert.Equal(["2022", "2023-09-15"], page.Document.QuerySelectorAll("tbody time").Select(time => time.GetAttribute("datetime")!).Distinct());
    }

    [Fact]
    public async Task Lines_and_articles_are_counted_and_the_query_is_said_in_words()
    {
        var page = await site.Browse().OpenAsync("/concordance?q=mot&sort=left");
        Assert.Equal("8 lignes dans 2 articles", page.Words(".summary p"));
        Assert.Equal("Compris ainsi : articles qui contiennent « mot », passages triés par le mot à gauche.", page.Words(".understood"));
        Assert.Equal("/?q=mot", page.LinkTo("Articles"));
    }

    [Theory]
    [InlineData("", "Quel mot voulez-vous voir dans ses contextes ?", "Tapez un mot")]
    [InlineData("date:2023", "Quel mot voulez-vous voir dans ses contextes ?", "Les dates, les publications et les noms")]
    [InlineData("personne:kim -mot", "Quel mot voulez-vous voir dans ses contextes ?", "Les dates, les publications et les noms")]
    [InlineData("!!", "La recherche n’a pas été comprise", "Tapez au moins un mot")]
    [InlineData("mot licorne", "Aucun résultat", "Compris ainsi")]
    public async Task Without_lines_the_page_says_why(string query, string title, string text)
    {
        var page = await site.Browse().OpenAsync($"/concordance?q={Uri.EscapeDataString(query)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(title, page.Words(".empty h2"));
        Assert.StartsWith(text, page.Words(".empty p"), StringComparison.Ordinal);
        Assert.False(page.Has("table"));
    }

    [Fact]
    public async Task What_could_be_dropped_leads_to_the_concordance()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/concordance?q=mot+licorne");
        Assert.Equal("8 lignes dans 2 articles", (await browser.OpenAsync(page.LinkTo("sans « licorne »"))).Words(".summary p"));
    }

    [Fact]
    public async Task Filters_alone_are_answered_with_a_notice()
    {
        var answer = await site.Api().GetAsync("/api/concordance?q=date:2023");
        Assert.Equal((HttpStatusCode.OK, 0), (answer.Status, (int)answer["total"]));
        Assert.StartsWith("Les dates, les publications", (string)answer["notices"][0]!["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=newest", "query.bad-word")]
    [InlineData("from=x", "query.bad-date")]
    public async Task A_parameter_that_cannot_be_read_is_a_problem_for_programs_and_a_notice_for_people(string parameter, string code)
    {
        Assert.Equal(code, (await site.Api().GetAsync($"/api/concordance?q=mot&{parameter}")).Code);
        Assert.Equal(code, (await site.Api().GetAsync($"/concordance.csv?q=mot&{parameter}")).Code);
        var page = await site.Browse().OpenAsync($"/concordance?q=mot&{parameter}");
        Assert.True(page.Has(".notices li"));
        Assert.Equal(8, page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("26", "25")]
    [InlineData("-3", "1")]
    [InlineData("x", "8")]
    public async Task A_window_out_of_range_is_brought_into_it(string typed, string window) =>
        Assert.Equal(window, (await site.Browse().OpenAsync($"/concordance?q=mot&window={typed}")).Value("#window"));

    [Fact]
    public async Task The_list_leads_to_the_concordance_of_the_same_search()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/?q=mot&from=2023&sort=oldest");
        var page = await browser.OpenAsync(list.LinkTo("Concordance"));
        Assert.Equal(("mot", "2023", "text"), (page.Value("#q"), page.Value("#from"), page.Value("#sort")));
        Assert.Equal("5 lignes dans 1 article", page.Words(".summary p"));
        Assert.False(page.Has(".notices"));
    }

    private static IEnumerable<string> NamesOf(JsonNode json) => json.AsObject().Select(property => property.Key);

    private static string Unescaped(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private async Task<List<string[]>> RowsAsync(string parameters)
    {
        var bytes = await site.Client("fr").GetByteArrayAsync($"/concordance.csv?{parameters}");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Csv.Read(Encoding.UTF8.GetString(bytes[3..]), ';');
        Assert.Equal(["key", "date", "publication", "left", "keyword", "right", "start", "end", "address"], rows[0]);
        return rows[1..];
    }
}
