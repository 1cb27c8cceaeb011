using System.Text.RegularExpressions;

namespace NewsArchive.Api;

/// <summary>What somebody prefers to see of the container of annotations: the header <c>Prefer</c> (RFC 7240), and <c>iris=0|1</c>, which goes before it.</summary>
/// <param name="AreNames">Whether pages give addresses only.</param>
/// <param name="IsMinimal">Whether the first page is not wanted.</param>
/// <param name="IsApplied">Whether the header was followed.</param>
internal sealed partial record ContainerPreference(bool AreNames, bool IsMinimal, bool IsApplied)
{
    private const string Minimal = "http://www.w3.org/ns/ldp#PreferMinimalContainer",
        Names = "http://www.w3.org/ns/oa#PreferContainedIRIs", Descriptions = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    public static ContainerPreference Of(HttpRequest request)
    {
        var included = request.Headers["Prefer"].SelectMany(header => Include().Matches(header ?? ""))
            .SelectMany(match => match.Groups["iris"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        // Who prefers both excludes himself, and gets what is usual.
        var areNames = request.Query["iris"].ToString() is { Length: > 0 } iris ? iris == "1" : included.Contains(Names) && !included.Contains(Descriptions);
        return new(areNames, included.Contains(Minimal), included.Contains(Minimal) || included.Contains(areNames ? Names : Descriptions));
    }

    [GeneratedRegex("""return\s*=\s*"?representation"?\s*;\s*include\s*=\s*(?:"(?<iris>[^"]*)"|(?<iris>[^\s;,"]+))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Include();
}
