using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsArchive.Contract;

namespace NewsArchive.Api;

/// <summary>Reads a request's JSON, or says what is wrong with it.</summary>
internal static class JsonBody
{
    private static readonly JsonSerializerOptions Reading = new(ContractJson.Options) { Converters = { new StorableStrings() } };

    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, new Message("problem.not-json-type")));
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, Reading, request.HttpContext.RequestAborted);
            return body is null ? (null, Bad("$", "null")) : (body, null);
        }
        catch (UnstorableStringException fault)
        {
            return (null, Problems.Of(StatusCodes.Status400BadRequest, new Message("problem.unstorable", fault.Path ?? "$", fault.Character)));
        }
        catch (JsonException fault)
        {
            return (null, Bad(fault.Path ?? "$", $"{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}"));
        }
        // Too large, broken off, or not cut into chunks as it says.
        catch (IOException fault)
        {
            return (null, Problems.Of((fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest));
        }
    }

    private static ProblemHttpResult Bad(string path, string place) =>
        Problems.Of(StatusCodes.Status400BadRequest, new Message("problem.bad-json", path, place));
}
