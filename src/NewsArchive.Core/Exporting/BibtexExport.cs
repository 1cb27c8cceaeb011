using System.Globalization;
using System.Text;
using NewsArchive.Articles;

namespace NewsArchive.Exporting;

/// <summary>BibTeX: an entry for each article, for LaTeX, JabRef or Zotero. UTF-8; the signs of TeX are written out.</summary>
internal sealed class BibtexExport : ExportFormat
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public override string Name => "bibtex";

    public override string Ending => "bib";

    public override string MediaType => "application/x-bibtex; charset=utf-8";

    public override IReadOnlyList<string> Lacks => ["texts", "annotations", "originals", "history"];

    internal override string? Offsets => null;

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        // What stands outside of entries is no part of them; an at sign would begin one.
        var manifest = Manifest.Of(export);
        await WriteAsync($"% {manifest.Program}, {manifest.ExportedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n% {OneLine(manifest.Query).Replace('@', '\uFF20')}\n");
        foreach (var lack in manifest.Lacks)
            await WriteAsync($"% - {OneLine(lack)}\n");
        await foreach (var article in export.Articles(ExportParts.None, cancellation))
            await WriteAsync(Entry(article.Article));
        await WriteAsync($"\n% {export.Counts.Articles} articles\n");

        async Task WriteAsync(string text) => await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    private static string Entry(Article article)
    {
        var entry = new StringBuilder($"\n@article{{{KeyOf(article)}");
        if (article.Authors.Count > 0)
            Field("author", string.Join(" and ", article.Authors.Select(author => $"{{{Escaped(author)}}}")));
        Field("title", $"{{{Escaped(article.Title)}}}");
        if (article.Source is not null)
            Field("journal", Escaped(article.Source));
        Field("date", article.Date.ToString());
        Field("year", article.Date.Year.ToString("0000", CultureInfo.InvariantCulture));
        if (article.Date.Month is { } month)
            entry.Append(CultureInfo.InvariantCulture, $",\n  month = {Months[month - 1]}");
        if (article.Date.Day is { } day)
            Field("day", day.ToString(CultureInfo.InvariantCulture));
        if (article.Url is not null)
            Field("url", Address(article.Url));
        if (article.Language is null || article.Language.StartsWith("fr", StringComparison.Ordinal))
            Field("langid", "french");
        Field("note", Escaped(article.Key));
        return entry.Append("\n}\n").ToString();

        void Field(string name, string value) => entry.Append(CultureInfo.InvariantCulture, $",\n  {name} = {{{value}}}");
    }

    // Publication, year and number: readable, and no other article has it.
    private static string KeyOf(Article article)
    {
        var source = string.Concat((article.Source ?? "article").Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit).Take(30)).ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{(source.Length > 0 ? source : "article")}{article.Date.Year:0000}-{article.Id}");
    }

    // Braces are counted even behind a backslash: they have names.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in OneLine(text))
        {
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '{' => "\\textbraceleft{}",
                '}' => "\\textbraceright{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '%' or '$' or '&' or '#' or '_' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string Address(string url) => OneLine(url).Replace("\\", "%5C", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
