namespace NewsArchive.Exporting;

/// <summary>TEI P5: a document for each article, with a header, a register of those that are named in it, and its text.</summary>
internal sealed class TeiExport : ExportFormat
{
    public override string Name => "tei";

    public override string Ending => "zip";

    public override string MediaType => "application/zip";

    public override IReadOnlyList<string> Lacks => ["collections", "earlier", "illegal", "rejected", "originals", "history"];

    internal override Standing Tells => Standing.Check;

    internal override string Offsets => "code points";

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var zip = await ZippedFiles.BeginAsync(output, export.At, cancellation);
        var categories = (await export.CategoriesAsync(cancellation)).ToDictionary(c => c.Id, c => c.Name);
        await foreach (var article in export.Articles(ExportParts.Annotations, cancellation))
        {
            export.Name(article.Entities);
            await zip.WriteAsync($"{ZippedFiles.NameOf(article.Article)}.xml", new TeiDocument(article, categories, export).Write(), cancellation);
        }

        await zip.CompleteAsync(Manifest.Whole(export), cancellation);
    }
}
