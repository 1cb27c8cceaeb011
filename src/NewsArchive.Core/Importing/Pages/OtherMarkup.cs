using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>Recognises what has the ending of a page and is none: a browser would show it as one long line of text.</summary>
internal static partial class OtherMarkup
{
    /// <summary>Why a file is no page, or null when it may be one.</summary>
    /// <param name="text">The file, decoded.</param>
    public static Message? FaultOf(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith(@"{\rtf", StringComparison.Ordinal))
            return new Message("import.no-page", "RTF");
        return XmlRoot().Match(text) is { Success: true } root && !root.Groups["name"].Value.Equals("html", StringComparison.OrdinalIgnoreCase)
            ? new Message("import.no-page", $"XML, <{root.Groups["name"].Value}>") : null;
    }

    [GeneratedRegex(@"\A\s*<\?xml\b[^>]{0,300}>(?:\s+|<!--.{0,2000}?-->|<[!?][^>]{0,1000}>)*<(?:[\w.-]{1,40}:)?(?<name>[A-Za-z][\w.-]{0,60})", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex XmlRoot();
}
