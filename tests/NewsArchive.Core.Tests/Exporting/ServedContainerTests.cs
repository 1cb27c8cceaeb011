using System.Text.Json.Nodes;

namespace NewsArchive.Exporting;

public sealed class ServedContainerTests : HostileArchive
{
    private const string Site = "http://localhost:5080";

    private readonly AnnotationTally _tally = new();

    [Fact]
    public async Task The_container_has_what_stands_in_the_current_texts_and_is_not_rejected()
    {
        var items = await ItemsAsync();
        Assert.All(items.Where(item => item["target"] is JsonObject), item =>
        {
            Assert.Contains((string)item["standing"]!, new[] { "sure", "check", "broken" });
            Assert.Contains((string)item["status"]!, new[] { "accepted", "proposed" });
            // What has lost its words says no place.
            Assert.Equal((string)item["standing"]! == "broken", item["target"]!["selector"] is null);
        });
        Assert.Single(items, item => (string?)item["standing"] == "broken");
        // One quotation of the export stands in an earlier text, with cue and speaker.
        Assert.Equal(27 - 5 + 1, items.Count);
        Assert.Equal(items.Count, items.Select(item => (string)item["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task The_total_follows_every_change_of_the_archive()
    {
        var total = (await ItemsAsync()).Count;
        Archive.Run("UPDATE mention SET state = 'rejected' WHERE id = (SELECT min(id) FROM mention)");
        Assert.Equal(total - 1, (await ItemsAsync()).Count);
        Archive.Run("UPDATE mention SET state = 'accepted' WHERE id = (SELECT min(id) FROM mention)");
        Assert.Equal(total, (await ItemsAsync()).Count);
        await Archive.AddAsync("other", "date 2023-09 Un autre\n\nTexte.");
        Archive.Run($"UPDATE article SET is_deleted = 1 WHERE id = {Revised}");
        var without = (await ItemsAsync()).Count;
        Assert.InRange(without, 1, total - 1);
        // Old notes of changes are forgotten by running programs.
        Archive.Run($"UPDATE article SET is_deleted = 0 WHERE id = {Revised}; UPDATE article SET version = version; DELETE FROM change_feed WHERE sequence < (SELECT max(sequence) FROM change_feed)");
        Assert.Equal(total, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task An_annotation_is_found_by_its_name_in_whatever_text_it_stands()
    {
        using var context = Archive.Context();
        var annotations = new ServedAnnotations(context);
        foreach (var name in Archive.Rows("SELECT 'quote-' || id FROM quote UNION ALL SELECT 'mention-' || id FROM mention"))
        {
            var found = await annotations.FindAsync(Site, AnnotationName.Read(name)!, name);
            Assert.Equal($"{Site}/annotations/{name}", (string)JsonNode.Parse(found!.Json.Span)!["id"]!);
        }

        // Of a deleted article they are gone.
        Archive.Run("UPDATE article SET is_deleted = 1");
        var gone = AnnotationName.Read("quote-1")!;
        Assert.Null(await annotations.FindAsync(Site, gone, "quote-1"));
        Assert.True(await annotations.WasThereAsync(gone));
        Assert.False(await annotations.WasThereAsync(gone with { Id = 9999 }));
    }

    private async Task<List<JsonNode>> ItemsAsync()
    {
        using var context = Archive.Context();
        var container = new ServedContainer(context, _tally);
        var whole = JsonNode.Parse((await container.WriteAsync(Site, areNames: false, isMinimal: false)).Span)!;
        var items = whole["first"]!["items"]!.AsArray().Select(item => item!).ToList();
        Assert.Equal((int)whole["total"]!, items.Count);
        var names = JsonNode.Parse((await container.WritePageAsync(Site, 0, areNames: true))!.Value.Span)!;
        Assert.Equal(items.Select(item => (string)item["id"]!), names["items"]!.AsArray().Select(name => (string)name!));
        Assert.Null(await container.WritePageAsync(Site, 1, areNames: true));
        return items;
    }
}
