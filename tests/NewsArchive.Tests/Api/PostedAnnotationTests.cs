using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

/// <summary>Annotations that are sent: what the archive makes of them, and why it refuses others.</summary>
public sealed class PostedAnnotationTests(AnnotatedSite site) : IClassFixture<AnnotatedSite>
{
    [Fact]
    public async Task A_place_is_found_by_its_position_in_code_points()
    {
        var text = (string)(await site.Api().GetAsync($"/api/articles/{site.Article}"))["text"]!;
        var sent = site.Annotation("Mélenchon");
        var start = text[..text.IndexOf("Mélenchon", StringComparison.Ordinal)].EnumerateRunes().Count();
        foreach (var selector in new JsonNode[] { Position(start, start + 9), new JsonArray(Quote("Mélenchon"), Position(start, start + 9)), new JsonArray(Position(start, start + 9), new JsonObject { ["type"] = "XPathSelector", ["value"] = "/p" }) })
        {
            sent["target"]!["selector"] = selector;
            var quote = await MadeAsync(sent);
            Assert.Equal("Mélenchon", (string)quote["parts"]![0]!["exact"]!);
        }
    }

    [Theory]
    [InlineData("Mélenchon", null, null)]
    [InlineData("Nous gagnerons", "« ", null)]
    [InlineData("Nous gagnerons", "Encore : ", ".")]
    [InlineData("Moscou", ", puis ", " 👩‍👩‍👧")]
    public async Task A_place_is_found_by_its_words_and_those_around(string exact, string? prefix, string? suffix)
    {
        var sent = site.Annotation(exact);
        sent["target"]!["selector"] = Quote(exact, prefix, suffix);
        var part = (await MadeAsync(sent))["parts"]![0]!;
        var text = (string)(await site.Api().GetAsync($"/api/articles/{site.Article}"))["text"]!;
        Assert.Equal(exact, text[(int)part["start"]!..(int)part["end"]!]);
        Assert.EndsWith(prefix ?? "", text[..(int)part["start"]!], StringComparison.Ordinal);
        Assert.StartsWith(suffix ?? "", text[(int)part["end"]!..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_named_by_address_or_as_in_an_export()
    {
        var export = JsonNode.Parse(await site.Client().GetStringAsync("/export/w3c?q=titre"))!;
        var urn = (string)export["first"]!["items"]!.AsArray().First(item => item!["target"] is JsonObject)!["target"]!["source"]!;
        Assert.StartsWith("urn:uuid:", urn, StringComparison.Ordinal);
        foreach (var source in new[] { $"http://localhost/articles/{site.Article}", $"/articles/{site.Article}", $"http://localhost/articles/{site.Article}?q=titre#quote-1", urn })
        {
            var sent = site.Annotation("enfin");
            sent["target"]!["source"] = source;
            Assert.Equal(site.Article, (long)(await MadeAsync(sent))["article"]!);
        }
    }

    [Fact]
    public async Task A_quotation_has_kind_speaker_note_category_and_state()
    {
        var mine = await site.Api().PostAsync("/api/entities", new { name = "ONU", kind = "organisation" });
        var quote = await MadeAsync(site.Annotation("et vite", Text("tagging", "mixed"), Text("commenting", "Une remarque"), Text("tagging", "Victoire"),
            new JsonObject { ["type"] = "SpecificResource", ["purpose"] = "linking", ["role"] = "speaker", ["source"] = $"http://localhost/entities/{mine.Id}" }), ("status", "proposed"));
        Assert.Equal(("mixed", "Une remarque", 1, "proposed", "ONU"), ((string)quote["kind"]!, (string)quote["note"]!, quote["categories"]!.AsArray().Count, (string)quote["state"]!, (string)quote["entity"]!["name"]!));

        // A known name is who it is, of whatever kind; an unknown one a new person.
        Assert.Equal(mine.Id, (long)(await MadeAsync(site.Annotation("et vite", Speaker("onu"))))["entity"]!["id"]!);
        Assert.Equal("person", (string)(await MadeAsync(site.Annotation("et vite", Speaker("Une Inconnue"))))["entity"]!["kind"]!);
        // Without a word about its kind the marks decide.
        Assert.Equal("direct", (string)(await MadeAsync(site.Annotation("et vite")))["kind"]!);
        var bare = site.Annotation("et vite");
        (bare["bodyValue"], bare["motivation"]) = ("Sans corps", "highlighting");
        bare.Remove("body");
        Assert.Equal("Sans corps", (string)(await MadeAsync(bare))["note"]!);
    }

    [Fact]
    public async Task A_name_is_identified_by_address_by_name_or_by_its_own_words()
    {
        var place = await site.Api().PostAsync("/api/entities", new { name = "Moscou", kind = "place" });
        var named = site.Annotation("Moscou", new JsonObject { ["type"] = "SpecificResource", ["purpose"] = "identifying", ["source"] = $"http://localhost/entities/{place.Id}" });
        named["target"]!["selector"] = Quote("Moscou", prefix: "\n\n");
        Assert.Equal(place.Id, (long)(await MadeAsync(named))["entity"]!["id"]!);

        named["body"] = new JsonArray(Text("identifying", "Moscou"));
        Assert.Equal(place.Id, (long)(await MadeAsync(named))["entity"]!["id"]!);
        named["body"] = new JsonArray(Text("classifying", "place"));
        named["motivation"] = "identifying";
        Assert.Equal(place.Id, (long)(await MadeAsync(named))["entity"]!["id"]!);
        named["body"] = new JsonArray(Text("identifying", "Ville"), Text("classifying", "organization"));
        Assert.Equal(("Ville", "organisation"), ((string)(await MadeAsync(named))["entity"]!["name"]!, (string)(await MadeAsync(named))["entity"]!["kind"]!));
    }

    public static TheoryData<string, string, int> Refused => new()
    {
        { """{"type":"Note"}""", "posted.none", 415 },
        { "[]", "posted.none", 415 },
        { "null", "posted.none", 415 },
        { "\"Annotation\"", "posted.none", 415 },
        { """{"type":"Annotation","@context":"http://example.org/other"}""", "posted.context", 415 },
        { """{"type":"Annotation","@context":{"type":"@type"}}""", "posted.context", 415 },
        { """{"type":"Annotation"}""", "posted.one-target", 422 },
        { """{"type":"Annotation","target":[]}""", "posted.one-target", 422 },
        { """{"type":"Annotation","target":["http://localhost/articles/1","http://localhost/articles/2"]}""", "posted.one-target", 422 },
        { """{"type":"Annotation","target":"http://localhost/articles/1"}""", "posted.no-selector", 422 },
        { """{"type":"Annotation","target":{"selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "posted.no-source", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"FragmentSelector","value":"x"}}}""", "posted.no-selector", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un","refinedBy":{}}}}""", "posted.no-selector", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":""}}}""", "posted.no-selector", 422 },
        { """{"type":"Annotation","target":{"source":"http://example.org/articles/1","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "posted.no-article", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/999","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "posted.no-article", 422 },
        { """{"type":"Annotation","target":{"source":"urn:uuid:00000000-0000-8000-8000-000000000000","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "posted.no-article", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"introuvable"}}}""", "posted.not-found", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un titre","prefix":"x"}}}""", "posted.not-found", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Moscou"}}}""", "posted.several-places", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextPositionSelector","start":0,"end":99999}}}""", "posted.outside", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextPositionSelector","start":3,"end":3}}}""", "posted.outside", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":[{"type":"TextPositionSelector","start":3,"end":11},{"type":"TextQuoteSelector","exact":"Un titre"}]}}""", "posted.not-exact", 422 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextPositionSelector","start":-1,"end":2}}}""", "posted.field", 400 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextPositionSelector","start":0.5,"end":2}}}""", "posted.field", 400 },
        { """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextPositionSelector","start":1e400,"end":2}}}""", "posted.field", 400 },
        { """{"type":"Annotation","target":{"source":1,"selector":[]}}""", "posted.no-source", 422 },
        { """{"type":"Annotation","motivation":{},"target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un titre"}}}""", "posted.field", 400 },
        { """{"type":"Annotation","bodyValue":[],"target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un titre"}}}""", "posted.field", 400 },
        { """{"type":"Annotation","bodyValue":"\ud800","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un titre"}}}""", "problem.unstorable", 400 },
        { """{"type":"Annotation","\udc00":1,"target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"Un titre"}}}""", "problem.unstorable", 400 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_annotation_of_this_archive_is_refused_by_name(string body, string code, int status)
    {
        var before = site.Count("SELECT count(*) FROM change");
        var answer = await SendAsync(body, "application/ld+json");
        Assert.Equal(((HttpStatusCode)status, "application/problem+json", code), (answer.Status, answer.MediaType, answer.Code));
        Assert.False(string.IsNullOrEmpty((string?)answer["detail"]));
        Assert.Equal(before, site.Count("SELECT count(*) FROM change"));
    }

    [Theory]
    [InlineData("""{"type":"TextualBody","purpose":"assessing","value":"0.9"}""", "posted.body", 422)]
    [InlineData("""{"type":"TextualBody","purpose":"classifying","value":"cue"}""", "posted.piece", 422)]
    [InlineData("""{"type":"TextualBody","purpose":"classifying","value":"autre"}""", "posted.body", 422)]
    [InlineData("""{"type":"SpecificResource","purpose":"linking","role":"spokenBy","source":"http://localhost/annotations/quote-1"}""", "posted.piece", 422)]
    [InlineData("""{"type":"TextualBody","purpose":"commenting","value":"<b>x</b>","format":"text/html"}""", "posted.body", 422)]
    [InlineData("""{"type":"TextualBody","purpose":"tagging","value":"Code inconnu"}""", "posted.no-category", 422)]
    [InlineData("\"http://example.org/body\"", "posted.body", 422)]
    [InlineData("7", "posted.body", 422)]
    [InlineData("""{"type":"TextualBody","purpose":7}""", "posted.body", 422)]
    [InlineData("""{"type":"SpecificResource","purpose":"linking","role":"speaker","source":"http://www.wikidata.org/entity/Q1"}""", "posted.no-entity", 422)]
    [InlineData("""{"type":"SpecificResource","purpose":"linking","role":"speaker","source":"http://localhost/entities/99999"}""", "edit.no-entity", 422)]
    [InlineData("""{"type":"SpecificResource","purpose":"linking","role":"speaker"}""", "posted.one-entity", 422)]
    [InlineData("""{"type":"SpecificResource","purpose":"identifying","name":"Nouveau"}""", "edit.unknown-entity-kind", 422)]
    public async Task What_the_archive_has_no_place_for_is_not_left_out_in_silence(string body, string code, int status)
    {
        var sent = site.Annotation("Un titre");
        sent["body"] = JsonNode.Parse(body);
        var answer = await site.AskAsync(HttpMethod.Post, "/annotations/", sent);
        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("canonical")]
    [InlineData("via")]
    public async Task Where_it_came_from_cannot_be_kept(string property)
    {
        var sent = site.Annotation("Un titre");
        sent[property] = "http://example.org/1";
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "posted.origin"), await StatusAsync(sent));
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_a_person()
    {
        await site.Api().PostAsync("/api/entities", new { name = "Jumeau", kind = "person" });
        await site.Api().PostAsync("/api/entities", new { name = "Jumeau", kind = "place" });
        Assert.Equal((HttpStatusCode.Conflict, "edit.ambiguous-entity"), await StatusAsync(site.Annotation("Un titre", Speaker("Jumeau"))));
    }

    [Theory]
    [InlineData("text/turtle", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/problem+json", 415)]
    [InlineData(null, 415)]
    [InlineData("application/json", 201)]
    [InlineData("APPLICATION/LD+JSON", 201)]
    [InlineData(AnnotatedSite.LdJson, 201)]
    public async Task Only_json_is_read(string? type, int status) =>
        Assert.Equal((HttpStatusCode)status, (await SendAsync(site.Annotation("Un titre").ToJsonString(), type)).Status);

    [Fact]
    public async Task Hostile_bodies_are_problems_and_no_faults()
    {
        foreach (var body in new[] { "", "{", new string('[', 5000), string.Concat(Enumerable.Repeat("{\"body\":", 200)), "{\"type\":\"Annotation\",}", "\ufeff{}", "{\"type\":\"Annotation\",\"body\":" + new string('[', 60) + new string(']', 60) + ",\"target\":{\"source\":\"/articles/1\",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"Un titre\"}}}" })
            Assert.InRange((int)(await SendAsync(body, "application/ld+json")).Status, 400, 422);
        var huge = site.Annotation("Un titre", Speaker(new string('x', 900_000)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "edit.name-too-long"), await StatusAsync(huge));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "edit.note-too-long"), await StatusAsync(site.Annotation("Un titre", Text("commenting", new string('x', 20_000)))));
        foreach (var attack in Attacks.Lines)
            Assert.Equal(attack, (string)(await MadeAsync(site.Annotation("Un titre", Text("commenting", attack))))["note"]!);
    }

    private static JsonObject Text(string purpose, string value) => new() { ["type"] = "TextualBody", ["purpose"] = purpose, ["value"] = value };

    private static JsonObject Speaker(string name) => new() { ["type"] = "SpecificResource", ["purpose"] = "linking", ["role"] = "speaker", ["name"] = name };

    private static JsonObject Position(int start, int end) => new() { ["type"] = "TextPositionSelector", ["start"] = start, ["end"] = end };

    private static JsonObject Quote(string exact, string? prefix = null, string? suffix = null)
    {
        var quote = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = exact };
        if (prefix is not null)
            quote["prefix"] = prefix;
        if (suffix is not null)
            quote["suffix"] = suffix;
        return quote;
    }

    private async Task<(HttpStatusCode Status, string? Code)> StatusAsync(JsonObject sent)
    {
        var answer = await site.AskAsync(HttpMethod.Post, "/annotations/", sent);
        return (answer.Status, answer.Code);
    }

    // What became of it, as the API tells it.
    private async Task<JsonNode> MadeAsync(JsonObject sent, params (string Name, string Value)[] more)
    {
        var copy = sent.DeepClone();
        foreach (var (name, value) in more)
            copy[name] = value;
        var made = await site.AskAsync(HttpMethod.Post, "/annotations/", copy);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return (await site.Api().GetAsync(made.Response.Headers.Location!.AbsolutePath.Replace("/annotations/", "/api/", StringComparison.Ordinal).Replace("-", "s/", StringComparison.Ordinal))).Json;
    }

    private async Task<ApiAnswer> SendAsync(string body, string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        var response = await site.Client().PostAsync("/annotations/", content);
        return new ApiAnswer(response.StatusCode, response, await response.Content.ReadAsStringAsync());
    }
}
