using System.Globalization;

namespace NewsArchive.Text;

/// <summary>Where a text may be cut, and the one place that converts between UTF-16 code units and Unicode code points.</summary>
/// <remarks>
/// Offsets inside the program are UTF-16 code units. Formats that demand code points (the W3C Web Annotation Data
/// Model, brat, the <c>analyze</c> protocol) are converted here, and only at the border.
/// </remarks>
public static class Offsets
{
    private const int LongestCluster = 256;

    /// <summary>Whether a text can be cut at a place without breaking a character as a reader sees it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">UTF-16 code units from its beginning; places outside of the text are no borders.</param>
    /// <returns>False inside a surrogate pair or an extended grapheme cluster (Unicode Annex 29).</returns>
    public static bool IsBorder(string text, int index) =>
        index >= 0 && index <= text.Length && LastBorder(text, index) == index;

    /// <summary>The last place up to a given one where a text can be cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">UTF-16 code units, 0 to the text's length.</param>
    /// <returns>The place itself, or the beginning of the character it stands in.</returns>
    public static int LastBorder(string text, int index)
    {
        if (index == 0 || index == text.Length)
            return index;

        if (AreApart(text, index))
            return index;

        // Counting starts at a place that is a border for certain; no character of any script is as long as the limit.
        var at = index - 1;
        while (at > 0 && index - at < LongestCluster && !AreApart(text, at))
            at--;
        while (at < index)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > index)
                break;
            at = next;
        }

        return at;
    }

    // Below U+0300 nothing joins what stands before it, but for a line feed.
    private static bool AreApart(string text, int index) =>
        text[index - 1] < '\u0300' && text[index] < '\u0300' && !(text[index - 1] == '\r' && text[index] == '\n');

    /// <summary>Whether a span lies inside a text, is not empty and cuts no grapheme at either end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The span, in UTF-16 code units; any values are allowed.</param>
    public static bool Fits(string text, TextSpan span) =>
        span.Start < span.End && IsBorder(text, span.Start) && IsBorder(text, span.End);

    /// <summary>Converts a place from UTF-16 code units to code points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">UTF-16 code units, 0 to the text's length; inside a surrogate pair the pair counts whole.</param>
    /// <returns>The number of code points before the place.</returns>
    public static int ToCodePoints(string text, int index)
    {
        var points = 0;
        for (var i = 0; i < index; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            points++;
        }

        return points;
    }

    /// <summary>Converts many places of one text from UTF-16 code units to code points.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What <see cref="ToCodePoints"/> says of a place between two characters, found without counting from the beginning each time.</returns>
    public static Func<int, int> CodePointsOf(string text)
    {
        var pairs = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                pairs.Add(i++);
        }

        if (pairs.Count == 0)
            return index => index;
        return index =>
        {
            var found = pairs.BinarySearch(index);
            return index - (found < 0 ? ~found : found);
        };
    }

    /// <summary>Converts many places of one text from code points to UTF-16 code units.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What <see cref="FromCodePoints"/> says, found without counting from the beginning each time; behind the end of the text one unit for each point.</returns>
    public static Func<int, int> UnitsOf(string text)
    {
        var points = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                points.Add(i++ - points.Count);
        }

        if (points.Count == 0)
            return index => index;
        return index =>
        {
            var found = points.BinarySearch(index);
            return index + (found < 0 ? ~found : found);
        };
    }

    /// <summary>Converts a place from code points to UTF-16 code units.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codePoints">Code points from its beginning, 0 or more.</param>
    /// <returns>The place in UTF-16 code units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The text has fewer code points than that.</exception>
    public static int FromCodePoints(string text, int codePoints)
    {
        var index = 0;
        for (var points = 0; points < codePoints; points++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, text.Length, nameof(codePoints));
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return index;
    }
}
