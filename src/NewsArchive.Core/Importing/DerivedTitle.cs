namespace NewsArchive.Importing;

/// <summary>Makes a title for an article without headline, from its first paragraph.</summary>
internal static class DerivedTitle
{
    private const int Longest = 100;

    /// <param name="paragraph">The first paragraph, not empty.</param>
    /// <returns>The paragraph without its final stop, or its beginning cut at a word, with « … »; one line.</returns>
    public static string From(string paragraph)
    {
        var line = string.Join(' ', paragraph.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest)
            return line is [_, .., '.'] && !line.EndsWith("..", StringComparison.Ordinal) ? line[..^1] : line;

        var cut = Longest;
        while (cut > 0 && !char.IsWhiteSpace(line[cut]))
            cut--;
        if (cut == 0)
            cut = Text.Offsets.LastBorder(line, Longest);
        return line[..cut].TrimEnd(' ', '\t', '\u00A0', '\u202F', ',', ';', ':', '–', '—', '-', '(', '[', '«', '“', '"') + "…";
    }
}
