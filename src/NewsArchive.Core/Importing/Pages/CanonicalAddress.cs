namespace NewsArchive.Importing.Pages;

/// <summary>The address under which an article was published.</summary>
internal static class CanonicalAddress
{
    private const int Longest = 2000;

    /// <returns>The address as it stands, when it is an absolute one of the web, else null. It is never visited.</returns>
    public static string? Of(string value) =>
        value.Length <= Longest && Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? value : null;
}
