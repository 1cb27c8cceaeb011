using Microsoft.AspNetCore.Http.HttpResults;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>RFC 9457 problem documents in the reader's language; <c>code</c> is the same in every language.</summary>
public static class Problems
{
    /// <summary>The refusal of a list whose address cannot be read whole, by the first thing that is wrong; null when all is well.</summary>
    public static ProblemHttpResult? OfFaults(ListRequest list) => list.Faults is [var fault, ..] ? Of(StatusCodes.Status400BadRequest, fault) : null;

    /// <summary>The same for a list that leaves as a file, which cannot say that the query was cut.</summary>
    public static ProblemHttpResult? OfFileFaults(ListRequest list) =>
        OfFaults(list) ?? (list.IsCut ? Of(StatusCodes.Status400BadRequest, new Message("query.too-long-for-a-file")) : null);

    /// <summary>The refusal of a file whose search was stopped at its longest time: a file of which a part is missing would be taken for the whole.</summary>
    public static ProblemHttpResult Partial() => Of(StatusCodes.Status503ServiceUnavailable, new Message("search.partial"));

    /// <summary>The answer to a fault of the store; by its status alone where it is a bug.</summary>
    internal static ProblemHttpResult Of(FaultAnswer? answer, int status) => Of(status, answer?.Message, title: answer?.Title);

    public static ProblemHttpResult Of(int status, Message? detail = null, object? current = null, string? title = null)
    {
        title ??= $"status.{status}";
        var extensions = new Dictionary<string, object?>();
        if (detail is not null)
            extensions["code"] = detail.Key;
        if (current is not null)
            extensions["current"] = current;
        return TypedResults.Problem(
            detail: detail is null ? null : Texts.Say(detail),
            statusCode: status,
            title: Texts.Say(Texts.Has(title) ? title : "status.other"),
            type: "about:blank",
            extensions: extensions);
    }

    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, new Message("problem.not-found"));
}
