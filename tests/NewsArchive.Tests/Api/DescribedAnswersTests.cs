using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Api;

/// <summary>The description of the API against the API: nothing is missing in it, and what is answered is what it says.</summary>
public sealed partial class DescribedAnswersTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Fact]
    public async Task Every_address_that_is_no_page_is_described()
    {
        var described = (await site.Api().GetAsync("/openapi/v1.json"))["paths"].AsObject();
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => (
            Path: Constraint().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "}"), Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(route => route.Path.StartsWith("/api/", StringComparison.Ordinal) || route.Path.StartsWith("/annotations/", StringComparison.Ordinal)
                || Download().IsMatch(route.Path)).ToList();
        Assert.True(routes.Count > 70);
        foreach (var (path, methods) in routes)
            Assert.All(methods.Where(method => method != "HEAD" || path.StartsWith("/annotations/", StringComparison.Ordinal)), method => Assert.NotNull(described[path]?[method.ToLowerInvariant()]));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_operation_says_what_it_does_what_it_takes_and_why_it_may_fail(string language)
    {
        var document = await site.Api(language).GetAsync("/openapi/v1.json");
        var (operations, shape) = (Operations(document.Json).ToList(), new DescribedShape(document.Json));
        Assert.Equal(operations.Count, operations.Select(one => (string)one.Operation["operationId"]!).Distinct().Count());
        foreach (var (name, operation) in operations)
        {
            Assert.All(new[] { "summary", "description", "operationId" }, field => Assert.False(string.IsNullOrWhiteSpace((string?)operation[field]), $"{name}: {field}"));
            Assert.Contains((string)Assert.Single(operation["tags"]!.AsArray())!, document["tags"].AsArray().Select(tag => (string)tag!["name"]!));
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"]), $"{name}: {parameter["name"]}"));
            var answers = operation["responses"]!.AsObject();
            // To HEAD nothing is answered but headers.
            Assert.Contains(answers, answer => answer.Key[0] is '4' or '5' && (name.StartsWith("head ", StringComparison.Ordinal) || answer.Value!["content"]?["application/problem+json"] is not null));
            // Every body is described and shown by an example that is as described.
            var bodies = answers.Select(answer => answer.Value!["content"]).Append(operation["requestBody"]?["content"]).OfType<JsonObject>().SelectMany(content => content);
            foreach (var (type, body) in bodies.Where(body => body.Key.EndsWith("json", StringComparison.Ordinal) && !name.Contains("/export/", StringComparison.Ordinal)))
            {
                Assert.True(body!["example"] is not null, $"{name}: {type} has no example");
                shape.AssertHolds(body["example"], body["schema"]!, $"{name} {type}");
            }
        }
    }

    [Fact]
    public async Task What_is_answered_has_exactly_the_fields_that_are_described()
    {
        var api = site.Api();
        await api.PostAsync("/api/searches", new { name = "ONU", address = "/?q=onu" });
        await api.PostAsync("/api/collections", new { name = "Corée", articles = new[] { 1 } });
        await api.PostAsync("/api/categories", new { name = "Démenti" });
        await api.PostAsync("/api/articles/1/mentions", new { start = 0, end = 2, exact = "La", entity = new { name = "La", kind = "other" } });
        var document = (await api.GetAsync("/openapi/v1.json")).Json;
        var (shape, asked) = (new DescribedShape(document), 0);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"] is not { } schema)
                continue;
            var address = path.Replace("{id}", "1", StringComparison.Ordinal).Replace("{name}", "quote-1", StringComparison.Ordinal) + (path.EndsWith("concordance", StringComparison.Ordinal) ? "?q=corée" : "");
            var answer = await api.GetAsync(address);
            // Nothing is being marked.
            Assert.Equal(path.Contains("{run}", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.Status);
            shape.AssertHolds(answer.Json, path.Contains("{run}", StringComparison.Ordinal) ? Problem(document) : schema, address);
            asked++;
        }

        Assert.True(asked > 20);
    }

    [Fact]
    public async Task What_is_answered_to_a_change_has_the_fields_and_headers_that_are_described()
    {
        var api = site.Api();
        var document = (await api.GetAsync("/openapi/v1.json")).Json;
        var shape = new DescribedShape(document);
        var made = await api.PostAsync("/api/articles/1/quotes", new { parts = new[] { await api.SpanAsync(1, "La") } });
        var quote = made.Json;
        foreach (var (path, method, answer) in new[]
        {
            ("/api/articles/{id}/quotes", "post", made),
            ("/api/quotes/{id}", "put", await api.PutAsync($"/api/quotes/{made.Id}", quote, made.Tag)),
            ("/api/quotes/{id}", "put", await api.PutAsync($"/api/quotes/{made.Id}", quote, made.Tag)),
            ("/api/quotes/{id}", "put", await api.PutAsync($"/api/quotes/{made.Id}", quote, null)),
            ("/api/quotes/{id}", "put", await api.PutAsync($"/api/quotes/{made.Id}", "{", "*")),
            ("/api/quotes/{id}", "put", await api.PutAsync("/api/quotes/999999", quote, "*")),
            ("/api/articles/{id}/quotes", "post", await api.PostAsync("/api/articles/1/quotes", new { parts = new[] { new { start = 0, end = 2, exact = "XX" } } })),
            ("/api/changes/{id}/undo", "post", await api.PostAsync($"/api/changes/{made.ChangeId}/undo")),
            ("/api/quotes/{id}", "delete", await api.DeleteAsync($"/api/quotes/{made.Id}", "*")),
            ("/annotations/{name}", "delete", await api.DeleteAsync($"/annotations/quote-{made.Id}", "*")),
        })
        {
            var described = document["paths"]![path]![method]!["responses"]![$"{(int)answer.Status}"];
            Assert.True(described is not null, $"{method} {path} answers {answer.Status}, which is not described.");
            if (answer.Body.Length > 0)
                shape.AssertHolds(answer.Json, described["content"]![answer.MediaType!]!["schema"]!, $"{method} {path}");
            Assert.All((described["headers"]?.AsObject() ?? []).Select(header => header.Key).Where(name => name != "X-Also-Changed"), name =>
                Assert.True(answer.Response.Headers.Contains(name) || answer.Response.Content.Headers.Contains(name), $"{method} {path} {answer.Status}: {name}"));
        }
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => ($"{operation.Key} {path.Key}", operation.Value!)));

    private static JsonNode Problem(JsonNode document) => document["components"]!["schemas"]!["ProblemDetails"]!;

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\.csv$|\.atom$|^/export/|/original$|/citation\.")]
    private static partial Regex Download();
}
