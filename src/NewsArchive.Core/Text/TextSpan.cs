namespace NewsArchive.Text;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Where it begins: UTF-16 code units, inclusive, counted from 0.</param>
/// <param name="End">Where it ends: UTF-16 code units, exclusive; never before <paramref name="Start"/>.</param>
/// <remarks>Two spans are equal when both ends are. A span knows nothing of the text it was taken from.</remarks>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How long the span is, in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two spans share at least one code unit.</summary>
    /// <param name="other">The other span of the same text.</param>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether the other span lies inside this one, borders included.</summary>
    /// <param name="other">The other span of the same text.</param>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The words of a text that the span covers.</summary>
    /// <param name="text">The text the span was taken from; must be at least <see cref="End"/> long.</param>
    public string In(string text) => text[Start..End];
}
