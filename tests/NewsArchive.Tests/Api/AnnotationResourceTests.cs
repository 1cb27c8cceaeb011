using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

/// <summary>Single annotations by the Web Annotation Protocol: read, made, replaced, deleted.</summary>
public sealed class AnnotationResourceTests(AnnotatedSite site) : IClassFixture<AnnotatedSite>
{
    private static readonly JsonObject Quotation = new() { ["type"] = "TextualBody", ["purpose"] = "classifying", ["value"] = "quote" };

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("OPTIONS", 204)]
    [InlineData("PATCH", 405)]
    [InlineData("POST", 405)]
    public async Task Every_answer_of_an_annotation_says_what_it_is(string method, int status)
    {
        foreach (var (name, allowed) in new[] { ($"quote-{site.Quote}", "DELETE GET HEAD OPTIONS PUT"), ("mention-1", "DELETE GET HEAD OPTIONS PUT"), ($"quote-{site.Quote}-cue", "GET HEAD OPTIONS") })
        {
            var answer = await site.AskAsync(new HttpMethod(method), $"/annotations/{name}");
            Assert.Equal((HttpStatusCode)status, answer.Status);
            Assert.Contains("<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"", answer.Response.Headers.GetValues("Link"));
            Assert.Equal(allowed.Split(' '), answer.Response.Content.Headers.Allow.Order());
            Assert.Contains("Accept", answer.Response.Headers.Vary);
            Assert.Equal(status == 200, answer.Response.Headers.ETag is { IsWeak: false });
            if (method is "HEAD" or "OPTIONS")
                Assert.Equal("", answer.Body);
        }
    }

    [Theory]
    [InlineData("quote", "classifying")]
    [InlineData("part-2", "classifying")]
    [InlineData("part-2-link", "linking")]
    [InlineData("cue", "classifying")]
    [InlineData("cue-link", "linking")]
    [InlineData("speaker", "classifying")]
    [InlineData("speaker-link", "linking")]
    public async Task What_belongs_to_a_quotation_has_an_address_and_cannot_be_changed_alone(string piece, string motivation)
    {
        var address = $"/annotations/quote-{site.Quote}" + (piece == "quote" ? "" : $"-{piece}");
        var read = await site.GetAsync(address);
        Assert.Equal(($"http://localhost{address}", "Annotation", motivation), ((string)read["id"]!, (string)read["type"]!, (string)read["motivation"]!));
        if (piece == "quote")
            return;
        if (piece.EndsWith("link", StringComparison.Ordinal))
            Assert.Equal((HttpStatusCode.OK, $"http://localhost/annotations/quote-{site.Quote}"), ((await site.GetAsync((string)read["body"]![0]!["source"]!)).Status, (string)read["target"]!));
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.AskAsync(method, address, read.Json, ("If-Match", read.Tag))).Status);
    }

    [Theory]
    [InlineData("quote-999999", 404)]
    [InlineData("mention-999999", 404)]
    [InlineData("quote-0", 404)]
    [InlineData("quote-01", 404)]
    [InlineData("quote-1-part-1", 404)]
    [InlineData("quote-1-part-3", 404)]
    [InlineData("quote-1-part-99999999999", 404)]
    [InlineData("mention-1-cue", 404)]
    [InlineData("quote-99999999999999999999", 404)]
    [InlineData("%3Cscript%3E", 404)]
    [InlineData("quote-1%0A", 404)]
    public async Task What_never_was_is_not_found(string name, int status)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            Assert.Equal((HttpStatusCode)status, (await site.AskAsync(method, $"/annotations/{name}", null, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task A_posted_annotation_is_a_quotation_that_can_be_read_replaced_and_deleted()
    {
        var made = await site.AskAsync(HttpMethod.Post, "/annotations/", site.Annotation("Moscou 👩‍👩‍👧 enfin", Quotation.DeepClone().AsObject()), ("Slug", "mine"));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var address = made.Response.Headers.Location!.ToString();
        Assert.Matches("^http://localhost/annotations/quote-[0-9]+$", address);
        Assert.Equal((address, AnnotatedSite.LdJson), ((string)made["id"]!, made.Response.Content.Headers.ContentType!.ToString()));
        var read = await site.GetAsync(address);
        Assert.Equal((made.Body, made.Tag), (read.Body, read.Tag));
        Assert.Contains(address, (await site.GetAsync("/annotations/?iris=1")).Body, StringComparison.Ordinal);

        var changed = read.Json;
        changed["body"]!.AsArray().Add(new JsonObject { ["type"] = "TextualBody", ["purpose"] = "commenting", ["value"] = "À vérifier 😀" });
        Assert.Equal((HttpStatusCode)428, (await site.AskAsync(HttpMethod.Put, address, changed)).Status);
        Assert.Equal((HttpStatusCode)428, (await site.AskAsync(HttpMethod.Delete, address)).Status);
        var replaced = await site.AskAsync(HttpMethod.Put, address, changed, ("If-Match", read.Tag));
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        Assert.NotEqual(read.Tag, replaced.Tag);
        Assert.Equal(replaced.Body, (await site.GetAsync(address)).Body);
        Assert.Equal("À vérifier 😀", (string)replaced["body"].AsArray().Single(body => (string)body!["purpose"]! == "commenting")!["value"]!);

        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete })
        {
            var stale = await site.AskAsync(method, address, changed, ("If-Match", read.Tag));
            Assert.Equal((HttpStatusCode.PreconditionFailed, "problem.stale"), (stale.Status, stale.Code));
            Assert.Equal(replaced.Body, stale["current"].ToJsonString(Relaxed));
        }

        var deleted = await site.AskAsync(HttpMethod.Delete, address, null, ("If-Match", replaced.Tag));
        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.Status, deleted.Body));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            Assert.Equal(HttpStatusCode.Gone, (await site.AskAsync(method, address, changed, ("If-Match", "*"))).Status);
        Assert.DoesNotContain(address, (await site.GetAsync("/annotations/?iris=1")).Body, StringComparison.Ordinal);

        // The undo of a person brings it back.
        Assert.Equal(HttpStatusCode.OK, (await site.Api().PostAsync($"/api/changes/{deleted.ChangeId}/undo")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(address)).Status);
        await site.AskAsync(HttpMethod.Delete, address, null, ("If-Match", "*"));
    }

    [Fact]
    public async Task Sent_back_as_it_was_read_a_quotation_stays_as_it_is()
    {
        foreach (var name in new[] { $"quote-{site.Quote}", $"quote-{site.Rejected}", "mention-1" })
        {
            var (read, before) = (await site.GetAsync($"/annotations/{name}"), await OfApiAsync(name));
            var replaced = await site.AskAsync(HttpMethod.Put, $"/annotations/{name}", read.Json, ("If-Match", read.Tag));
            Assert.Equal((HttpStatusCode.OK, read.Body), (replaced.Status, replaced.Body));
            var after = await OfApiAsync(name);
            after["version"] = (int)before["version"]!;
            Assert.Equal(before.ToJsonString(), after.ToJsonString());
        }
    }

    [Fact]
    public async Task A_quotation_keeps_its_cue_its_speaker_and_its_parts_when_its_first_words_change()
    {
        var (read, before) = (await site.GetAsync($"/annotations/quote-{site.Quote}"), await OfApiAsync($"quote-{site.Quote}"));
        var changed = site.Annotation("« Nous gagnerons »", Quotation.DeepClone().AsObject());
        var replaced = await site.AskAsync(HttpMethod.Put, $"/annotations/quote-{site.Quote}", changed, ("If-Match", read.Tag));
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        var after = await OfApiAsync($"quote-{site.Quote}");
        Assert.Equal("« Nous gagnerons »", (string)after["parts"]![0]!["exact"]!);
        foreach (var kept in new[] { "cue", "speaker" })
            Assert.Equal(before[kept]!.ToJsonString(), after[kept]!.ToJsonString());
        Assert.Equal(before["parts"]![1]!.ToJsonString(), after["parts"]![1]!.ToJsonString());
        Assert.Equal((null, null, 0), (after["entity"], after["note"], after["categories"]!.AsArray().Count));
        await site.Api().PostAsync($"/api/changes/{replaced.ChangeId}/undo");
    }

    [Fact]
    public async Task What_a_quotation_has_lost_is_gone()
    {
        var api = site.Api();
        var made = await api.PostAsync($"/api/articles/{site.Article}/quotes", new { parts = new[] { await api.SpanAsync(site.Article, "Encore"), await api.SpanAsync(site.Article, "puis") }, cue = await api.SpanAsync(site.Article, "enfin") });
        await api.PutAsync($"/api/quotes/{made.Id}", new { parts = new[] { await api.SpanAsync(site.Article, "Encore") } }, made.Tag);
        foreach (var piece in new[] { "part-2", "part-2-link", "cue", "cue-link" })
            Assert.Equal(HttpStatusCode.Gone, (await site.GetAsync($"/annotations/quote-{made.Id}-{piece}")).Status);
        foreach (var piece in new[] { "part-3", "speaker" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/annotations/quote-{made.Id}-{piece}")).Status);
        await api.DeleteAsync($"/api/quotes/{made.Id}", "*");
    }

    [Fact]
    public async Task What_cannot_change_is_in_conflict()
    {
        var read = await site.GetAsync($"/annotations/quote-{site.Quote}");
        foreach (var (name, change) in new (string, Action<JsonNode>)[]
        {
            ("posted.origin", node => node["canonical"] = "urn:x:1"),
            ("posted.origin", node => node["via"] = "http://example.org/anno"),
            ("posted.other-id", node => node["id"] = "http://localhost/annotations/quote-999"),
            ("posted.other-kind", node => (node["motivation"], node["body"]) = ("identifying", new JsonArray())),
            ("posted.other-article", node => (node["target"]!["source"], node["target"]!["selector"]) = ("http://localhost/articles/2", new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = "Beaucoup" })),
        })
        {
            var changed = read.Json;
            change(changed);
            var answer = await site.AskAsync(HttpMethod.Put, $"/annotations/quote-{site.Quote}", changed, ("If-Match", read.Tag));
            Assert.Equal((HttpStatusCode.Conflict, name), (answer.Status, answer.Code));
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private async Task<JsonNode> OfApiAsync(string name) => (await site.Api().GetAsync($"/api/{name.Replace("-", "s/", StringComparison.Ordinal)}")).Json;
}
