using System.Globalization;
using System.Text;
using NewsArchive.Articles;

namespace NewsArchive.Exporting;

/// <summary>RIS: a record for each article, for Zotero, EndNote or Mendeley. It has no comments: the manifest is told elsewhere.</summary>
internal sealed class RisExport : ExportFormat
{
    public override string Name => "ris";

    public override string Ending => "ris";

    public override string MediaType => "application/x-research-info-systems; charset=utf-8";

    public override IReadOnlyList<string> Lacks => ["manifest", "texts", "annotations", "originals", "history"];

    internal override string? Offsets => null;

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        await foreach (var article in export.Articles(ExportParts.None, cancellation))
            await output.WriteAsync(Encoding.UTF8.GetBytes(Record(article.Article)), cancellation);
    }

    private static string Record(Article article)
    {
        var record = new StringBuilder();
        Line("TY", "NEWS");
        Line("TI", article.Title);
        foreach (var author in article.Authors)
            Line("AU", author);
        if (article.Source is not null)
            Line("T2", article.Source);
        Line("PY", article.Date.Year.ToString("0000", CultureInfo.InvariantCulture));
        Line("DA", string.Create(CultureInfo.InvariantCulture, $"{article.Date.Year:0000}/{article.Date.Month:00}/{article.Date.Day:00}/"));
        if (article.Section is not null)
            Line("SE", article.Section);
        if (article.Url is not null)
            Line("UR", article.Url);
        Line("LA", article.Language ?? "fr");
        Line("AN", article.Key);
        Line("ER", "");
        return record.Append("\r\n").ToString();

        // A tag counts at the beginning of a line only: no value may begin one.
        void Line(string tag, string value) =>
            record.Append(CultureInfo.InvariantCulture, $"{tag}  - {string.Concat(value.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))}\r\n");
    }
}
