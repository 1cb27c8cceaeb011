namespace NewsArchive.Text;

/// <summary>Finds the sentence around a place in a French text.</summary>
/// <remarks>
/// A sentence reaches 600 code units to each side at most. It ends at <c>. ! ? …</c>, with the closing marks behind it, when a blank and then a capital, a digit or an
/// opening mark follow, and always at a line end. Titles and initials (<c>M.</c>, <c>Mme.</c>, <c>J.-P.</c>) do not end one.
/// </remarks>
public static class Sentences
{
    // A text without full stops is cut; so is a run of closing marks.
    private const int Farthest = 600;
    private const int MostClosings = 8;

    private static readonly HashSet<string> Abbreviations =
        new(["m", "mm", "mme", "mlle", "dr", "pr", "st", "ste", "me", "mgr", "av", "env", "p", "vol", "art", "cf", "no"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence, or the run of sentences, that a span stands in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">A span of it, UTF-16 code units, half-open.</param>
    /// <returns>A span that contains the given one, without blanks at its ends.</returns>
    public static TextSpan Around(string text, TextSpan span)
    {
        var earliest = Offsets.LastBorder(text, Math.Max(0, span.Start - Farthest));
        var latest = Offsets.LastBorder(text, Math.Min(text.Length, span.End + Farthest));
        var start = span.Start;
        while (start > earliest && !EndsBefore(text, start))
            start--;
        var end = span.End;
        while (end < latest && !EndsBefore(text, end))
            end++;
        while (start < span.Start && char.IsWhiteSpace(text[start]))
            start++;
        while (end > span.End && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    /// <summary>Whether a new sentence begins at this place (its leading blanks belong to it).</summary>
    internal static bool EndsBefore(string text, int at)
    {
        if (text[at - 1] == '\n')
            return true;
        if (at >= text.Length || !char.IsWhiteSpace(text[at]))
            return false;

        var stop = at - 1;
        while (stop > 0 && at - stop < MostClosings && (text[stop] is '»' or '”' or '"' or ')' or ']' || (IsInnerBlank(text[stop]) && text[stop + 1] == '»')))
            stop--;
        if (text[stop] is not ('.' or '!' or '?' or '…') || (text[stop] == '.' && IsAbbreviated(text, stop)))
            return false;

        var next = at;
        while (next < text.Length && IsInnerBlank(text[next]))
            next++;
        return next >= text.Length || char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '«' or '“' or '"' or '—' or '–' or '\n';
    }

    private static bool IsInnerBlank(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\t';

    private static bool IsAbbreviated(string text, int stop)
    {
        var start = stop;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var word = text[start..stop];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }
}
