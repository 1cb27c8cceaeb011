using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.OpenApi;

namespace NewsArchive.Pages;

/// <summary>An operation of the API, as a person reads it.</summary>
public sealed record ApiOperation(string Id, string Method, string Path, string? About, IReadOnlyList<ApiField> Parameters, ApiType? Sent, string Curl, IReadOnlyList<ApiAnswer> Answers)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ApiOperation Of(string site, string path, HttpMethod method, OpenApiOperation operation) => new(
        operation.OperationId!, method.Method, path, operation.Description,
        [.. (operation.Parameters ?? []).Select(parameter => new ApiField(parameter.Name!, ApiType.Of(parameter.Schema), parameter.Required, parameter.Description, IsEnglish: false))],
        operation.RequestBody?.Content?.Values.FirstOrDefault() is { Schema: { } sent } ? ApiType.Of(sent) : null,
        CurlOf(site, path, method, operation),
        [.. (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => ApiAnswer.Of(answer.Key, answer.Value, Text))]);

    // As it is typed into a terminal; what is in quotes there stands in quotes here.
    private static string CurlOf(string site, string path, HttpMethod method, OpenApiOperation operation)
    {
        var address = path.Replace("{name}", "quote-12", StringComparison.Ordinal).Replace("{format}", "jsonl", StringComparison.Ordinal)
            .Replace("{ending}", "bib", StringComparison.Ordinal).Replace("{id}", "12", StringComparison.Ordinal).Replace("{run}", "3", StringComparison.Ordinal);
        var query = (operation.Parameters ?? []).Where(parameter => parameter is { In: ParameterLocation.Query, Example: not null }).Select(parameter => $"{parameter.Name}={parameter.Example}").ToList();
        var curl = new StringBuilder("curl -s");
        if (method == HttpMethod.Head)
            curl.Append(" -I");
        else if (method != HttpMethod.Get)
            curl.Append(CultureInfo.InvariantCulture, $" -X {method}");
        curl.Append(CultureInfo.InvariantCulture, $" {Quoted(site + address + (query.Count > 0 ? $"?{string.Join('&', query)}" : ""))}");
        foreach (var header in (operation.Parameters ?? []).Where(parameter => parameter is { In: ParameterLocation.Header, Required: true }))
            curl.Append(CultureInfo.InvariantCulture, $" \\\n  -H {Quoted($"{header.Name}: {header.Example}")}");
        if (operation.RequestBody?.Content?.FirstOrDefault() is { Value.Example: { } body } content)
            curl.Append(CultureInfo.InvariantCulture, $" \\\n  -H {Quoted($"Content-Type: {content.Key}")} \\\n  -d {Quoted(Text(body))}");
        return curl.ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Text(JsonNode json) => json.ToJsonString(Indented);
}

/// <summary>What an operation answers.</summary>
public sealed record ApiAnswer(string Status, string? About, ApiType? Type, IReadOnlyList<(string Name, string? About)> Headers, string? Example)
{
    public static ApiAnswer Of(string status, IOpenApiResponse response, Func<JsonNode, string> text)
    {
        var content = response.Content?.Values.FirstOrDefault();
        // Errors are all alike: their shape says enough.
        var example = status.StartsWith('2') ? content?.Example : null;
        return new(status, response.Description, content?.Schema is { } schema ? ApiType.Of(schema) : null, [.. (response.Headers ?? new Dictionary<string, IOpenApiHeader>()).Select(header => (header.Key, header.Value.Description))], example is null ? null : text(example));
    }
}
