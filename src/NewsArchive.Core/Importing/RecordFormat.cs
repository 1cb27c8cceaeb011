using NewsArchive.Articles;
using NewsArchive.Importing.Pages;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Fourth stage of an import: reads what a line or a row holds. The same article as a seed file makes the same text.</summary>
internal static class RecordFormat
{
    /// <returns>The article, or the reason why there is none.</returns>
    public static (ParsedArticle? Article, Message? Rejected) Parse(ArticleRecord record)
    {
        if (record.Date is not { } written)
            return (null, new Message("import.record-no-date"));
        var (read, impossible) = PartialDate.TryParse(written.Trim(), out var plain) ? (new WrittenDate(plain), null) : WrittenDate.Read(written);
        if (read is not { Date: var date })
            return (null, new Message(impossible is not null || PartialDate.HasForm(written.Trim()) ? "import.impossible-date" : "import.unreadable-date", SeedFormat.Excerpt(written)));
        var body = SeedFormat.JoinBlocks(TextForm.Of(record.Text ?? ""));
        var title = record.TitleIsDerived ? "" : Line(record.Title) ?? "";
        if (body.Length == 0 && title.Length == 0)
            return (null, new Message("import.no-text"));
        // Exports have the headline before the text or only beside it.
        if (title.Length > 0 && !StartsWithLine(body, title))
            body = body.Length == 0 ? title : $"{title}\n\n{body}";
        var (headline, blocks) = title.Length > 0 ? (title, BlockReader.Read(body, title.Length)) : BlockReader.Read(body);
        return (new ParsedArticle(date, headline ?? DerivedTitle.From(blocks[0].Span.In(body)), headline is null, body, blocks)
        {
            Source = Line(record.Source),
            Url = record.Url is { } address ? CanonicalAddress.Of(address.Trim()) : null,
            Section = Line(record.Section),
            Language = Line(record.Language),
            Authors = [.. record.Authors.Select(Line).OfType<string>().Distinct().Take(Article.MostAuthors)],
        }, null);
    }

    /// <summary>The key that a record names, or null.</summary>
    public static string? KeyOf(ArticleRecord record) => Line(record.Id);

    private static bool StartsWithLine(string text, string line) =>
        text.StartsWith(line, StringComparison.Ordinal) && (text.Length == line.Length || text[line.Length] == '\n');

    private static string? Line(string? written)
    {
        if (written is null)
            return null;
        var line = string.Join(' ', TextForm.Of(written).Split(['\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        line = line.Length <= Article.LongestName ? line : line[..Offsets.LastBorder(line, Article.LongestName)].TrimEnd();
        return line.Length == 0 ? null : line;
    }
}
