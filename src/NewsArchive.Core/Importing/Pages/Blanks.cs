using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>Blanks as HTML has them: runs of space, tab and line ends are one; no-break spaces are letters of the typography and stay.</summary>
internal static partial class Blanks
{
    /// <summary>The text on one line, without blanks at its ends.</summary>
    public static string OnOneLine(string text) => Run().Replace(text, " ").Trim(' ', '\u00A0', '\u202F', '\u2009', '\u3000');

    /// <summary>Whether a character is a blank that HTML runs together.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    [GeneratedRegex(@"[ \t\n\r\f]+")]
    private static partial Regex Run();
}
