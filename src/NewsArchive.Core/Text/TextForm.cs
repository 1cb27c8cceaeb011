using System.Text;

namespace NewsArchive.Text;

/// <summary>The one form in which texts are stored: Unicode NFC, lines ended by <c>\n</c> alone.</summary>
/// <remarks>
/// Nothing else is changed: typography, blanks and spelling stay as printed. NFKC is never used, because it replaces
/// narrow no-break spaces and ligatures and so moves every offset behind them.
/// </remarks>
public static class TextForm
{
    /// <summary>Brings a text into the stored form.</summary>
    /// <param name="text">Any text; lone surrogates and U+FFFE become U+FFFD, a byte order mark at the beginning is dropped.</param>
    /// <returns>The same text, NFC, with <c>\n</c> for <c>\r\n</c> and <c>\r</c>.</returns>
    public static string Of(string text)
    {
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        if (text.Contains('\r'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Replaces surrogates that have lost their other half: no encoding can hold them.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text itself when there is none; else with U+FFFD for each. U+FFFE, which is no character either
    /// and which .NET refuses to normalise, is replaced as well. The length stays.</returns>
    public static string WithoutLoneSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && text[i] != '\uFFFE')
                continue;
            if (char.IsSurrogatePair(text, i))
                i++;
            else
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
        }

        return text;
    }
}
