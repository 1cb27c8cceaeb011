using System.Net;
using System.Text;

namespace NewsArchive.Tests.Api;

/// <summary>Quotations, speakers, notes and titles that a spreadsheet would take for formulas, and one of several parts.</summary>
public sealed class QuotedFormulasSite() : TestSite(folder =>
{
    folder.Write("a.txt", "date 2023-09 =1+1 le titre\n\n=HYPERLINK(\"http://x.example\") ; a-t-il dit\n« puis \"ceci\" », et <b>cela</b>. -2+3 aussi 😀, dit-elle. Fin.");
}), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var api = Api();
        var article = await api.ArticleAsync("a");
        await QuoteAsync(api, article, "=HYPERLINK(\"", "=cmd|' /C calc'!A0", "@SUM(1)");
        await QuoteAsync(api, article, "-2+3 aussi 😀", "+Ève;\"Ève\"", "-note\tà tabulation");
        var parts = new[] { await api.SpanAsync(article, "a-t-il dit"), await api.SpanAsync(article, "« puis \"ceci\" »") };
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync($"/api/articles/{article}/quotes", new { parts, kind = "direct", speaker = await api.SpanAsync(article, "elle"), cue = await api.SpanAsync(article, "dit-elle") })).Status);
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    private static async Task QuoteAsync(ApiClient api, long article, string words, string name, string note)
    {
        var answer = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, words) }, entity = new { name, kind = "person" }, note });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }
}

public sealed class QuotesCsvTests(QuotedFormulasSite site) : IClassFixture<QuotedFormulasSite>
{
    private static readonly string[] Columns =
    [
        "id", "speakerId", "speaker", "speakerMention", "cue", "words", "kind", "state", "origin", "note", "context",
        "article", "key", "title", "date", "source", "url", "revision", "start", "end", "exact", "parts", "address",
    ];

    [Theory]
    [InlineData("fr", ';')]
    [InlineData("en", ',')]
    public async Task Every_row_has_every_cell_and_none_is_a_formula(string language, char separator)
    {
        var bytes = await site.Client(language).GetByteArrayAsync("/quotes.csv?sort=oldest");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Csv.Read(Encoding.UTF8.GetString(bytes[3..]), separator);
        Assert.Equal(Columns, rows[0]);
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(Columns.Length, row.Length));
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        Assert.EndsWith("=cmd|' /C calc'!A0", rows[1][2], StringComparison.Ordinal);
        Assert.EndsWith("+Ève;\"Ève\"", rows[2][2], StringComparison.Ordinal);
        Assert.Equal(("elle", "dit-elle"), (rows[3][3], rows[3][4]));
        Assert.Equal("a-t-il dit […] « puis \"ceci\" »", rows[3][5]);
        Assert.Equal("/articles/1#quote-3", new Uri(rows[3][22]).PathAndQuery + new Uri(rows[3][22]).Fragment);
    }

    [Fact]
    public async Task The_words_of_every_row_stand_where_it_says()
    {
        var text = (string)(await site.Api().GetAsync("/api/articles/1"))["text"]!;
        var rows = Csv.Read((await site.Client().GetStringAsync("/quotes.csv?sort=oldest")).TrimStart('\ufeff'), ';').Skip(1).ToList();
        foreach (var row in rows)
        {
            var exact = text[int.Parse(row[18], null)..int.Parse(row[19], null)];
            // Before a formula stands the sign that defuses it.
            Assert.EndsWith(exact, row[20], StringComparison.Ordinal);
            Assert.InRange(row[20].Length - exact.Length, 0, 1);
        }

        Assert.Equal("a-t-il dit\n« puis \"ceci\" »", rows[2][20]);
        foreach (var item in (await site.Api().GetAsync("/api/quotes?q=ceci+OU+aussi+OU+hyperlink&size=all")).Items)
        {
            Assert.Equal((string?)item["exact"], text[(int)item["start"]!..(int)item["end"]!]);
            Assert.All(item["parts"]!.AsArray(), part => Assert.Equal((string?)part!["exact"], text[(int)part["start"]!..(int)part["end"]!]));
            var context = item["context"]!;
            var start = (int)context["start"]!;
            Assert.Equal((string?)context["text"], text.Substring(start, ((string)context["text"]!).Length).Replace('\n', ' '));
            Assert.NotEmpty(context["hits"]!.AsArray());
            Assert.Equal(("a", "=1+1 le titre", "2023-09"), ((string?)item["key"], (string?)item["title"], (string?)item["date"]));
        }
    }

    [Fact]
    public async Task Without_a_page_everything_is_given_and_a_page_when_one_is_asked_for()
    {
        Assert.Equal(4, Csv.Read(await site.Client().GetStringAsync("/quotes.csv"), ';').Count);
        Assert.Equal(2, Csv.Read(await site.Client().GetStringAsync("/quotes.csv?size=2&p=2"), ';').Count);
        Assert.Single((await site.Api().GetAsync("/api/quotes?size=2&p=2")).Items);
        Assert.Null((await site.Api().GetAsync("/api/quotes?size=all")).Json["next"]);
    }

    [Fact]
    public async Task The_table_of_speakers_has_no_formula()
    {
        var rows = Csv.Read((await site.Client().GetStringAsync("/quotes/speakers.csv")).TrimStart('\ufeff'), ';');
        Assert.Equal(["speakerId", "speaker", "total", "2023-09"], rows[0]);
        Assert.Equal(4, rows.Count);
        Assert.All(rows.SelectMany(row => row), cell => Assert.DoesNotContain(cell[0], "=+-@"));
    }

    [Theory]
    [InlineData("/quotes.csv?from=x", "query.bad-date")]
    [InlineData("/quotes.csv?kind=spoken", "query.bad-choice")]
    [InlineData("/quotes/speakers.csv?sort=best", "query.bad-word")]
    [InlineData("/api/quotes?speaker!=99999999999", "query.bad-choice")]
    public async Task A_parameter_that_cannot_be_read_is_a_problem(string address, string code) => Assert.Equal(code, (await site.Api().GetAsync(address)).Code);
}
