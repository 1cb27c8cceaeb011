using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

/// <summary>The container of annotations, line by line of the Web Annotation Protocol.</summary>
public sealed class AnnotationContainerTests(AnnotatedSite site) : IClassFixture<AnnotatedSite>
{
    private const string Minimal = "http://www.w3.org/ns/ldp#PreferMinimalContainer", Names = "http://www.w3.org/ns/oa#PreferContainedIRIs", Descriptions = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("OPTIONS", 204)]
    [InlineData("DELETE", 405)]
    [InlineData("PUT", 405)]
    [InlineData("PATCH", 405)]
    public async Task Every_answer_of_the_container_says_what_it_is(string method, int status)
    {
        var answer = await site.AskAsync(new HttpMethod(method), "/annotations/");
        Assert.Equal((HttpStatusCode)status, answer.Status);
        var links = answer.Response.Headers.GetValues("Link").ToList();
        Assert.Contains("<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"", links);
        Assert.Contains("<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"", links);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Response.Content.Headers.Allow.Order());
        Assert.Equal(AnnotatedSite.LdJson, answer.Response.Headers.GetValues("Accept-Post").Single());
        Assert.Equal(["Accept", "Prefer"], answer.Response.Headers.Vary.Order());
        Assert.Equal(status == 200, answer.Response.Headers.ETag is { IsWeak: false });
        if (method is "HEAD" or "OPTIONS")
            Assert.Equal("", answer.Body);
    }

    [Theory]
    [InlineData(null, AnnotatedSite.LdJson)]
    [InlineData("*/*", AnnotatedSite.LdJson)]
    [InlineData("application/ld+json", AnnotatedSite.LdJson)]
    [InlineData(AnnotatedSite.LdJson, AnnotatedSite.LdJson)]
    [InlineData("application/ld+json; profile=\"http://www.w3.org/ns/json-ld#expanded\"", AnnotatedSite.LdJson)]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html, application/*;q=0.5", AnnotatedSite.LdJson)]
    [InlineData("application/json, application/ld+json;q=0.9", "application/json")]
    [InlineData("application/ld+json;q=0, */*", "application/json")]
    [InlineData("no media type", AnnotatedSite.LdJson)]
    [InlineData("text/turtle", null)]
    [InlineData("application/ld+json;q=0, application/json;q=0", null)]
    public async Task The_media_type_is_negotiated(string? accept, string? type)
    {
        foreach (var address in new[] { "/annotations/", "/annotations/?iris=1&p=0", $"/annotations/quote-{site.Quote}" })
        {
            var answer = accept is null ? await site.GetAsync(address) : await site.GetAsync(address, ("Accept", accept));
            Assert.Equal(type is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, answer.Status);
            Assert.Equal(type ?? "application/problem+json", answer.Response.Content.Headers.ContentType!.ToString());
            Assert.Contains("Accept", answer.Response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData(null, false, "objects")]
    [InlineData($"return=representation;include=\"{Descriptions}\"", true, "objects")]
    [InlineData($"return=representation; include=\"{Names}\"", true, "names")]
    [InlineData($"return=representation;include=\"{Minimal}\"", true, "objects, minimal")]
    [InlineData($"return=representation;include=\"{Minimal} {Names}\"", true, "names, minimal")]
    [InlineData($"respond-async, return=representation;include=\"{Names}  {Minimal}\", wait=1", true, "names, minimal")]
    [InlineData($"return=representation;include=\"{Names} {Descriptions}\"", true, "objects")]
    [InlineData("return=minimal", false, "objects")]
    [InlineData("return=representation;include=\"http://example.org/#other\"", false, "objects")]
    [InlineData("\"", false, "objects")]
    public async Task Preferences_are_followed(string? prefer, bool isApplied, string form)
    {
        var answer = prefer is null ? await site.GetAsync("/annotations/") : await site.GetAsync("/annotations/", ("Prefer", prefer));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        AssertForm(answer, form);
        Assert.Equal(isApplied, answer.Response.Headers.TryGetValues("Preference-Applied", out var applied) && applied.Single() == "return=representation");
    }

    [Theory]
    [InlineData("?iris=0", Names, "objects")]
    [InlineData("?iris=1", Descriptions, "names")]
    [InlineData("?iris=1", Minimal, "names, minimal")]
    public async Task The_address_says_more_than_a_preference(string query, string prefer, string form) =>
        AssertForm(await site.GetAsync($"/annotations/{query}", ("Prefer", $"return=representation;include=\"{prefer}\"")), form);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_page_leads_to_the_next_and_all_of_them_hold_everything_once(int iris)
    {
        var container = (await site.GetAsync($"/annotations/?iris={iris}")).Json;
        Assert.Equal(AnnotatedSite.Total, (int)container["total"]!);
        Assert.Equal(["BasicContainer", "AnnotationCollection"], container["type"]!.AsArray().Select(type => (string)type!));
        Assert.Equal([AnnotatedSite.Model, "http://www.w3.org/ns/ldp.jsonld"], container["@context"]!.AsArray().Take(2).Select(context => (string)context!));
        Assert.NotEqual("", (string)container["label"]!);
        var (seen, address, previous, last) = (new List<string>(), (string?)container["first"]!["id"]!, (string?)null, "");
        while (address is not null)
        {
            var answer = await site.GetAsync(address);
            var page = answer.Json;
            Assert.False(answer.Response.Headers.Contains("Link"));
            Assert.Equal(["Accept"], answer.Response.Headers.Vary);
            Assert.Equal((address, "AnnotationPage", previous), ((string)page["id"]!, (string)page["type"]!, (string?)page["prev"]));
            Assert.Equal(((string)container["id"]!, AnnotatedSite.Total, (string)container["modified"]!), ((string)page["partOf"]!["id"]!, (int)page["partOf"]!["total"]!, (string)page["partOf"]!["modified"]!));
            Assert.Equal(seen.Count, (int)page["startIndex"]!);
            seen.AddRange(page["items"]!.AsArray().Select(item => iris == 1 ? (string)item! : (string)item!["id"]!));
            (previous, last, address) = (address, address, (string?)page["next"]);
        }

        Assert.Equal((string)container["last"]!, last);
        Assert.Equal(AnnotatedSite.Total, seen.Distinct().Count());
        Assert.Equal(AnnotatedSite.Total, seen.Count);
        Assert.DoesNotContain($"http://localhost/annotations/quote-{site.Rejected}", seen);
        // What the first page begins with stands in the container as well.
        Assert.Equal(container["first"]!["items"]!.ToJsonString(), (await site.GetAsync($"/annotations/?iris={iris}&p=0"))["items"].ToJsonString());
    }

    [Fact]
    public async Task Every_member_is_served_at_its_address_as_it_stands_in_the_list()
    {
        foreach (var item in (await site.GetAsync("/annotations/?iris=0&p=0"))["items"].AsArray().Take(20))
        {
            var alone = await site.GetAsync((string)item!["id"]!);
            Assert.Equal(HttpStatusCode.OK, alone.Status);
            alone.Json.AsObject().TryGetPropertyValue("@context", out var context);
            Assert.Equal(AnnotatedSite.Model, (string)context![0]!);
            Assert.Equal(item.ToJsonString(), Without(alone.Json, "@context").ToJsonString());
        }
    }

    [Fact]
    public async Task Every_span_has_its_words_in_code_points()
    {
        var text = (string)(await site.Api().GetAsync($"/api/articles/{site.Article}"))["text"]!;
        var points = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var spans = (await site.GetAsync("/annotations/?iris=0&p=0"))["items"].AsArray().Where(item => (string?)Target(item!)?["source"] == $"http://localhost/articles/{site.Article}").ToList();
        Assert.Equal(5, spans.Count);
        Assert.All(spans, item =>
        {
            var (quoted, placed) = (item!["target"]!["selector"]![0]!, item["target"]!["selector"]![1]!);
            Assert.Equal((string)quoted["exact"]!, string.Concat(points[(int)placed["start"]!..(int)placed["end"]!]));
        });
    }

    [Theory]
    [InlineData("/annotations/?iris=2", 400)]
    [InlineData("/annotations/?iris=", 400)]
    [InlineData("/annotations/?iris=0&p=-1", 400)]
    [InlineData("/annotations/?iris=0&p=x", 400)]
    [InlineData("/annotations/?iris=0&p=", 400)]
    [InlineData("/annotations/?iris=0&p=99999999999999999999", 400)]
    [InlineData("/annotations/?iris=0&p=2147483647", 404)]
    [InlineData("/annotations/?iris=0&p=3", 404)]
    public async Task What_is_no_page_is_a_problem(string address, int status)
    {
        var answer = await site.GetAsync(address);
        Assert.Equal(((HttpStatusCode)status, "application/problem+json"), (answer.Status, answer.MediaType));
    }

    [Fact]
    public async Task A_page_takes_nothing_in() =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.AskAsync(HttpMethod.Post, "/annotations/?iris=0&p=0", site.Annotation("Un titre"))).Status);

    [Fact]
    public async Task The_container_has_its_slash()
    {
        var answer = await site.GetAsync("/annotations?iris=1");
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/annotations/?iris=1"), (answer.Status, answer.Response.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        foreach (var address in new[] { "/annotations/", "/annotations/?iris=1&p=2", $"/annotations/quote-{site.Quote}" })
        {
            var tag = (await site.GetAsync(address)).Tag;
            var again = await site.GetAsync(address, ("If-None-Match", tag));
            Assert.Equal((HttpStatusCode.NotModified, "", tag), (again.Status, again.Body, again.Tag));
            Assert.NotEqual(tag, (await site.GetAsync(address, ("Accept", "application/json"))).Tag);
        }
    }

    [Fact]
    public async Task Other_sites_are_refused_as_by_the_api()
    {
        foreach (var header in new[] { ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync("/annotations/", header)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync($"/annotations/quote-{site.Quote}", header)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await site.AskAsync(HttpMethod.Post, "/annotations/", site.Annotation("Un titre"), header)).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync("/annotations/", ("Host", "evil.example"))).Status);
    }

    private static void AssertForm(ApiAnswer answer, string form)
    {
        var (container, iris) = (answer.Json, form.StartsWith("names", StringComparison.Ordinal) ? 1 : 0);
        var id = string.Create(CultureInfo.InvariantCulture, $"http://localhost/annotations/?iris={iris}");
        Assert.Equal((id, id), ((string)container["id"]!, answer.Response.Content.Headers.ContentLocation!.ToString()));
        Assert.Equal($"{id}&p=2", (string)container["last"]!);
        if (form.EndsWith("minimal", StringComparison.Ordinal))
        {
            Assert.Equal($"{id}&p=0", (string)container["first"]!);
            return;
        }

        Assert.Equal(($"{id}&p=0", $"{id}&p=1", "AnnotationPage"), ((string)container["first"]!["id"]!, (string)container["first"]!["next"]!, (string)container["first"]!["type"]!));
        Assert.All(container["first"]!["items"]!.AsArray(), item => Assert.Equal(iris == 1, item is JsonValue));
    }

    private static JsonObject? Target(JsonNode annotation) => annotation["target"] as JsonObject;

    private static JsonNode Without(JsonNode node, string name)
    {
        node.AsObject().Remove(name);
        return node;
    }
}
