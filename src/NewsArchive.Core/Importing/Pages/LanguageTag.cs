using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>The language of a page as BCP 47 writes it.</summary>
internal static partial class LanguageTag
{
    /// <returns><c>fr</c>, <c>fr-FR</c>; « fr_FR » is read as well; null for what is no tag.</returns>
    public static string? Of(string value)
    {
        value = value.Replace('_', '-');
        if (!Form().IsMatch(value))
            return value.ToLowerInvariant() switch { "french" or "français" or "francais" => "fr", "english" or "anglais" => "en", _ => null };
        var parts = value.Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i].Length == 2 ? parts[i].ToUpperInvariant() : parts[i];
        return string.Join('-', parts);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
