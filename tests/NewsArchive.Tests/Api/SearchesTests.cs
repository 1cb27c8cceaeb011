using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class SearchesTests(TestSite site) : IClassFixture<TestSite>
{
    private static int _made;
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_search_is_saved_read_listed_renamed_and_deleted()
    {
        var made = await _api.PostAsync("/api/searches", new { name = "  L’ONU  en\n2023 ", address = "/?to=&sort=relevance&from=+2023+&p=3&size=100&since=1&q=%20onu%20&x=y&q=#bas" });
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.Status, made.Tag));
        Assert.Equal($"/api/searches/{made.Id}", made.Response.Headers.Location!.OriginalString);
        Assert.Equal(["id", "version", "name", "address", "total", "new", "seenAt", "seenArticle", "isPartial"], made.Json.AsObject().Select(property => property.Key));
        Assert.Equal(("L’ONU en 2023", 2, 0), ((string)made["name"]!, (int)made["total"], (int)made["new"]));
        Assert.Equal(made.Body, (await _api.GetAsync($"/api/searches/{made.Id}")).Body);
        Assert.Contains((await _api.GetAsync("/api/searches")).Items, item => item.ToJsonString() == made.Json.ToJsonString());

        var body = made.Json.AsObject();
        (body["name"], body["seenArticle"]) = ("ONU", 0);
        var saved = await _api.PutAsync($"/api/searches/{made.Id}", body.ToJsonString(), made.Tag);
        Assert.Equal((HttpStatusCode.OK, "\"2\"", "ONU", 2), (saved.Status, saved.Tag, (string)saved["name"]!, (int)saved["seenArticle"]));

        var deleted = await _api.DeleteAsync($"/api/searches/{made.Id}", saved.Tag);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/searches/{made.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{deleted.ChangeId}/undo")).Status);
        var again = await _api.GetAsync($"/api/searches/{made.Id}");
        Assert.Equal(("ONU", "\"3\""), ((string)again["name"]!, again.Tag));
        await _api.DeleteAsync($"/api/searches/{made.Id}", "*");
    }

    [Theory]
    [InlineData("/?q=onu&to=&sort=newest", "/?q=onu&sort=newest")]
    [InlineData("?sort=oldest&q=onu", "/?q=onu&sort=oldest")]
    [InlineData("/", "/")]
    [InlineData("/?p=4", "/")]
    [InlineData("/?q=%C3%A9t%C3%A9+%22a%22", "/?q=%C3%A9t%C3%A9%20%22a%22")]
    [InlineData("/?q=été%20😀", "/?q=%C3%A9t%C3%A9%20%F0%9F%98%80")]
    public async Task An_address_is_always_written_alike_with_what_is_searched(string sent, string kept)
    {
        var made = await _api.PostAsync("/api/searches", new { name = "x", address = sent });
        Assert.Equal((HttpStatusCode.Created, kept), (made.Status, (string)made["address"]!));
        Assert.Equal(HttpStatusCode.Conflict, (await _api.PostAsync("/api/searches", new { name = "y", address = kept })).Status);
        await _api.DeleteAsync($"/api/searches/{made.Id}", "*");
    }

    [Theory]
    [InlineData(null, "edit.no-search")]
    [InlineData("", "edit.no-search")]
    [InlineData("https://evil.example/?q=a", "edit.no-search")]
    [InlineData("//evil.example/?q=a", "edit.no-search")]
    [InlineData("/\\evil.example/?q=a", "edit.no-search")]
    [InlineData("javascript:alert(1)", "edit.no-search")]
    [InlineData("/quotes?q=a", "edit.no-search")]
    [InlineData("/?q=!!", "edit.not-understood")]
    [InlineData("/?from=hier", "query.bad-date")]
    [InlineData("/?sort=random", "query.bad-word")]
    public async Task What_is_no_list_of_this_site_is_refused(string? address, string code)
    {
        var refused = await _api.PostAsync("/api/searches", new { name = "x", address });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task An_address_or_a_name_beyond_all_measure_is_refused()
    {
        var sources = string.Join('&', Enumerable.Range(0, 10).Select(i => $"source={i}{new string('é', 400)}"));
        Assert.Equal("edit.no-search", (await _api.PostAsync("/api/searches", new { name = "x", address = $"/?{sources}" })).Code);
        Assert.Equal("edit.no-search", (await _api.PostAsync("/api/searches", new { name = "x", address = $"/?q={new string('x', 1_000_000)}" })).Code);
        Assert.Equal("edit.name-too-long", (await _api.PostAsync("/api/searches", new { name = new string('x', 201), address = "/?q=long" })).Code);
        Assert.Equal("edit.no-name", (await _api.PostAsync("/api/searches", new { address = "/?q=long" })).Code);
    }

    [Fact]
    public async Task Changes_need_the_version_that_was_read()
    {
        var made = await SaveAsync();
        var (address, body) = ($"/api/searches/{made.Id}", made.Body);
        Assert.Equal(((HttpStatusCode)428, "problem.if-match"), await StatusAsync(_api.PutAsync(address, body, null)));
        Assert.Equal(((HttpStatusCode)428, "problem.if-match"), await StatusAsync(_api.DeleteAsync(address, null)));
        var saved = await _api.PutAsync(address, body, made.Tag);
        foreach (var stale in new[] { await _api.PutAsync(address, body, made.Tag), await _api.DeleteAsync(address, made.Tag) })
        {
            Assert.Equal((HttpStatusCode.PreconditionFailed, "problem.stale"), (stale.Status, stale.Code));
            Assert.Equal(saved.Json.ToJsonString(), stale["current"].ToJsonString());
        }

        foreach (var missing in new[] { await _api.PutAsync("/api/searches/999999", "{}", "*"), await _api.PutAsync("/api/searches/999999", body, "\"1\""), await _api.DeleteAsync("/api/searches/999999", "*"), await _api.PostAsync("/api/searches/999999/seen") })
            Assert.Equal(HttpStatusCode.NotFound, missing.Status);
    }

    [Fact]
    public async Task What_an_import_brings_is_new_until_it_is_marked_as_seen_which_only_a_post_does()
    {
        var made = await SaveAsync();
        var word = ((string)made["address"]!)["/?q=".Length..];
        await site.ImportAsync($"{word}-1.txt", $"date 2024 Un premier {word}\n\nTexte.");
        await site.ImportAsync($"{word}-2.txt", $"date 1999 Un second {word}\n\nTexte.");
        var (state, changes) = (await _api.GetAsync($"/api/searches/{made.Id}"), site.Count("SELECT count(*) FROM change"));
        Assert.Equal((2, 2), ((int)state["total"], (int)state["new"]));

        // The page, the data and the feed show the same; looking at them changes nothing.
        var news = $"?q={word}&since={state["seenArticle"]}";
        Assert.Equal(2, (int)(await _api.GetAsync($"/api/articles{news}"))["total"]);
        Assert.Equal(3, Csv.Read(await site.Client().GetStringAsync($"/articles.csv{news}"), ';').Count);
        foreach (var address in new[] { $"/{news}", "/searches", $"/searches/{made.Id}", $"/feed.atom{news}", $"/searches/{made.Id}/feed.atom", $"/api/searches/{made.Id}", "/api/searches" })
            Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(address)).StatusCode);
        Assert.InRange((int)(await _api.GetAsync($"/api/searches/{made.Id}/seen")).Status, 404, 405);
        Assert.Equal(changes, site.Count("SELECT count(*) FROM change"));
        Assert.Equal(state.Body, (await _api.GetAsync($"/api/searches/{made.Id}")).Body);

        var first = (await _api.GetAsync($"/api/articles{news}&sort=oldest")).Items[1]["id"];
        var seen = await _api.PostAsync($"/api/searches/{made.Id}/seen", new { article = (long)first! });
        Assert.Equal((HttpStatusCode.OK, 1, "\"2\""), (seen.Status, (int)seen["new"], seen.Tag));
        seen = await _api.PostAsync($"/api/searches/{made.Id}/seen");
        Assert.Equal((HttpStatusCode.OK, 0), (seen.Status, (int)seen["new"]));
        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{seen.ChangeId}/undo")).Status);
        Assert.Equal(1, (int)(await _api.GetAsync($"/api/searches/{made.Id}"))["new"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.PostAsync($"/api/searches/{made.Id}/seen", "{\"article\":\"x\"}")).Status);
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        await SaveAsync();
        await SaveAsync();
        var first = await _api.GetAsync("/api/searches?size=1");
        var second = await _api.GetAsync((string)first["next"]!);
        Assert.True((int)first["total"] >= 2);
        Assert.True((long)Assert.Single(first.Items)["id"]! > (long)Assert.Single(second.Items)["id"]!);
    }

    [Fact]
    public async Task A_number_that_is_none_is_a_problem() =>
        Assert.Equal("query.bad-since", (await _api.GetAsync("/api/articles?since=-1")).Code);

    private async Task<ApiAnswer> SaveAsync()
    {
        var word = $"licorne{Interlocked.Increment(ref _made)}";
        var made = await _api.PostAsync("/api/searches", new { name = word, address = $"/?q={word}" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made;
    }

    private static async Task<(HttpStatusCode, string?)> StatusAsync(Task<ApiAnswer> answer) => ((await answer).Status, (await answer).Code);
}
