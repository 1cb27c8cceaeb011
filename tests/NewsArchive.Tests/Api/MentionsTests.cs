using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class MentionsTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_posted_name_is_answered_whole_read_again_changed_and_deleted()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var mention = await CreateAsync(article, "Pyongyang", new { name = "Pyongyang", kind = "place" });
        Assert.Equal($"/api/mentions/{mention.Id}", mention.Response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", mention.Tag);
        Assert.Equal(
            ["id", "version", "article", "revision", "start", "end", "exact", "entity", "state", "origin", "anchoring"],
            mention.Json.AsObject().Select(property => property.Key));
        Assert.Equal(mention.Body, (await _api.GetAsync($"/api/mentions/{mention.Id}")).Body);
        Assert.Contains((await _api.GetAsync($"/api/articles/{article}/mentions")).Items, item => item.ToJsonString() == mention.Json.ToJsonString());

        var body = mention.Json.AsObject();
        body["state"] = "proposed";
        body["unknown"] = "kept out";
        var saved = await _api.PutAsync($"/api/mentions/{mention.Id}", body.ToJsonString(), mention.Tag);
        Assert.Equal((HttpStatusCode.OK, "\"2\"", "proposed"), (saved.Status, saved.Tag, (string)saved["state"]!));
        Assert.Equal(mention["entity"].ToJsonString(), saved["entity"].ToJsonString());

        Assert.Equal(HttpStatusCode.NoContent, (await _api.DeleteAsync($"/api/mentions/{mention.Id}", saved.Tag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/mentions/{mention.Id}")).Status);
    }

    [Theory]
    [InlineData("Corée du Nord", "COREE DU NORD")]
    [InlineData("Corée du Sud", "corée du sud")]
    [InlineData("Conseil de sécurité de l’ONU", "conseil de securite de l'onu")]
    [InlineData("Kim Jong-un", "kim jong un")]
    public async Task A_name_means_the_entity_that_has_it_case_and_accents_aside(string name, string alike)
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var first = await CreateAsync(article, "Moscou", new { name, kind = "other" });
        var second = await CreateAsync(article, "Moscou", new { name = alike, kind = "other" });
        Assert.Equal((long)first["entity"]["id"]!, (long)second["entity"]["id"]!);
        Assert.Equal(name, (string)second["entity"]["name"]!);
    }

    [Fact]
    public async Task An_alias_means_its_entity_and_another_kind_means_another_entity()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var dprk = await _api.PostAsync("/api/entities", new { name = "République populaire démocratique de Corée", kind = "place", aliases = new[] { "RPDC" } });
        var byAlias = await CreateAsync(article, "RPDC", new { name = "rpdc", kind = "place" });
        var byKind = await CreateAsync(article, "RPDC", new { name = "rpdc", kind = "organisation" });
        var byId = await CreateAsync(article, "RPDC", new { id = dprk.Id });
        Assert.Equal((dprk.Id, dprk.Id), ((long)byAlias["entity"]["id"]!, (long)byId["entity"]["id"]!));
        Assert.NotEqual(dprk.Id, (long)byKind["entity"]["id"]!);
    }

    [Fact]
    public async Task A_name_that_could_mean_two_entities_is_a_conflict_that_names_both()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var first = await _api.PostAsync("/api/entities", new { name = "Jenkins, Bonnie", kind = "person", aliases = new[] { "Jenkins" } });
        var second = await _api.PostAsync("/api/entities", new { name = "Jenkins, Charles", kind = "person", aliases = new[] { "Jenkins" } });
        var span = await _api.SpanAsync(article, "Jenkins");
        var answer = await _api.PostAsync($"/api/articles/{article}/mentions", With(span, new { name = "Jenkins", kind = "person" }));
        Assert.Equal((HttpStatusCode.Conflict, "edit.ambiguous-entity"), (answer.Status, answer.Code));
        Assert.Contains($"{first.Id}", (string)answer["detail"]!, StringComparison.Ordinal);
        Assert.Contains($"{second.Id}", (string)answer["detail"]!, StringComparison.Ordinal);
    }

    private async Task<ApiAnswer> CreateAsync(long article, string words, object entity)
    {
        var mention = await _api.PostAsync($"/api/articles/{article}/mentions", With(await _api.SpanAsync(article, words), entity));
        Assert.Equal(HttpStatusCode.Created, mention.Status);
        return mention;
    }

    private static string With(object span, object entity)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(span)!.AsObject();
        json["entity"] = System.Text.Json.JsonSerializer.SerializeToNode(entity);
        return json.ToJsonString();
    }
}
