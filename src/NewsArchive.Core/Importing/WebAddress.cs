namespace NewsArchive.Importing;

/// <summary>The address of an article on the web, as it may be stored and linked to.</summary>
internal static class WebAddress
{
    private const int Longest = 2000;

    /// <returns>The absolute http or https address, or null when it is none: a script or a file is no address of an article.</returns>
    public static string? Of(string? written) =>
        written?.Trim() is { Length: > 0 and <= Longest } trimmed && Uri.TryCreate(trimmed, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.AbsoluteUri.Length <= Longest
            ? address.AbsoluteUri
            : null;
}
