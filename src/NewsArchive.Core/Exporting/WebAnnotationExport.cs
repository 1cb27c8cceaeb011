using System.Text.Json;

namespace NewsArchive.Exporting;

/// <summary>W3C Web Annotation Data Model, JSON-LD: one collection in pages, of which the first stands in it and the others beside (<c>@included</c>).</summary>
/// <param name="pageSize">How many annotations a page has.</param>
internal sealed class WebAnnotationExport(int pageSize = 10_000) : ExportFormat
{
    private const int Flushed = 1 << 15;

    public override string Name => "w3c";

    public override string Ending => "jsonld";

    public override string MediaType => "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    public override IReadOnlyList<string> Lacks => ["texts", "metadata", "register", "rejected", "originals", "history"];

    internal override Standing Tells => Standing.Earlier;

    internal override string Offsets => "code points";

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var categories = (await export.CategoriesAsync(cancellation)).ToDictionary(c => c.Id, c => c.Name);
        // Never disposed: an export that fails would write its rest.
        var json = new Utf8JsonWriter(output, ExportJson.Writing);
        json.WriteStartObject();
        AnnotationContext.Write(json, [AnnotationContext.Model], silent: "manifest");
        var collection = export.Identity.UrnOf($"annotations {export.Request.Address}");
        json.WriteString("id", collection);
        json.WriteString("type", "AnnotationCollection");
        json.WriteString("label", export.Request.Understood);
        json.WriteString("generated", export.At.UtcDateTime);
        json.WriteStartObject("generator");
        json.WriteString("id", "urn:newsarchive:program");
        json.WriteString("type", "Software");
        json.WriteString("name", $"NewsArchive {Export.Program}");
        json.WriteEndObject();

        json.WritePropertyName("first");
        BeginPage(0);
        var (total, names) = (0L, new UrnNames(export.Identity));
        await foreach (var article in export.Articles(ExportParts.Annotations, cancellation))
        {
            export.Name(article.Entities);
            var annotations = new WebAnnotations(names, article, categories, (number, stop) => export.TextAsync(article.Article.Id, number, stop));
            await foreach (var annotation in annotations.AllAsync(cancellation))
            {
                await NextAsync();
                annotation.Write(json);
            }
        }

        EndPage(null);
        if (total > pageSize)
            json.WriteEndArray();
        json.WriteString("last", PageId((total - 1) / pageSize));
        json.WriteNumber("total", total);
        json.WritePropertyName("manifest");
        // The serialiser itself would flush, and wait.
        json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(Manifest.Whole(export), ExportJson.Options));
        json.WriteEndObject();
        await json.FlushAsync(cancellation);

        async Task NextAsync()
        {
            if (total > 0 && total % pageSize == 0)
            {
                EndPage(PageId(total / pageSize));
                if (total == pageSize)
                    json.WriteStartArray("@included");
                BeginPage(total / pageSize);
            }

            total++;
            if (json.BytesPending > Flushed)
                await json.FlushAsync(cancellation);
        }

        void BeginPage(long page)
        {
            json.WriteStartObject();
            json.WriteString("id", PageId(page));
            json.WriteString("type", "AnnotationPage");
            json.WriteString("partOf", collection);
            json.WriteNumber("startIndex", page * pageSize);
            json.WriteStartArray("items");
        }

        void EndPage(string? next)
        {
            json.WriteEndArray();
            if (next is not null)
                json.WriteString("next", next);
            json.WriteEndObject();
        }

        string PageId(long page) => export.Identity.UrnOf($"annotations {export.Request.Address} page {Math.Max(0, page)}");
    }
}
