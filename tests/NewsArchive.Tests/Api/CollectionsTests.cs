using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class CollectionsTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_collection_is_made_read_filled_renamed_and_deleted_and_all_is_undone()
    {
        var (first, second) = (await _api.ArticleAsync(SeedSite.Headlined), await _api.ArticleAsync(SeedSite.Untitled));
        var made = await _api.PostAsync("/api/collections", new { name = " Le  corpus ", description = "Pour voir.", articles = new[] { first } });
        Assert.Equal((HttpStatusCode.Created, "\"1\"", $"/api/collections/{made.Id}"), (made.Status, made.Tag, made.Response.Headers.Location!.OriginalString));
        Assert.Equal(["id", "version", "name", "description", "kind", "address", "articles", "createdAt", "isPartial"], made.Json.AsObject().Select(property => property.Key));
        Assert.Equal(("Le corpus", "fixed", 1), ((string)made["name"]!, (string)made["kind"]!, (int)made["articles"]));
        Assert.Equal(made.Body, (await _api.GetAsync($"/api/collections/{made.Id}")).Body);
        Assert.Contains((await _api.GetAsync("/api/collections")).Items, item => item.ToJsonString() == made.Json.ToJsonString());

        var changed = await _api.PostAsync($"/api/collections/{made.Id}/articles", new { add = new[] { second }, remove = new[] { first } });
        Assert.Equal((HttpStatusCode.OK, "\"2\"", 1), (changed.Status, changed.Tag, (int)changed["articles"]));
        Assert.Equal([second], await InsideAsync(made.Id));
        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{changed.ChangeId}/undo")).Status);
        Assert.Equal([first], await InsideAsync(made.Id));

        Assert.Equal(((HttpStatusCode)428, "problem.if-match"), await StatusAsync(_api.PutAsync($"/api/collections/{made.Id}", made.Body, null)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "problem.stale"), await StatusAsync(_api.PutAsync($"/api/collections/{made.Id}", made.Body, made.Tag)));
        var renamed = await _api.PutAsync($"/api/collections/{made.Id}", new { name = "Corpus" }, "\"3\"");
        Assert.Equal((HttpStatusCode.OK, "Corpus", null), (renamed.Status, (string)renamed["name"]!, (string?)renamed.Json["description"]));
        var deleted = await _api.DeleteAsync($"/api/collections/{made.Id}", renamed.Tag);
        Assert.Equal((HttpStatusCode.NoContent, 0), (deleted.Status, (int)(await _api.GetAsync($"/api/articles?collection={made.Id}"))["total"]));
        await _api.PostAsync($"/api/changes/{deleted.ChangeId}/undo");
        Assert.Equal([first], await InsideAsync(made.Id));
    }

    [Fact]
    public async Task Of_a_search_it_is_frozen_or_living_and_filters_wherever_a_list_does()
    {
        var frozen = await _api.PostAsync("/api/collections", new { name = "Figée", address = "/?q=licorne+OU+poutine&p=2" });
        var living = await _api.PostAsync("/api/collections", new { name = "Vivante", kind = "living", address = "/?q=licorne+OU+poutine&p=2" });
        Assert.Equal(("fixed", "living", 2, 2), ((string)frozen["kind"]!, (string)living["kind"]!, (int)frozen["articles"], (int)living["articles"]));
        Assert.Equal(("/?q=licorne%20OU%20poutine", "/?q=licorne%20OU%20poutine"), ((string)frozen["address"]!, (string)living["address"]!));
        await site.ImportAsync("licorne.txt", "date 2024 Une licorne\n\nTexte.");
        Assert.Equal(2, (await InsideAsync(frozen.Id)).Count);
        Assert.Equal(3, (await InsideAsync(living.Id)).Count);

        var list = $"?collection={living.Id}&collection!={frozen.Id}";
        Assert.Equal("Une licorne", (string)Assert.Single((await _api.GetAsync($"/api/articles{list}")).Items)["title"]!);
        Assert.Equal(2, Csv.Read(await site.Client().GetStringAsync($"/articles.csv{list}"), ';').Count);
        Assert.Contains("Une licorne", await site.Client().GetStringAsync($"/feed.atom{list}"), StringComparison.Ordinal);
        var facets = (await _api.GetAsync("/api/facets?q=licorne"))["facets"]["collection"]!.AsArray();
        Assert.Contains(facets, value => (string)value!["name"]! == "Vivante" && (int)value["count"]! == 1);
        Assert.DoesNotContain(facets, value => (string)value!["name"]! == "Figée");
        Assert.Equal("tous les articles, collection Vivante, sauf collection Figée, les plus récents d’abord", (string)(await _api.GetAsync($"/api/articles{list}"))["understood"]!);

        // A saved search and a living collection of that list keep it.
        var saved = await _api.PostAsync("/api/searches", new { name = "x", address = $"/{list}" });
        Assert.Equal(1, (int)saved["total"]);
        Assert.Equal(1, (int)(await _api.PostAsync("/api/collections", new { name = "y", kind = "living", address = $"/{list}" }))["articles"]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "edit.collection-living"), await StatusAsync(_api.PostAsync($"/api/collections/{living.Id}/articles", new { add = new[] { 1 } })));
    }

    [Theory]
    [InlineData("{\"name\":\"x\",\"kind\":\"living\"}", "edit.no-search")]
    [InlineData("{\"name\":\"x\",\"address\":\"https://evil.example/?q=a\"}", "edit.no-search")]
    [InlineData("{\"name\":\"x\",\"kind\":\"living\",\"address\":\"/?q=!!\"}", "edit.not-understood")]
    [InlineData("{\"name\":\"x\",\"kind\":\"living\",\"address\":\"/?collection=onu\"}", "query.bad-choice")]
    [InlineData("{\"name\":\" \"}", "edit.no-name")]
    public async Task What_is_no_collection_is_refused(string body, string code) =>
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), await StatusAsync(_api.PostAsync("/api/collections", body)));

    [Fact]
    public async Task What_is_not_there_is_a_problem()
    {
        foreach (var missing in new[] { await _api.GetAsync("/api/collections/999"), await _api.PutAsync("/api/collections/999", new { name = "x" }, "*"), await _api.DeleteAsync("/api/collections/999", "*"), await _api.PostAsync("/api/collections/999/articles", new { }) })
            Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.PostAsync("/api/collections", "{\"kind\":\"dead\"}")).Status);
    }

    private async Task<List<long>> InsideAsync(long id) => [.. (await _api.GetAsync($"/api/articles?collection={id}&size=1000")).Items.Select(item => (long)item["id"]!)];

    private static async Task<(HttpStatusCode, string?)> StatusAsync(Task<ApiAnswer> answer) => ((await answer).Status, (await answer).Code);
}
