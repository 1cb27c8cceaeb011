using System.Text.Json.Nodes;

namespace NewsArchive.Exporting;

public sealed class WebAnnotationExportTests : HostileArchive
{
    [Fact]
    public async Task Every_span_has_its_words_in_code_points_with_those_around_it()
    {
        var items = Items(await ReadAsync(new WebAnnotationExport()));
        var anchored = items.Where(item => item["target"] is JsonObject).ToList();
        // Quotations, their further parts, cues, speakers, and mentions that stand somewhere.
        Assert.Equal(7 + 1 + 3 + 3 + 6, anchored.Count);
        foreach (var target in anchored.Select(item => item["target"]!))
        {
            var texts = Archive.Rows($"SELECT text FROM revision WHERE number = {target["state"]!["revision"]}");
            var (quoted, placed) = (target["selector"]![0]!, target["selector"]![1]!);
            Assert.Equal(("TextQuoteSelector", "TextPositionSelector"), ((string)quoted["type"]!, (string)placed["type"]!));
            Assert.Contains(texts, text =>
            {
                var points = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
                var (start, end) = ((int)placed["start"]!, (int)placed["end"]!);
                return end <= points.Count && string.Concat(points[start..end]) == (string)quoted["exact"]!
                    && string.Concat(points[..start]).EndsWith((string)quoted["prefix"]!, StringComparison.Ordinal)
                    && string.Concat(points[end..]).StartsWith((string)quoted["suffix"]!, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task What_belongs_together_is_linked()
    {
        var items = Items(await ReadAsync(new WebAnnotationExport()));
        var byId = items.ToDictionary(item => (string)item["id"]!);
        var links = items.Where(item => (string)item["motivation"]! == "linking").ToList();
        Assert.Equal(7, links.Count);
        foreach (var link in links)
        {
            Assert.Equal("quote", (string)byId[(string)link["target"]!]["body"]![0]!["value"]!);
            var body = link["body"]![0]!;
            Assert.Equal("linking", (string)body["purpose"]!);
            var linked = byId[(string)body["source"]!];
            Assert.Equal((string)body["role"]! switch { "part" => "quote", "cue" => "cue", _ => "speaker" }, (string)linked["body"]![0]!["value"]!);
        }

        var whole = items.First(item => item["body"]!.AsArray().Any(body => (string?)body!["purpose"] == "commenting"));
        Assert.Equal(HostileNote, (string)whole["body"]!.AsArray().Single(body => (string?)body!["purpose"] == "commenting")!["value"]!);
        Assert.Equal(HostileName, (string)whole["body"]!.AsArray().Single(body => (string?)body!["role"] == "speaker")!["name"]!);
        Assert.Equal("=Thème ]]>", (string)whole["body"]!.AsArray().Single(body => (string?)body!["role"] == "category")!["value"]!);
        Assert.Equal(["accepted", "proposed"], items.Select(item => (string?)item["status"]).OfType<string>().Distinct().Order());
        Assert.Equal(["check", "earlier", "sure"], items.Select(item => (string?)item["standing"]).OfType<string>().Distinct().Order());
        Assert.Equal(1, Counts.Broken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(27)]
    [InlineData(10_000)]
    public async Task The_pages_hold_everything_once_and_lead_on(int size)
    {
        var collection = await ReadAsync(new WebAnnotationExport(size));
        var (total, pages) = ((int)collection["total"]!, Pages(collection));
        Assert.Equal(27, total);
        Assert.Equal((total + size - 1) / size, pages.Count);
        Assert.Equal(total, pages.SelectMany(page => page["items"]!.AsArray()).Select(item => (string)item!["id"]!).Distinct().Count());
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Equal((i * size, (string)collection["id"]!), ((int)pages[i]["startIndex"]!, (string)pages[i]["partOf"]!));
            Assert.Equal(i + 1 < pages.Count ? (string)pages[i + 1]["id"]! : null, (string?)pages[i]["next"]);
        }

        Assert.Equal((string)pages[^1]["id"]!, (string)collection["last"]!);
        Assert.Equal("AnnotationCollection", (string)collection["type"]!);
        Assert.Equal("w3c", (string)collection["manifest"]!["format"]!);
    }

    private async Task<JsonNode> ReadAsync(WebAnnotationExport format) => JsonNode.Parse(Utf8(await ExportAsync(format)))!;

    private static List<JsonNode> Pages(JsonNode collection) => [collection["first"]!, .. collection["@included"]?.AsArray().Select(page => page!) ?? []];

    private static List<JsonNode> Items(JsonNode collection) => [.. Pages(collection).SelectMany(page => page["items"]!.AsArray()).Select(item => item!)];
}
