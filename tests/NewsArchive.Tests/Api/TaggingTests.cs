using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class TaggingTests(TaggedSite site) : IClassFixture<TaggedSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task Occurrences_are_listed_and_marked_as_one_change()
    {
        var entity = await _api.PostAsync("/api/entities", new { name = "Peskov", kind = "person" });
        var address = $"/api/entities/{entity.Id}/occurrences?in=list&q=moscou";
        var list = await _api.GetAsync(address);
        Assert.Equal((4, 4, 0, false), ((int)list["total"], (int)list["ticked"], (int)list["marked"], (bool)list["isPartial"]));
        Assert.Equal(entity.Tag, list.Tag);
        var text = (string)(await _api.GetAsync($"/api/articles/{list.Items[0]["article"]}"))["text"]!;
        Assert.All(list.Items, item => Assert.Equal((string)item["exact"]!, text[(int)item["start"]!..(int)item["end"]!]));

        var tagged = await _api.SendAsync(HttpMethod.Post, address, new { off = new[] { (string)list.Items[1]["place"]! } }, entity.Tag);
        Assert.Equal((HttpStatusCode.OK, "done", 3, 0, tagged.ChangeId), (tagged.Status, (string)tagged["state"]!, (int)tagged["tagged"], (int)tagged["passed"], (long)tagged["batch"]));
        list = await _api.GetAsync(address);
        Assert.Equal((1, 3), ((int)list["total"], (int)list["marked"]));

        var history = await _api.GetAsync($"/api/articles/{list.Items[0]["article"]}/changes");
        Assert.Equal((tagged.ChangeId, 3), ((long)history["undo"]!["id"]!, (int)history["undo"]!["count"]!));
        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{tagged.ChangeId + 1}/undo")).Status);
        Assert.Equal((4, 0), ((int)(await _api.GetAsync(address))["total"], (int)(await _api.GetAsync(address))["marked"]));
    }

    [Fact]
    public async Task Many_are_marked_in_the_background_and_can_be_stopped()
    {
        var entity = await _api.PostAsync("/api/entities", new { name = "Tchernobyl", kind = "place" });
        var address = $"/api/entities/{entity.Id}/occurrences?in=archive";
        Assert.Equal(TaggedSite.Many, (int)(await _api.GetAsync(address + "&size=1"))["total"]);
        var begun = await _api.SendAsync(HttpMethod.Post, address, new { }, entity.Tag);
        Assert.Equal((HttpStatusCode.Accepted, $"/api/taggings/{begun.Id}"), (begun.Status, begun.Response.Headers.Location!.ToString()));
        await _api.DeleteAsync($"/api/taggings/{begun.Id}", null);
        ApiAnswer run;
        do
            run = await _api.GetAsync($"/api/taggings/{begun.Id}");
        while ((string)run["state"]! == "running");
        Assert.Equal((int)run["tagged"], site.Count($"SELECT count(*) FROM mention WHERE entity_id = {entity.Id}"));
        if (run.Json["batch"] is { } batch)
            await _api.PostAsync($"/api/changes/{batch}/undo");
        Assert.Equal(0, site.Count($"SELECT count(*) FROM mention WHERE entity_id = {entity.Id}"));
    }

    [Fact]
    public async Task Marking_needs_the_names_that_were_seen()
    {
        var entity = await _api.PostAsync("/api/entities", new { name = "Kirby", kind = "person" });
        var address = $"/api/entities/{entity.Id}/occurrences?in=archive";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await _api.PostAsync(address, new { })).Status);
        await _api.PutAsync($"/api/entities/{entity.Id}", new { name = "Kirby", kind = "person", description = "Autre." }, entity.Tag);
        var stale = await _api.SendAsync(HttpMethod.Post, address, new { }, entity.Tag);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "problem.stale", 2), (stale.Status, stale.Code, (int)stale["current"]["version"]!));
        Assert.Equal(0, site.Count($"SELECT count(*) FROM mention WHERE entity_id = {entity.Id}"));
    }

    [Theory]
    [InlineData("/api/entities/999999/occurrences", HttpStatusCode.NotFound)]
    [InlineData("/api/taggings/999999", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_found(string address, HttpStatusCode status) => Assert.Equal(status, (await _api.GetAsync(address)).Status);
}
