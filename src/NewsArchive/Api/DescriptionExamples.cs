using System.Text.Json;
using System.Text.Json.Nodes;
using NewsArchive.Contract;

namespace NewsArchive.Api;

/// <summary>What is sent and answered, by example: real answers of a small archive (<c>examples.json</c>), by the name of the operation or of the shape.</summary>
internal static class DescriptionExamples
{
    private static readonly JsonObject Examples = Read();

    /// <returns>Null where there is none.</returns>
    public static JsonNode? Of(string operation, string shape, bool isSent) =>
        (Examples[isSent ? $"{operation} sent" : operation] ?? Examples[shape])?.DeepClone();

    /// <summary>A problem of a status in the reader's language, with the sentence that usually comes with it.</summary>
    public static JsonNode? OfProblem(int status, bool hasBody, bool isChange)
    {
        var detail = status switch
        {
            400 => hasBody ? new Message("problem.bad-json", "$.parts[0].start", "1:24") : new Message("query.bad-date", "hier"),
            403 => new Message("problem.foreign-origin"),
            404 => new Message("problem.not-found"),
            406 => new Message("posted.not-acceptable", $"{AnnotationAnswers.LdJson}, {AnnotationAnswers.Json}"),
            409 => new Message("edit.changed-since"),
            410 => new Message("posted.gone"),
            412 => new Message("problem.stale"),
            415 => new Message("problem.not-json-type"),
            422 => new Message("edit.not-exact", 0, 8, "La Corée"),
            428 => new Message("problem.if-match"),
            503 => new Message(isChange ? "store.busy" : "search.partial"),
            507 => new Message("store.full", "/srv/newsarchive"),
            _ => null,
        };
        return JsonSerializer.SerializeToNode(Problems.Of(status, detail).ProblemDetails, ContractJson.Options);
    }

    private static JsonObject Read()
    {
        using var stream = typeof(DescriptionExamples).Assembly.GetManifestResourceStream("NewsArchive.Api.examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
