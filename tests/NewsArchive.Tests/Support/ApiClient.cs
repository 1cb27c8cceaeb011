using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Support;

/// <summary>An answer of the API.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, HttpResponseMessage Response, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonNode this[string name] => Json[name] ?? throw new KeyNotFoundException($"{name} is missing in {Body}");

    public IReadOnlyList<JsonNode> Items => [.. this["items"].AsArray().Select(item => item!)];

    public long Id => (long)this["id"];

    public string Tag => Response.Headers.ETag!.ToString();

    public long ChangeId => long.Parse(Response.Headers.GetValues("X-Change-Id").Single(), System.Globalization.CultureInfo.InvariantCulture);

    public string? MediaType => Response.Content.Headers.ContentType?.MediaType;

    public string? Code => (string?)Json["code"];
}

/// <summary>A program that uses the API: JSON both ways, no cookies, no antiforgery token.</summary>
public sealed class ApiClient(HttpClient http)
{
    public Task<ApiAnswer> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, null, null, headers);

    public Task<ApiAnswer> PostAsync(string address, object? body = null) => SendAsync(HttpMethod.Post, address, body);

    public Task<ApiAnswer> PutAsync(string address, object body, string? ifMatch) => SendAsync(HttpMethod.Put, address, body, ifMatch);

    public Task<ApiAnswer> DeleteAsync(string address, string? ifMatch) => SendAsync(HttpMethod.Delete, address, null, ifMatch);

    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="address">Below the site.</param>
    /// <param name="body">JSON as text, or anything that can be written as JSON.</param>
    /// <param name="ifMatch">Sent as it is.</param>
    /// <param name="headers">Others.</param>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string address, object? body, string? ifMatch = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await http.SendAsync(request);
        return new ApiAnswer(response.StatusCode, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A passage of an article as the API takes it: found by its words.</summary>
    public async Task<object> SpanAsync(long article, string words)
    {
        var text = (string)(await GetAsync($"/api/articles/{article}"))["text"]!;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"« {words} » is not in article {article}.");
        return new { start, end = start + words.Length, exact = words };
    }

    public async Task<long> ArticleAsync(string key) =>
        (long)(await GetAsync("/api/articles?size=1000")).Items.Single(item => (string?)item["key"] == key)["id"]!;
}
