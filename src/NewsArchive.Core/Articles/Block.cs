using NewsArchive.Text;

namespace NewsArchive.Articles;

/// <summary>What a block of an article is.</summary>
public enum BlockKind
{
    /// <summary>The headline as printed. A derived title is not part of the text and has no block.</summary>
    Headline,

    /// <summary>The short text under the headline that sums the article up.</summary>
    Standfirst,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A line set apart within the text, often a stray link of the page it came from.</summary>
    Heading,

    /// <summary>Who contributed: « L’Associated Press a contribué à ce rapport. »</summary>
    Credit,
}

/// <summary>One block of an article's text.</summary>
/// <param name="Start">Where it begins in the revision's text: UTF-16 code units, inclusive.</param>
/// <param name="End">Where it ends: UTF-16 code units, exclusive.</param>
/// <param name="Kind">What it is.</param>
/// <remarks>Blocks of a revision are in order, disjoint and never empty; between two stands at least one line end.</remarks>
public readonly record struct Block(int Start, int End, BlockKind Kind)
{
    /// <summary>The stretch of the text the block covers.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>
    /// Whether blocks are those of a text as an import makes them: they <see cref="Fit"/>, begin and end with a character that is no
    /// blank, nothing but blanks stands around them, and at least one line end between two.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="blocks">The blocks; any values are allowed.</param>
    public static bool Cover(string text, IReadOnlyList<Block> blocks)
    {
        if (!Fit(text, blocks))
            return false;
        var end = 0;
        foreach (var block in blocks)
        {
            var between = text.AsSpan(end, block.Start - end);
            if (!Enum.IsDefined(block.Kind) || !between.IsWhiteSpace() || (end > 0 && !between.Contains('\n')))
                return false;
            if (char.IsWhiteSpace(text[block.Start]) || char.IsWhiteSpace(text[block.End - 1]))
                return false;
            end = block.End;
        }

        return text.AsSpan(end).IsWhiteSpace();
    }

    /// <summary>Whether blocks can be those of a text: there are some, in order, disjoint, not empty, within it, and none cuts a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="blocks">The blocks; any values are allowed.</param>
    public static bool Fit(string text, IEnumerable<Block> blocks)
    {
        var end = 0;
        foreach (var block in blocks)
        {
            if (block.Start < end || block.End > text.Length || !Offsets.Fits(text, block.Span))
                return false;
            end = block.End;
        }

        return end > 0;
    }
}
