using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Api;

public sealed class ExportTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Theory]
    [InlineData("jsonl", "application/x-ndjson", "jsonl")]
    [InlineData("csv", "application/zip", "zip")]
    [InlineData("w3c", "application/ld+json", "jsonld")]
    [InlineData("brat", "application/zip", "zip")]
    [InlineData("conll", "application/zip", "zip")]
    [InlineData("tei", "application/zip", "zip")]
    [InlineData("uima", "application/zip", "zip")]
    [InlineData("bibtex", "application/x-bibtex", "bib")]
    [InlineData("ris", "application/x-research-info-systems", "ris")]
    public async Task Every_format_is_given_as_a_file(string format, string mediaType, string ending)
    {
        var answer = await site.Client().GetAsync($"/export/{format}");
        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches($@"^newsarchive-{format}-\d{{4}}-\d\d-\d\d\.{ending}$", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=obus")]
    [InlineData("?sort=oldest")]
    [InlineData("?q=russie&from=2023&period=2023-09&sort=added")]
    [InlineData("?state=none")]
    [InlineData("?q=introuvable")]
    public async Task What_the_list_shows_is_what_is_exported(string query)
    {
        var shown = (await site.Api().GetAsync($"/api/articles{query}")).Items.Select(item => (long)item["id"]!);
        Assert.Equal(shown, (await LinesAsync(query)).Where(line => (string)line["type"]! == "article").Select(line => (long)line["id"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&kind=direct")]
    [InlineData("&state=rejected")]
    [InlineData("&q=prix")]
    public async Task What_a_list_of_quotations_shows_is_what_is_exported(string query)
    {
        var shown = (await site.Api().GetAsync($"/api/quotes?size=all{query}")).Items.Select(item => (long)item["id"]!).Order();
        var lines = await LinesAsync($"?of=quotes{query}");
        Assert.Equal(shown, lines.Where(line => (string)line["type"]! == "quote").Select(line => (long)line["id"]!).Order());
        Assert.DoesNotContain(lines, line => (string)line["type"]! == "mention");
    }

    [Fact]
    public async Task The_manifest_speaks_the_readers_language_and_names_the_query()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var bytes = await site.Client(language).GetByteArrayAsync("/export/csv?q=obus");
            using var zip = new ZipArchive(new MemoryStream(bytes));
            using var manifest = zip.GetEntry("manifest.json")!.Open();
            var read = JsonNode.Parse(manifest)!;
            var understood = (string)(await site.Api(language).GetAsync("/api/articles?q=obus"))["understood"]!;
            Assert.Equal(("/?q=obus", understood), ((string)read["address"]!, (string)read["query"]!));
            Assert.All(read["lacks"]!.AsArray(), lack => Assert.Contains(' ', (string)lack!));
            Assert.Equal(1, (int)read["counts"]!["articles"]!);
        }
    }

    [Theory]
    [InlineData("/export/docx", 404, "export.unknown")]
    [InlineData("/export/%3Cscript%3E", 404, "export.unknown")]
    [InlineData("/export/jsonl?from=hier", 400, "query.bad-date")]
    [InlineData("/export/jsonl?of=quotes&kind=spoken", 400, "query.bad-choice")]
    public async Task What_cannot_be_read_is_a_problem(string address, int status, string code)
    {
        var answer = await site.Api().GetAsync(address);
        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("/export/csv")]
    [InlineData("/export/w3c?of=quotes")]
    [InlineData("/articles.csv")]
    [InlineData("/histogram.csv")]
    [InlineData("/concordance.csv")]
    [InlineData("/quotes.csv")]
    [InlineData("/quotes/speakers.csv")]
    [InlineData("/feed.atom")]
    public async Task A_query_that_would_be_cut_gives_no_file(string address)
    {
        foreach (var query in new[] { new string('x', 20_000), string.Join(" OU ", Enumerable.Range(0, 250)) })
        {
            var answer = await site.Api().GetAsync($"{address}{(address.Contains('?') ? '&' : '?')}q={Uri.EscapeDataString(query)}");
            Assert.Equal((HttpStatusCode.BadRequest, "query.too-long-for-a-file"), (answer.Status, answer.Code));
        }
    }

    private async Task<List<JsonNode>> LinesAsync(string query) =>
        [.. (await site.Client().GetStringAsync($"/export/jsonl{query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
