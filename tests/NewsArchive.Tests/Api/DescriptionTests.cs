using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

[Collection(SeedSite.Name)]
public sealed class DescriptionTests(TestSite site)
{
    [Theory]
    [InlineData("/api/articles", "get")]
    [InlineData("/api/facets", "get")]
    [InlineData("/api/articles/{id}", "get")]
    [InlineData("/api/articles/{id}/quotes", "get post")]
    [InlineData("/api/articles/{id}/mentions", "get post")]
    [InlineData("/api/concordance", "get")]
    [InlineData("/api/quotes", "get")]
    [InlineData("/api/quotes/{id}", "get put delete")]
    [InlineData("/api/mentions/{id}", "get put delete")]
    [InlineData("/api/entities", "get post")]
    [InlineData("/api/entities/{id}", "get put")]
    [InlineData("/api/searches", "get post")]
    [InlineData("/api/searches/{id}", "get put delete")]
    [InlineData("/api/searches/{id}/seen", "post")]
    [InlineData("/api/changes/{id}/undo", "post")]
    [InlineData("/api/articles/{id}/changes", "get")]
    [InlineData("/api/entities/{id}/occurrences", "get post")]
    [InlineData("/api/taggings/{run}", "get delete")]
    [InlineData("/annotations/", "get head options post")]
    [InlineData("/annotations/{name}", "get head options put delete")]
    [InlineData("/export/{format}", "get")]
    [InlineData("/quotes.csv", "get")]
    public async Task The_description_names_every_address_and_method(string path, string methods)
    {
        var document = await site.Api().GetAsync("/openapi/v1.json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (document.Status, document.MediaType));
        var described = document["paths"][path]!.AsObject();
        Assert.Equal(methods.Split(' ').Order(), described.Select(method => method.Key).Order());
        Assert.All(described, method => Assert.NotEqual("", (string)method.Value!["summary"]!));
    }

    [Theory]
    [InlineData("/api/articles", "")]
    [InlineData("/api/facets", "")]
    [InlineData("/api/concordance", "window")]
    public async Task The_description_names_the_parameters_of_a_search(string path, string more)
    {
        var described = (await site.Api().GetAsync("/openapi/v1.json"))["paths"][path]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!);
        string[] shared =
        [
            "q", "from", "to", "sort", "period", "period!", "source", "source!", "person", "person!", "organisation", "organisation!", "place", "place!",
            "state", "state!", "collection", "collection!", "category", "category!", "proposals", "fold", "since", "p", "size",
        ];
        Assert.Equal([.. shared, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)], described);
    }

    [Fact]
    public async Task The_description_names_the_parameters_of_a_list_of_quotations() => Assert.Equal(
        ["q", "from", "to", "sort", "speaker", "speaker!", "kind", "kind!", "state", "state!", "category", "category!", "period", "period!", "source", "source!", "p", "size"],
        (await site.Api().GetAsync("/openapi/v1.json"))["paths"]["/api/quotes"]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));

    [Fact]
    public async Task The_site_tells_that_it_is_alive_and_ready()
    {
        var alive = await site.Api().GetAsync("/healthz");
        Assert.Equal((HttpStatusCode.OK, "ok"), (alive.Status, alive.Body));
        var ready = await site.Api().GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"database":true,"index":true,"disk":true,"backup":true}"""), ready.Json));
    }
}
