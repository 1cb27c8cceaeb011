using System.Net;

namespace NewsArchive.Tests.Api;

public sealed class EntitiesTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task An_entity_is_made_read_found_and_changed()
    {
        var made = await _api.PostAsync("/api/entities", new { name = "  Agence  internationale\n de l’énergie ", kind = "organisation", aliases = new[] { "AIE", "aie", " " }, description = "À Paris" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal($"/api/entities/{made.Id}", made.Response.Headers.Location!.OriginalString);
        Assert.Equal(["id", "version", "name", "kind", "aliases", "description", "functions", "identifiers"], made.Json.AsObject().Select(property => property.Key));
        Assert.Equal("Agence internationale de l’énergie", (string)made["name"]!);
        Assert.Equal(["AIE"], made["aliases"].AsArray().Select(alias => (string)alias!));
        Assert.Equal(made.Body, (await _api.GetAsync($"/api/entities/{made.Id}")).Body);

        var body = made.Json.AsObject();
        body["description"] = null;
        body["more"] = 1;
        var saved = await _api.PutAsync($"/api/entities/{made.Id}", body.ToJsonString(), made.Tag);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (saved.Status, saved.Tag));
        Assert.Null(saved.Json["description"]);
        Assert.Equal(made["aliases"].ToJsonString(), saved["aliases"].ToJsonString());
    }

    [Theory]
    [InlineData("person")]
    [InlineData("organisation")]
    [InlineData("place")]
    [InlineData("event")]
    [InlineData("other")]
    public async Task Every_kind_is_found_by_name_and_kind(string kind)
    {
        var made = await _api.PostAsync("/api/entities", new { name = $"Chose de genre {kind}", kind });
        var found = await _api.GetAsync($"/api/entities?q=chose+de+genre&kind={kind}");
        Assert.Equal(["id", "name", "kind", "quotes", "mentions"], found.Items.Single().AsObject().Select(property => property.Key));
        Assert.Equal((made.Id, kind), ((long)found.Items.Single()["id"]!, (string)found.Items.Single()["kind"]!));
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("a_b")]
    [InlineData("back\\slash")]
    [InlineData("'quoted'")]
    [InlineData("{{7*7}}")]
    public async Task Signs_of_a_query_language_are_only_signs(string name)
    {
        var made = await _api.PostAsync("/api/entities", new { name, kind = "other" });
        Assert.Contains((await _api.GetAsync($"/api/entities?q={Uri.EscapeDataString(name)}")).Items, item => (long)item["id"]! == made.Id);
        Assert.DoesNotContain((await _api.GetAsync("/api/entities?q=%25_%25")).Items, item => (string)item["name"]! == "back\\slash");
    }

    [Fact]
    public async Task The_entities_of_an_article_come_first_when_it_is_named()
    {
        var article = await _api.ArticleAsync(SeedSite.Untitled);
        await _api.PostAsync("/api/entities", new { name = "Zorro A", kind = "person" });
        var here = await _api.PostAsync("/api/entities", new { name = "Zorro B", kind = "person" });
        await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "réponses plus fortes") }, entity = new { id = here.Id } });
        var found = await _api.GetAsync($"/api/entities?q=zorro&article={article}");
        Assert.Equal((here.Id, 1), ((long)found.Items[0]["id"]!, (int)found.Items[0]["quotes"]!));
    }

    [Fact]
    public async Task An_unknown_kind_is_a_problem() =>
        Assert.Equal("query.bad-word", (await _api.GetAsync("/api/entities?kind=animal")).Code);
}
