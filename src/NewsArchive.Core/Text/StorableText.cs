using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

/// <summary>The one rule for what no text of the archive may hold: U+0000, half of a surrogate pair, and U+FFFE.</summary>
/// <remarks>
/// Half a pair has no form in UTF-8, PostgreSQL takes no U+0000 and SQLite ends texts there, and .NET refuses to normalise U+FFFE, which
/// is a byte order mark read in the wrong order. Files, lines and requests that hold one are refused and named; a search reads it as a
/// blank, because a search is never an error.
/// </remarks>
public static class StorableText
{
    /// <summary>The first character that cannot be stored, as « U+D83D »; null when the text can be stored.</summary>
    /// <param name="text">Any text; null can be stored.</param>
    public static string? FaultOf(string? text) => text is null || IndexOfFault(text) is not (>= 0 and var at) ? null : NameOf(text[at]);

    /// <summary>The same for JSON text, where the character may be written as an escape such as <c>\ud83d</c>.</summary>
    /// <param name="json">JSON, with whatever faults.</param>
    public static string? FaultInJson(ReadOnlySpan<char> json)
    {
        if (IndexOfFault(json) is >= 0 and var raw)
            return NameOf(json[raw]);
        var high = '\0';
        for (var at = 0; at < json.Length; at++)
        {
            var escape = json[at] == '\\' ? EscapeAt(json, ref at) : null;
            if (high != 0 && escape is not { } low)
                return NameOf(high);
            if (escape is not { } unit)
                continue;
            if (high != 0 ? !char.IsLowSurrogate(unit) : unit is '\0' or '\uFFFE' || char.IsLowSurrogate(unit))
                return NameOf(high != 0 ? high : unit);
            high = char.IsHighSurrogate(unit) ? unit : '\0';
        }

        return high == 0 ? null : NameOf(high);
    }

    /// <summary>The same for JSON in UTF-8, in which half a pair stands as an escape only.</summary>
    /// <param name="json">JSON, with whatever faults.</param>
    public static string? FaultInJson(ReadOnlySpan<byte> json) => json.IndexOf("\\u"u8) < 0 && json.IndexOf("\uFFFE"u8) < 0 ? null : FaultInJson(Encoding.UTF8.GetString(json));

    /// <summary>The text with a blank for each character that cannot be stored; as long as before.</summary>
    /// <param name="text">Any text.</param>
    public static string Blanked(string text) => IndexOfFault(text) < 0 ? text : string.Create(text.Length, text, (blanked, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            if (at + 1 < from.Length && char.IsSurrogatePair(from[at], from[at + 1]))
                (blanked[at], blanked[at + 1]) = (from[at], from[++at]);
            else
                blanked[at] = from[at] is '\0' or '\uFFFE' || char.IsSurrogate(from[at]) ? ' ' : from[at];
        }
    });

    /// <summary>An encoding that reads bytes that are no character in it as U+FFFE: where a file is read in parts, only the line that holds them is refused.</summary>
    /// <param name="name">Its name, such as « utf-16 ».</param>
    internal static Encoding Marking(string name) => Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFE"));

    private static int IndexOfFault(ReadOnlySpan<char> text)
    {
        var from = 0;
        while (text[from..].IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var found)
        {
            var at = from + found;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return text[..at].IndexOfAny('\0', '\uFFFE') is >= 0 and var before ? before : at;
            from = at + 2;
        }

        return text.IndexOfAny('\0', '\uFFFE');
    }

    // Leaves the place at the last character of the escape; null for escapes of other forms.
    private static char? EscapeAt(ReadOnlySpan<char> json, ref int at)
    {
        at++;
        if (at + 4 >= json.Length || json[at] != 'u' || !ushort.TryParse(json.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return null;
        at += 4;
        return (char)unit;
    }

    private static string NameOf(char character) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");
}
