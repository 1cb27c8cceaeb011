namespace NewsArchive.Exporting;

/// <summary>UIMA CAS JSON 0.4 for INCEpTION: a file for each article, each with its types.</summary>
internal sealed class CasExport : ExportFormat
{
    public override string Name => "uima";

    public override string Ending => "zip";

    public override string MediaType => "application/zip";

    public override IReadOnlyList<string> Lacks => ["metadata", "blocks", "earlier", "register", "rejected", "originals", "history"];

    internal override Standing Tells => Standing.Check;

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var zip = await ZippedFiles.BeginAsync(output, export.At, cancellation);
        var categories = (await export.CategoriesAsync(cancellation)).ToDictionary(c => c.Id, c => c.Name);
        await foreach (var article in export.Articles(ExportParts.Annotations, cancellation))
        {
            export.Name(article.Entities);
            await zip.WriteAsync($"{ZippedFiles.NameOf(article.Article)}.json", CasDocument.Of(article, categories, export.Identity), cancellation);
        }

        await zip.CompleteAsync(Manifest.Whole(export), cancellation);
    }
}
