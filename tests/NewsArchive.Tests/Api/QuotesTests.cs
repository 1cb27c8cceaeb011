using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

public sealed class QuotesTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_posted_quotation_is_answered_whole_and_found_where_it_says()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var quote = await _api.PostAsync($"/api/articles/{article}/quotes", new
        {
            parts = new[] { await _api.SpanAsync(article, "« De tels projets n’existaient pas »"), await _api.SpanAsync(article, "Aucun accord n’a été signé") },
            kind = "direct",
            cue = await _api.SpanAsync(article, "il a souligné"),
            speaker = await _api.SpanAsync(article, "Dmitri Peskov"),
            entity = new { name = "Dmitri Peskov", kind = "person" },
            state = "proposed",
            note = "une note",
        });
        Assert.Equal(HttpStatusCode.Created, quote.Status);
        Assert.Equal($"/api/quotes/{quote.Id}", quote.Response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", quote.Tag);
        Assert.True(quote.ChangeId > 0);
        Assert.Equal(
            ["id", "version", "article", "revision", "parts", "kind", "cue", "speaker", "entity", "state", "origin", "note", "anchoring", "categories"],
            quote.Json.AsObject().Select(property => property.Key));
        Assert.Equal((1, "direct", "proposed", "une note", article), ((int)quote["version"], (string)quote["kind"]!, (string)quote["state"]!, (string)quote["note"]!, (long)quote["article"]));
        Assert.Equal(["start", "end", "exact"], quote["parts"][0]!.AsObject().Select(property => property.Key));

        var read = await _api.GetAsync($"/api/quotes/{quote.Id}");
        Assert.Equal(quote.Body, read.Body);
        Assert.Equal(quote.Tag, read.Tag);
        Assert.Contains((await _api.GetAsync($"/api/articles/{article}/quotes")).Items, item => item.ToJsonString() == read.Json.ToJsonString());
        var entity = await _api.GetAsync($"/api/entities/{quote["entity"]["id"]}");
        Assert.Equal("Dmitri Peskov", (string)entity["name"]!);
    }

    [Fact]
    public async Task The_least_that_makes_a_quotation_is_one_part()
    {
        var quote = await CreateAsync("prix à payer");
        Assert.Equal((null, null, null, null), (quote.Json["cue"], quote.Json["speaker"], quote.Json["entity"], quote.Json["note"]));
        Assert.Equal(("accepted", "person"), ((string)quote["state"]!, (string)quote["origin"]!));
    }

    [Fact]
    public async Task Put_takes_what_get_gave_and_ignores_what_it_does_not_know()
    {
        var quote = await CreateAsync("programmes nucléaire et balistique");
        var read = await _api.GetAsync($"/api/quotes/{quote.Id}");
        var body = read.Json.AsObject();
        body["note"] = "changée";
        body["colour"] = new JsonObject { ["deep"] = new JsonArray(1, 2, 3) };
        var saved = await _api.PutAsync($"/api/quotes/{quote.Id}", body.ToJsonString(), read.Tag);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(("\"2\"", 2, "changée"), (saved.Tag, (int)saved["version"], (string)saved["note"]!));
        Assert.True(saved.ChangeId > quote.ChangeId);
        body.Remove("colour");
        body["version"] = 2;
        Assert.Equal(body.ToJsonString(), saved.Json.ToJsonString());
    }

    [Fact]
    public async Task A_deleted_quotation_is_gone_for_get_put_and_delete()
    {
        var quote = await CreateAsync("drones iraniens");
        var deleted = await _api.DeleteAsync($"/api/quotes/{quote.Id}", quote.Tag);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal("", deleted.Body);
        Assert.True(deleted.ChangeId > 0);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/quotes/{quote.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.DeleteAsync($"/api/quotes/{quote.Id}", quote.Tag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.PutAsync($"/api/quotes/{quote.Id}", quote.Body, quote.Tag)).Status);
    }

    [Fact]
    public async Task Spans_are_stored_as_given_and_may_overlap_and_stand_in_any_order()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var parts = new object[] { new { start = 20, end = 31, exact = await TextAsync(article, 20, 31) }, new { start = 3, end = 25, exact = await TextAsync(article, 3, 25) }, new { start = 3, end = 25, exact = await TextAsync(article, 3, 25) } };
        var quote = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts });
        Assert.Equal([(20, 31), (3, 25), (3, 25)], quote["parts"].AsArray().Select(part => ((int)part!["start"]!, (int)part["end"]!)));
    }

    [Theory]
    [InlineData("direct")]
    [InlineData("indirect")]
    [InlineData("mixed")]
    public async Task Every_kind_is_kept(string kind)
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var quote = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "Moscou insiste") }, kind });
        Assert.Equal(kind, (string)quote["kind"]!);
    }

    [Fact]
    public async Task Quotations_of_an_article_that_is_not_there_are_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync("/api/articles/999999/quotes")).Status);
        var posted = await _api.PostAsync("/api/articles/999999/quotes", new { parts = new[] { new { start = 0, end = 1, exact = "L" } } });
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Equal("application/problem+json", posted.MediaType);
    }

    private async Task<string> TextAsync(long article, int start, int end) => ((string)(await _api.GetAsync($"/api/articles/{article}"))["text"]!)[start..end];

    private async Task<ApiAnswer> CreateAsync(string words)
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var quote = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, words) } });
        Assert.Equal(HttpStatusCode.Created, quote.Status);
        return quote;
    }
}
