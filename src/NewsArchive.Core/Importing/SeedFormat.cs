using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>An article as a file has it.</summary>
/// <param name="Date">Its date.</param>
/// <param name="Title">The headline, or the derived title.</param>
/// <param name="TitleIsDerived">Whether there was no headline.</param>
/// <param name="Text">The text in its stored form.</param>
/// <param name="Blocks">Its blocks, in order.</param>
internal sealed record ParsedArticle(PartialDate Date, string Title, bool TitleIsDerived, string Text, IReadOnlyList<Block> Blocks)
{
    /// <summary>The publication, where the file names it; else null.</summary>
    public string? Source { get; init; }

    /// <summary>The address it was published at, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The part of the publication it stood in, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The language it says it is written in, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Who wrote it; may be empty.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Which part of a saved page each field was taken from; empty for other files.</summary>
    public IReadOnlyList<FieldOrigin> Origins { get; init; } = [];

    /// <summary>The bytes to be kept, or null where the text holds all there was.</summary>
    public Original? Original { get; init; }

    /// <summary>What is to be known of how it was read.</summary>
    public IReadOnlyList<Message> Notes { get; init; } = [];

    /// <summary>The first character in it that cannot be stored (<see cref="StorableText"/>), or null.</summary>
    public string? Unstorable => ((string?[])[Title, Text, Source, Url, Section, Language, .. Authors]).Select(StorableText.FaultOf).FirstOrDefault(fault => fault is not null);

    /// <summary>Equal for equal texts, whatever their date.</summary>
    public byte[] TextHash { get; } = Fingerprint.OfText(Text);

    /// <summary>Equal when nothing of the article differs.</summary>
    public byte[] ContentHash => Fingerprint.OfContent(Date, Title, TitleIsDerived, TextHash, [Url, Section, Language, .. Authors]);
}

/// <summary>Fourth stage of an import: reads the form of the seed files, a line « date 2023-09 Headline » and blocks below it.</summary>
internal static partial class SeedFormat
{
    /// <param name="text">The decoded text of a file.</param>
    /// <returns>The article, or the reason why there is none.</returns>
    public static (ParsedArticle? Article, Message? Rejected) Parse(string text)
    {
        text = TextForm.Of(text);
        if (string.IsNullOrWhiteSpace(text))
            return (null, new Message("import.empty"));
        var first = FirstLine().Match(text);
        if (!first.Success)
            return (null, new Message("import.no-date", Excerpt(text)));
        var written = first.Groups["date"].Value;
        if (!PartialDate.TryParse(written, out var date))
            return (null, new Message(PartialDate.HasForm(written) ? "import.impossible-date" : "import.unreadable-date", Excerpt(written)));

        if (ArticlesIn(text, first.Length) is > 1 and var articles)
            return (null, new Message("import.several-articles", articles));
        var body = JoinBlocks(text.AsSpan(first.Length));
        if (body.Length == 0)
            return (null, new Message("import.no-text"));
        var (headline, blocks) = BlockReader.Read(body);
        return (new ParsedArticle(date, headline ?? DerivedTitle.From(blocks[0].Span.In(body)), headline is null, body, blocks), null);
    }

    // Files of this form put together: a block that begins with a date as the first line does, known to the month at least.
    private static int ArticlesIn(string text, int from) =>
        1 + FurtherLine().Matches(text, from).Count(line => PartialDate.TryParse(line.Groups["date"].Value, out var date) && date.Month is not null);

    // Blocks are separated by exactly one blank line, whatever the file has; a block's own lines stay as they are.
    internal static string JoinBlocks(ReadOnlySpan<char> text)
    {
        var joined = new StringBuilder(text.Length);
        var blank = false;
        // Not EnumerateLines: it also ends lines at U+0085 and U+2028, which belong to the text.
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (line.IsWhiteSpace())
            {
                blank = true;
                continue;
            }

            if (joined.Length > 0)
                joined.Append(blank ? "\n\n" : "\n");
            joined.Append(joined.Length == 0 ? line.TrimStart() : line);
            blank = false;
        }

        return joined.ToString().TrimEnd();
    }

    internal static string Excerpt(string text)
    {
        text = text.TrimStart();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end >= 0)
            text = text[..end];
        return text.Length <= 40 ? text.TrimEnd() : string.Concat(text.AsSpan(0, Offsets.LastBorder(text, 40)), "…");
    }

    [GeneratedRegex(@"^\s*date(?:[^\S\n]*:[^\S\n]*|[^\S\n]+)(?<date>[^\s:]+)(?:[^\S\n]*:)?[^\S\n]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"\n[^\S\n]*\n[^\S\n]*date(?:[^\S\n]*:[^\S\n]*|[^\S\n]+)(?<date>\d[^\s:]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FurtherLine();
}
