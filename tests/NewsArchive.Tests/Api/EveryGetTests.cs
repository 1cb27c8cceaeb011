using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace NewsArchive.Tests.Api;

/// <summary>What holds for every address that answers GET: the list comes from the program itself, so that a new one cannot be forgotten.</summary>
[Collection(DownloadSite.Name)]
public sealed partial class EveryGetTests(DownloadSite site)
{
    private static readonly string[] OfTheConnection = ["Date", "Transfer-Encoding", "Content-Length", "Set-Cookie"];

    private static readonly Dictionary<string, string> Values = new()
    {
        ["name"] = "quote-1",
        ["format"] = "tei",
        ["ending"] = "bib",
        ["facet"] = "source",
        ["documentName"] = "v1",
    };

    [Fact]
    public async Task Head_is_answered_as_get_without_a_body()
    {
        foreach (var (address, _) in await AddressesAsync())
        {
            using var get = await site.Client().GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var head = await site.Client().SendAsync(request);
            Assert.Equal((address, get.StatusCode), (address, head.StatusCode));
            Assert.Equal(Headers(get), Headers(head));
            if (head.Content.Headers.ContentLength is { } length)
                Assert.Equal(get.Content.Headers.ContentLength, length);
        }
    }

    [Fact]
    public async Task No_answer_is_kept_by_a_cache_but_assets_and_what_is_asked_for_by_its_tag()
    {
        foreach (var (address, endpoint) in await AddressesAsync())
        {
            using var answer = await site.Client().GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            var caching = answer.Headers.CacheControl?.ToString() ?? "";
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                Assert.Matches("^(no-cache|max-age=31536000, immutable)$", caching);
            else
                Assert.True(caching.Contains("no-store", StringComparison.Ordinal) || (caching == "no-cache, private" && answer.Headers.ETag is not null), $"{address}: {caching}");
        }
    }

    [Theory]
    [InlineData("GET", "/export/docx", 404)]
    [InlineData("GET", "/articles.csv?from=hier", 400)]
    [InlineData("GET", "/articles/999/original", 404)]
    [InlineData("GET", "/articles/1/citation.doc", 404)]
    [InlineData("GET", "/feed.atom?since=x", 400)]
    [InlineData("GET", "/api/articles/999", 404)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/annotations/quote-99999", 404)]
    [InlineData("DELETE", "/quotes.csv", 405)]
    [InlineData("POST", "/api/searches", 415)]
    [InlineData("GET", "/nothing", 404)]
    public async Task No_refusal_is_kept_by_a_cache(string method, string address, int status)
    {
        using var answer = await site.Client().SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
        Assert.Equal((status, true), ((int)answer.StatusCode, answer.Headers.CacheControl?.NoStore));
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => !OfTheConnection.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order();

    private async Task<IReadOnlyList<(string Address, RouteEndpoint Endpoint)>> AddressesAsync()
    {
        var api = site.Api();
        await api.PostAsync("/api/searches", new { name = "Selon", address = "/?q=selon" });
        await api.PostAsync("/api/collections", new { name = "Un", articles = new[] { 1 } });
        await api.PostAsync("/api/categories", new { name = "Démenti" });
        var addresses = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(AnswersGet)
            .Select(endpoint => (Address: AddressOf(endpoint), endpoint)).DistinctBy(one => one.Address).ToList();
        Assert.InRange(addresses.Count, 100, 500);
        return addresses;
    }

    private static bool AnswersGet(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
        || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true;

    private static string AddressOf(RouteEndpoint endpoint) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), found => Values.GetValueOrDefault(found.Groups["name"].Value, "1"));

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
