using System.Text.Json.Nodes;

namespace NewsArchive.Exporting;

public sealed class JsonLinesExportTests : HostileArchive
{
    [Fact]
    public async Task Every_span_has_its_words_in_the_text_it_names()
    {
        var (lines, spans) = (await LinesAsync(), 0);
        var texts = lines.Where(line => Type(line) is "article" or "revision")
            .ToDictionary(line => ((long)line[Type(line) == "article" ? "id" : "article"]!, (int)line[Type(line) == "article" ? "revision" : "number"]!), line => (string)line["text"]!);
        foreach (var line in lines.Where(line => Type(line) is "quote" or "mention"))
        {
            var text = texts[((long)line["article"]!, (int)line["revision"]!)];
            var anchors = Type(line) == "mention" ? [line] : line["parts"]!.AsArray().Append(line["cue"]).Append(line["speaker"]).OfType<JsonNode>();
            foreach (var anchor in anchors)
            {
                var found = text[(int)anchor["start"]!..(int)anchor["end"]!];
                Assert.Equal((string?)line["standing"] != "broken", found == (string)anchor["exact"]!);
                spans++;
            }
        }

        Assert.Equal(9 + 3 + 3 + 7, spans);
    }

    [Fact]
    public async Task Nothing_is_missing_and_what_is_named_stood_before()
    {
        var lines = await LinesAsync();
        Assert.Equal("manifest", Type(lines[0]));
        Assert.Equal("end", Type(lines[^1]));
        foreach (var table in new[] { "article", "quote", "mention", "entity", "category", "collection" })
            Assert.Equal(Archive.Read<long>($"SELECT count(*) FROM {table}"), lines.Count(line => Type(line) == table));
        Assert.Equal(Archive.Read<long>("SELECT count(*) FROM revision"), lines.Count(line => Type(line) is "article" or "revision"));
        var seen = new HashSet<(string, long)>();
        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            if ((long?)line["entity"] is { } entity)
                Assert.Contains(("entity", entity), seen);
            if (Type(line) is "quote" or "mention" or "revision")
                Assert.Contains(("article", (long)line["article"]!), seen);
            Assert.All(line["categories"]?.AsArray() ?? [], category => Assert.Contains(("category", (long)category!), seen));
            Assert.All(line["collections"]?.AsArray() ?? [], collection => Assert.Contains(("collection", (long)collection!), seen));
            if (Type(line) != "revision")
                Assert.True(seen.Add((Type(line), (long)line["id"]!)));
        }

        Assert.Equal((3, Counts.Quotes, Counts.Mentions), ((long)lines[^1]["counts"]!["articles"]!, (long)lines[^1]["counts"]!["quotes"]!, (long)lines[^1]["counts"]!["mentions"]!));
    }

    [Fact]
    public async Task Every_field_leaves_as_it_is()
    {
        var lines = await LinesAsync();
        var quote = lines.First(line => Type(line) == "quote" && (string?)line["note"] is not null);
        Assert.Equal((HostileNote, "direct", "accepted", "person"), ((string)quote["note"]!, (string)quote["kind"]!, (string)quote["state"]!, (string)quote["origin"]!));
        Assert.Equal(HostileName, (string)lines.Single(line => Type(line) == "entity" && (long)line["id"]! == (long)quote["entity"]!)["name"]!);
        Assert.Equal(["accepted", "proposed", "rejected"], lines.Where(line => Type(line) == "quote").Select(line => (string)line["state"]!).Distinct().Order());
        Assert.Equal(["broken", "check", "earlier", "sure"], lines.Where(line => Type(line) is "quote" or "mention").Select(line => (string)line["standing"]!).Distinct().Order());
        var article = lines.Single(line => Type(line) == "article" && (string)line["key"]! == "../h]]>");
        Assert.Equal(Text, (string)article["text"]!);
        Assert.Equal("headline paragraph paragraph paragraph", string.Join(' ', article["blocks"]!.AsArray().Select(block => (string)block!["kind"]!)));
        Assert.Single(article["collections"]!.AsArray());
        var entity = lines.Single(line => Type(line) == "entity" && (string)line["name"]! == "Sans mention");
        Assert.Equal("""["Alias ]]\u003E"]|[{"title":"ministre","from":"2012","to":"2014-05"}]|[{"scheme":"wikidata","value":"Q535"}]""", $"{entity["aliases"]!.ToJsonString()}|{entity["functions"]!.ToJsonString()}|{entity["identifiers"]!.ToJsonString()}");
        Assert.Equal(["Ana Müller"], lines.Single(line => (string?)line["url"] is not null)["authors"]!.AsArray().Select(author => (string)author!));
    }

    [Fact]
    public async Task A_line_is_a_line_to_every_reader()
    {
        var text = Utf8(await ExportAsync(new JsonLinesExport()));
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain("</script", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is '\u2028' or '\u2029');
    }

    [Fact]
    public async Task Of_a_list_of_quotations_only_these_leave()
    {
        var lines = (await ExportAsync(new JsonLinesExport(), request => request with { Articles = [Hostile], Quotes = new HashSet<long> { 2, 7 }, IsWhole = false })) is var bytes ? Lines(bytes) : [];
        Assert.Equal([2L, 7L], lines.Where(line => Type(line) == "quote").Select(line => (long)line["id"]!).Order());
        Assert.DoesNotContain(lines, line => Type(line) is "mention" or "entity");
        Assert.Single(lines, line => Type(line) == "article");
    }

    private async Task<List<JsonNode>> LinesAsync() => Lines(await ExportAsync(new JsonLinesExport()));

    private static List<JsonNode> Lines(byte[] bytes) => [.. Utf8(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string Type(JsonNode line) => (string)line["type"]!;
}
