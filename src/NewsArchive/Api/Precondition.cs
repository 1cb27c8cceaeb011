using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace NewsArchive.Api;

/// <summary>The version a change is based on, from <c>If-Match</c>.</summary>
internal static class Precondition
{
    public static EntityTagHeaderValue TagOf(int version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    /// <summary>Whether a change is based on what stands there now; null when it does not say on what.</summary>
    public static bool? Compare(HttpRequest request, IEnumerable<EntityTagHeaderValue> current)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;
        return EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch.ToArray()!, out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || current.Any(one => tag.Compare(one, useStrongComparison: true)));
    }

    /// <param name="request">The request.</param>
    /// <param name="currentVersion">Asked only when any version will do.</param>
    /// <returns>The version to change: 428 without the header; -1, which is none, when the header names no version of ours.</returns>
    public static async Task<(int Version, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, Func<Task<int?>> currentVersion)
    {
        if (request.Headers.IfMatch.Count == 0)
            return (0, Problems.Of(StatusCodes.Status428PreconditionRequired, new Message("problem.if-match")));
        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch.ToArray()!, out var tags))
            return (-1, null);
        var current = await currentVersion();
        foreach (var tag in tags)
        {
            if (tag.Equals(EntityTagHeaderValue.Any) || (current is { } version && tag.Compare(TagOf(version), useStrongComparison: true)))
                return (current ?? 0, null);
        }

        return (-1, null);
    }
}
