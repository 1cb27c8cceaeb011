using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>One operation in the description of the API: its texts by its name, its group by its path, and what every operation of its sort has: errors, headers, examples.</summary>
internal sealed partial class DescribedOperation(OpenApiDocument document, string path, HttpMethod method, OpenApiOperation operation)
{
    public static readonly IReadOnlyList<string> Groups = ["articles", "quotes", "mentions", "entities", "categories", "collections", "searches", "changes", "annotations", "downloads"];

    private static readonly Dictionary<string, string> GroupBySegment = new()
    {
        ["articles"] = "articles",
        ["facets"] = "articles",
        ["concordance"] = "articles",
        ["quotes"] = "quotes",
        ["accept"] = "quotes",
        ["mentions"] = "mentions",
        ["occurrences"] = "mentions",
        ["taggings"] = "mentions",
        ["entities"] = "entities",
        ["categories"] = "categories",
        ["collections"] = "collections",
        ["searches"] = "searches",
        ["changes"] = "changes",
        ["imports"] = "changes",
    };

    // Answers that are one thing with a version.
    private static readonly HashSet<string> Versioned = ["QuoteShape", "MentionShape", "EntityShape", "SavedSearchShape", "CollectionShape", "CategoryShape", "GivenShape", "OccurrencesShape", "AnnotationShape", "AnnotationCollectionShape"];

    private string Id => operation.OperationId!;

    private bool IsProtocol => path.StartsWith("/annotations/", StringComparison.Ordinal);

    private bool IsApi => IsProtocol || path.StartsWith("/api/", StringComparison.Ordinal);

    private bool IsChange => IsApi && method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options;

    public void Complete()
    {
        operation.Description = Texts.Say($"operation.{Id}");
        operation.Summary = FirstSentence().Match(operation.Description).Value;
        operation.Tags = new HashSet<OpenApiTagReference> { new(GroupOf(path), document) };
        // There are no accounts yet: nothing but the same origin is asked for.
        operation.Security = [];
        new DescribedParameters(path, operation).Complete();
        AddErrors();
        foreach (var (status, response) in operation.Responses!)
            Complete(int.Parse(status, CultureInfo.InvariantCulture), (OpenApiResponse)response);
        if (operation.RequestBody is OpenApiRequestBody { Content: { } contents })
        {
            foreach (var content in contents.Values)
                content.Example ??= DescriptionExamples.Of(Id, NameOf(content), isSent: true);
        }
    }

    private static string GroupOf(string path)
    {
        if (!path.StartsWith("/api/", StringComparison.Ordinal))
            return path.StartsWith("/annotations/", StringComparison.Ordinal) ? "annotations" : "downloads";
        var known = path.Split('/').Select(segment => GroupBySegment.GetValueOrDefault(segment)).OfType<string>().ToList();
        return known[0] is "articles" or "quotes" or "entities" ? known[^1] : known[0];
    }

    private void AddErrors()
    {
        if (IsApi)
            AddError(403);
        if (IsChange)
            AddErrors(503, 507);
        if (path.Contains('{', StringComparison.Ordinal))
            AddError(404);
        if (operation.RequestBody is not null)
            AddErrors(400, 413, 415);
        if (operation.RequestBody is not null && Id is not ("markOccurrences" or "seeSearch"))
            AddError(422);
        if (operation.Responses!.ContainsKey("428"))
            AddError(412);
        if (operation.Parameters?.Any(parameter => parameter.Name is "from" or "kind") == true)
            AddError(400);
    }

    private void AddErrors(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            AddError(status);
    }

    private void AddError(int status) => operation.Responses!.TryAdd($"{status}", new OpenApiResponse
    {
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) } },
    });

    private void Complete(int status, OpenApiResponse response)
    {
        response.Description = Texts.Say(status < 400 ? $"answer.{status}" : $"status.{status}");
        if (method == HttpMethod.Head)
            response.Content?.Clear();
        foreach (var (type, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (status >= 400)
                content.Example = DescriptionExamples.OfProblem(status, operation.RequestBody is not null, IsChange);
            else if (type.EndsWith("json", StringComparison.Ordinal))
                content.Example = DescriptionExamples.Of(Id, NameOf(content), isSent: false);
        }

        if (status < 400 || (status == 503 && IsChange))
            response.Headers = HeadersOf(status, response).ToDictionary(name => name, Header);
    }

    private IEnumerable<string> HeadersOf(int status, OpenApiResponse response)
    {
        if (status == 503)
        {
            yield return "Retry-After";
            yield break;
        }

        if (status is 200 or 201 && (IsProtocol || response.Content?.Values.Any(content => Versioned.Contains(NameOf(content))) == true) || (IsProtocol && status == 304))
            yield return "ETag";
        if (status == 201 || (status == 202 && path.Contains("{run}", StringComparison.Ordinal) | path.EndsWith("/occurrences", StringComparison.Ordinal)))
            yield return "Location";
        if (IsChange && status is 200 or 201 or 204)
            yield return "X-Change-Id";
        if (Id is "addQuote" or "replaceQuote" or "acceptProposals")
            yield return "X-Also-Changed";
        if (!IsProtocol || status == 304)
            yield break;
        yield return "Link";
        yield return "Allow";
    }

    private static IOpenApiHeader Header(string name) => new OpenApiHeader
    {
        Description = Texts.Say($"header.{name.ToLowerInvariant()}"),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(name switch { "ETag" => "\"3\"", "Location" => "/api/quotes/12", "X-Change-Id" => "240", "X-Also-Changed" => "13,15", "Allow" => "GET, HEAD, OPTIONS", "Retry-After" => "5", _ => "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"" }),
    };

    [GeneratedRegex(@"^.+?(?=\s?[:;.]\s|\.$|$)")]
    private static partial Regex FirstSentence();

    private static string NameOf(OpenApiMediaType content) => (content.Schema as OpenApiSchemaReference)?.Reference.Id ?? "";
}
