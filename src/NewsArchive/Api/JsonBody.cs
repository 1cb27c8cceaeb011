using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsArchive.Contract;

namespace NewsArchive.Api;

/// <summary>Reads a request's JSON, or says what is wrong with it.</summary>
internal static class JsonBody
{
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, new Message("problem.not-json-type")));
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, ContractJson.Options, request.HttpContext.RequestAborted);
            return body is null ? (null, Bad("$", "null")) : (body, null);
        }
        catch (JsonException fault)
        {
            return (null, Bad(fault.Path ?? "$", $"{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}"));
        }
        // Too large, or broken off.
        catch (BadHttpRequestException fault)
        {
            return (null, Problems.Of(fault.StatusCode));
        }
        // Half a surrogate pair, written as an escape, is no text.
        catch (InvalidOperationException)
        {
            return (null, Bad("$", "\\uD800–\\uDFFF"));
        }
    }

    private static ProblemHttpResult Bad(string path, string place) =>
        Problems.Of(StatusCodes.Status400BadRequest, new Message("problem.bad-json", path, place));
}
