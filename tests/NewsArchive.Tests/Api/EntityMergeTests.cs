using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class EntityMergeTests(RegisterSite site) : IClassFixture<RegisterSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_merge_answers_the_one_that_stays_and_its_change_takes_all_of_it_back()
    {
        var (full, brief) = await site.AddDoublesAsync("Peskov");
        var before = (await _api.GetAsync($"/api/entities/{brief}")).Body;
        var merged = await MergeAsync(brief, new { into = full, more = 1 }, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, full, "\"2\""), (merged.Status, merged.Id, merged.Tag));
        Assert.Equal(["alias de Dmitri Peskov", "D. Peskov", "alias de D. Peskov"], merged["aliases"].AsArray().Select(alias => (string)alias!));
        Assert.Equal(2, (int)(await _api.GetAsync($"/api/quotes?speaker={full}"))["total"]);
        Assert.Equal(merged.Body, (await _api.GetAsync($"/api/entities/{full}")).Body);

        var gone = await _api.GetAsync($"/api/entities/{brief}");
        Assert.Equal((HttpStatusCode.NotFound, "problem.merged", full), (gone.Status, gone.Code, (long)gone["mergedInto"]));
        Assert.Equal("application/problem+json", gone.MediaType);
        Assert.Equal("problem.merged", (await _api.PutAsync($"/api/entities/{brief}", new { name = "X", kind = "person" }, "*")).Code);
        Assert.Equal("problem.merged", (await MergeAsync(brief, new { into = full }, "*")).Code);
        Assert.Equal(
            (int)(await _api.GetAsync($"/api/quotes?speaker={full}"))["total"], (int)(await _api.GetAsync($"/api/quotes?speaker={brief}"))["total"]);

        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{merged.ChangeId}/undo")).Status);
        var back = await _api.GetAsync($"/api/entities/{brief}");
        Assert.Equal(before, back.Body.Replace("\"version\":3", "\"version\":1", StringComparison.Ordinal));
        Assert.Equal(1, (int)(await _api.GetAsync($"/api/quotes?speaker={brief}"))["total"]);
    }

    [Fact]
    public async Task A_merge_needs_the_version_that_was_seen()
    {
        var (full, brief) = await site.AddDoublesAsync("Dupont");
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await MergeAsync(brief, new { into = full }, null)).Status);
        await _api.PutAsync($"/api/entities/{brief}", new { name = "Dupond", kind = "person" }, "\"1\"");
        var stale = await MergeAsync(brief, new { into = full }, "\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "Dupond"), (stale.Status, (string)stale["current"]["name"]!));
        var other = await MergeAsync(full, new { into = brief, intoVersion = 1 }, "\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, brief), (other.Status, (long)other["current"]["id"]!));
        Assert.Equal(HttpStatusCode.OK, (await MergeAsync(full, new { into = brief, intoVersion = 2 }, "\"1\"")).Status);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_a_problem()
    {
        var (full, brief) = await site.AddDoublesAsync("Martin");
        Assert.Equal("edit.no-into", (await MergeAsync(brief, new { }, "*")).Code);
        Assert.Equal("edit.merge-itself", (await MergeAsync(brief, new { into = brief }, "*")).Code);
        Assert.Equal("edit.no-entity", (await MergeAsync(brief, new { into = 99_999 }, "*")).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await MergeAsync(brief, new { into = "tous" }, "*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await MergeAsync(99_999, new { into = full }, "*")).Status);
    }

    [Fact]
    public async Task A_split_gives_what_was_chosen_to_a_new_entity_and_is_undone_as_one()
    {
        var (_, brief) = await site.AddDoublesAsync("Durand");
        var quote = (long)(await _api.GetAsync($"/api/quotes?speaker={brief}")).Items.Single()["id"]!;
        var split = await _api.SendAsync(
            HttpMethod.Post, $"/api/entities/{brief}/split",
            new { into = new { name = "Denis Durand", kind = "person" }, quotes = new[] { quote }, forms = new[] { "Bonnie Jenkins" }, aliases = new[] { "alias de D. Durand" } }, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, "Denis Durand"), (split.Status, (string)split["name"]!));
        Assert.Equal(["alias de D. Durand"], split["aliases"].AsArray().Select(alias => (string)alias!));
        Assert.Equal(split.Id, (long)(await _api.GetAsync($"/api/quotes/{quote}"))["entity"]["id"]!);
        Assert.Equal(0, site.Count($"SELECT count(*) FROM mention WHERE entity_id = {brief}"));
        Assert.Equal("edit.split-nothing", (await _api.SendAsync(HttpMethod.Post, $"/api/entities/{brief}/split", new { into = new { id = split.Id } }, "*")).Code);

        Assert.Equal(HttpStatusCode.OK, (await _api.PostAsync($"/api/changes/{split.ChangeId}/undo")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/entities/{split.Id}")).Status);
        Assert.Equal(brief, (long)(await _api.GetAsync($"/api/quotes/{quote}"))["entity"]["id"]!);
    }

    [Fact]
    public async Task A_choice_that_was_made_before_a_merge_means_what_its_entity_has_become()
    {
        var (full, brief) = await site.AddDoublesAsync("Petit");
        await MergeAsync(brief, new { into = full }, "*");

        Assert.Equal(1, (int)(await _api.GetAsync($"/api/articles?person={brief}"))["total"]);
        Assert.Equal(1, (int)(await _api.GetAsync("/api/articles?q=orateur:%22D.+Petit%22"))["total"]);
        Assert.Contains("Dmitri Petit", (string)(await _api.GetAsync($"/api/articles?person={brief}"))["understood"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_look_alike_are_told_apart_once_and_together_again()
    {
        var (full, brief) = await site.AddDoublesAsync("Lenoir");
        Task<ApiAnswer> ApartAsync(object body) => _api.PostAsync($"/api/entities/{brief}/apart", body);
        var apart = await ApartAsync(new { from = full });
        Assert.Equal((HttpStatusCode.OK, full), (apart.Status, apart.Id));
        Assert.DoesNotContain("Lenoir", await ListedAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "edit.apart-already"), ((await ApartAsync(new { from = full })).Status, (await ApartAsync(new { from = full })).Code));
        Assert.Equal(HttpStatusCode.OK, (await ApartAsync(new { from = full, apart = false })).Status);
        Assert.Contains("Lenoir", await ListedAsync(), StringComparison.Ordinal);
        Assert.Equal("edit.no-other", (await ApartAsync(new { })).Code);
        Assert.Equal("edit.no-entity", (await ApartAsync(new { from = brief })).Code);
        Assert.Equal("edit.no-entity", (await ApartAsync(new { from = 99_999 })).Code);

        async Task<string> ListedAsync() => (await site.Browse().OpenAsync("/entities/duplicates?size=100")).Words("main");
    }

    private Task<ApiAnswer> MergeAsync(long id, object body, string? ifMatch) => _api.SendAsync(HttpMethod.Post, $"/api/entities/{id}/merge", body, ifMatch);
}
