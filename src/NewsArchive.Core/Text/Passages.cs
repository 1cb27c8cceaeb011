namespace NewsArchive.Text;

/// <summary>Finds a passage that a person copied or typed, in the text it came from.</summary>
/// <remarks>Copying changes blanks (no-break spaces become plain, line ends become blanks) and typing changes
/// apostrophes: neither counts here. All else must stand in the text as given.</remarks>
public static class Passages
{
    /// <summary>The longest passage that is looked for, in UTF-16 code units; longer ones stand nowhere.</summary>
    public const int LongestPassage = 20_000;

    /// <summary>Finds every place of a passage.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passage">The passage; blanks around it do not count, and an empty one stands nowhere.</param>
    /// <param name="most">How many places are wanted at most.</param>
    /// <returns>The places, in order: UTF-16 code units, half-open.</returns>
    public static IReadOnlyList<TextSpan> Find(string text, string passage, int most = 50)
    {
        var wanted = Wanted(passage);
        var places = new List<TextSpan>();
        if (wanted.Length == 0)
            return places;
        for (var start = 0; start < text.Length && places.Count < most; start++)
        {
            if (EndOf(text, start, wanted) is { } end && Offsets.Fits(text, new TextSpan(start, end)))
                places.Add(new TextSpan(start, end));
        }

        return places;
    }

    /// <summary>Finds the place of a passage that is nearest to another place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="near">The other place, in UTF-16 code units.</param>
    /// <returns>The place, or null when the passage does not stand in the text.</returns>
    public static TextSpan? Nearest(string text, string passage, int near)
    {
        var wanted = Wanted(passage);
        TextSpan? nearest = null;
        for (var start = 0; start < text.Length && wanted.Length > 0; start++)
        {
            var isNearer = nearest is null || Math.Abs(start - near) < Math.Abs(nearest.Value.Start - near);
            if (isNearer && EndOf(text, start, wanted) is { } end && Offsets.Fits(text, new TextSpan(start, end)))
                nearest = new TextSpan(start, end);
            else if (!isNearer && start > near)
                break;
        }

        return nearest;
    }

    private static string Wanted(string passage)
    {
        var wanted = TextForm.Of(passage).Trim();
        return wanted.Length <= LongestPassage ? wanted : "";
    }

    private static int? EndOf(string text, int start, string wanted)
    {
        var (at, i) = (start, 0);
        while (i < wanted.Length)
        {
            if (char.IsWhiteSpace(wanted[i]))
            {
                if (at >= text.Length || !char.IsWhiteSpace(text[at]))
                    return null;
                while (i < wanted.Length && char.IsWhiteSpace(wanted[i]))
                    i++;
                while (at < text.Length && char.IsWhiteSpace(text[at]))
                    at++;
            }
            else if (at < text.Length && (text[at] == wanted[i] || (Elision.IsApostrophe(text[at]) && Elision.IsApostrophe(wanted[i]))))
            {
                at++;
                i++;
            }
            else
            {
                return null;
            }
        }

        return at;
    }
}
