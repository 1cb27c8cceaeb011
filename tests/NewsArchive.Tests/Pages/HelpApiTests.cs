using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class HelpApiTests(TestSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_operation_and_every_shape_is_explained(string language)
    {
        var page = await site.Browse(language).OpenAsync("/help/api");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var document = (await site.Api(language).GetAsync("/openapi/v1.json")).Json;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var shown = page.One($"#{(string)operation!["operationId"]!}").TextContent;
                Assert.Contains($"{method.ToUpperInvariant()} {path}", shown, StringComparison.Ordinal);
                Assert.Contains((string)operation["description"]!, shown, StringComparison.Ordinal);
                Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.Contains((string)parameter!["name"]!, shown, StringComparison.Ordinal));
                Assert.All(operation["responses"]!.AsObject(), answer => Assert.Contains(answer.Key, shown, StringComparison.Ordinal));
            }
        }

        Assert.All(document["components"]!["schemas"]!.AsObject(), shape => Assert.NotNull(page.Document.GetElementById(shape.Key)));
        // Every link within the page leads somewhere.
        Assert.All(page.Document.QuerySelectorAll("main a[href^='#']"), link => Assert.NotNull(page.Document.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        Attacks.AssertHarmless(page);
    }

    [Fact]
    public async Task An_example_can_be_typed_into_a_terminal()
    {
        var page = await site.Browse("en").OpenAsync("/help/api");
        var curl = page.One("#replaceQuote pre").TextContent;
        Assert.StartsWith("curl -s -X PUT 'http://localhost/api/quotes/12' \\\n  -H 'If-Match: \"3\"' \\\n  -H 'Content-Type: application/json' \\\n  -d '{", curl, StringComparison.Ordinal);
        Assert.Equal(0, curl.Replace("'\\''", "", StringComparison.Ordinal).Count(c => c == '\'') % 2);
        Assert.Equal("curl -s 'http://localhost/api/articles?q=onu'", page.One("#listArticles pre").TextContent);
    }
}
