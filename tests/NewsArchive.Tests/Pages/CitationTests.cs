using System.Net;
using System.Web;

namespace NewsArchive.Tests.Pages;

public sealed class CitationTests(CitationTests.CitedSite site) : IClassFixture<CitationTests.CitedSite>
{
    private const string Attack = "</span><script>alert(1)</script> & \"Le titre\"";

    [Fact]
    public async Task The_article_is_cited_with_authors_publication_and_its_date_as_far_as_known()
    {
        var page = await site.Browse().OpenAsync("/articles/1");
        Assert.Equal($"Anna Duval, Paul Roy, « {Attack} », Le Journal, janvier 2016, https://journal.example/a?b=1&c=2", page.Words("#cite .citation bdi"));
        Assert.Equal("« Sans rien d’autre », 2017", (await site.Browse().OpenAsync("/articles/2")).Words("#cite .citation bdi"));
    }

    [Fact]
    public async Task Zotero_finds_a_newspaper_article_in_the_page()
    {
        var fields = HttpUtility.ParseQueryString((await site.Browse().OpenAsync("/articles/1")).One("span.Z3988").GetAttribute("title")!);
        Assert.Equal("info:ofi/fmt:kev:mtx:dc", fields["rft_val_fmt"]);
        Assert.Equal("newspaperArticle", fields["rft.type"]);
        Assert.Equal(Attack, fields["rft.title"]);
        Assert.Equal(["Anna Duval", "Paul Roy"], fields.GetValues("rft.creator")!);
        Assert.Equal("Le Journal", fields["rft.source"]);
        Assert.Equal("2016-01", fields["rft.date"]);
        Assert.Equal("https://journal.example/a?b=1&c=2", fields["rft.identifier"]);
    }

    [Theory]
    [InlineData("bib", "@article{", "Duval")]
    [InlineData("ris", "TY  - NEWS", "AU  - Anna Duval")]
    public async Task It_is_downloaded_for_a_bibliography_alone(string ending, string beginning, string author)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync($"/articles/1/citation.{ending}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal($"article-1.{ending}", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains(beginning, text, StringComparison.Ordinal);
        Assert.Contains(author, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sans rien d’autre", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/99/citation.ris")]
    [InlineData("/articles/1/citation.jsonl")]
    [InlineData("/articles/1/citation.")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    public sealed class CitedSite() : TestSite(folder => folder.Write("a.jsonl", """
        {"id":"a","date":"2016-01","title":"</span><script>alert(1)</script> & \"Le titre\"","text":"Un texte.","source":"Le Journal","url":"https://journal.example/a?b=1&c=2","author":["Anna Duval","Paul Roy"]}
        {"id":"b","date":"2017","title":"Sans rien d’autre","text":"Un autre texte."}
        """));
}
