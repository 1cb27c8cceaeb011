using System.Text.RegularExpressions;
using NewsArchive.Articles;

namespace NewsArchive.Importing;

/// <summary>Tells headline, standfirst, headings, credits and paragraphs of a text apart.</summary>
internal static partial class BlockReader
{
    /// <summary>The longest headline, standfirst, heading or credit, in UTF-16 code units.</summary>
    private const int Short = 200;

    /// <param name="text">The text: blocks separated by one blank line, not empty.</param>
    /// <returns>The headline, or null when the text begins with a sentence; and all blocks, the headline's included.</returns>
    public static (string? Headline, List<Block> Blocks) Read(string text)
    {
        var end = FirstLineEnd(text);
        var headline = IsHeadline(text, end) ? text[..end].TrimEnd() : null;
        return (headline, Read(text, headline?.Length ?? 0));
    }

    /// <param name="text">The text: blocks separated by one blank line, not empty.</param>
    /// <param name="headline">How long its headline is, in UTF-16 code units; 0 when it has none.</param>
    /// <returns>All blocks, the headline's included.</returns>
    public static List<Block> Read(string text, int headline)
    {
        var blocks = new List<Block>();
        if (headline > 0)
            blocks.Add(new Block(0, headline, BlockKind.Headline));
        var from = headline == 0 ? 0 : FirstLineEnd(text);
        foreach (var range in text.AsSpan(from).Split("\n\n"))
        {
            var block = text.AsSpan(from)[range];
            var start = from + range.Start.Value + block.Length - block.TrimStart().Length;
            block = block.Trim();
            if (block.Length > 0)
                blocks.Add(new Block(start, start + block.Length, IsHeading(block) ? BlockKind.Heading : BlockKind.Paragraph));
        }

        if (headline > 0 && blocks.Count > 1 && blocks[1].Kind == BlockKind.Paragraph && IsStandfirst(blocks[1].Span.In(text)))
            blocks[1] = blocks[1] with { Kind = BlockKind.Standfirst };
        for (var last = blocks.Count - 1; last > 0 && IsCredit(blocks[last].Span.In(text)); last--)
            blocks[last] = blocks[last] with { Kind = BlockKind.Credit };
        return blocks;
    }

    private static int FirstLineEnd(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text.Length : end;
    }

    // A line that goes on below in small letters is wrapped running text, not a headline.
    private static bool IsHeadline(string text, int end)
    {
        var line = text.AsSpan(0, end).TrimEnd();
        var goesOn = end + 1 < text.Length && text[end + 1] != '\n' && text.AsSpan(end + 1).TrimStart() is [var next, ..] && char.IsLower(next);
        return !goesOn && line.Length <= Short && !EndsWithFullStop(line);
    }

    private static bool IsStandfirst(string block) => block.Length <= Short && !block.EndsWith(':') && !EndsWithFullStop(block);

    private static bool IsHeading(ReadOnlySpan<char> block)
    {
        if (block.Length > Short)
            return false;
        var capitals = 0;
        foreach (var c in block)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsUpper(c))
                capitals++;
        }

        return capitals > 1;
    }

    private static bool IsCredit(string block) => block.Length <= Short && Credit().IsMatch(block);

    // « … » and « ... » do not end a sentence here, nor does the stop of an initial or of « etc. ».
    private static bool EndsWithFullStop(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(" \t\u00A0\u202F»”\"’')]");
        return line is [.., '.'] && !line.EndsWith("..") && !Abbreviated().IsMatch(line);
    }

    [GeneratedRegex(@"(?:(?<!\p{L})\p{Lu}|\b(?:etc|[JjSs]r|[Ii]nc|Ltd))\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(
        @"\bcontribué\s+à\s+(?:ce|cet|cette)\s+(?:rapport|article|reportage|dépêche|enquête|récit)\b"
        + @"|^\(?(?:avec|source|sources|crédit|crédits|par)\s*:?\s+(?:l['’]\s*)?(?:AFP|AP|Reuters|Associated Press|agence|agences|EFE|DPA|ANSA|Belga|ATS)\b"
        + @"|^\(?(?:traduit|traduction)\s+(?:de|du|par)\b|^propos\s+recueillis\s+par\b|^(?:©|\(c\)\s)|^\(?(?:AFP|AP|Reuters)\)?\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();
}
