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
        await using var json = new Utf8JsonWriter(output, ExportJson.Writing);
        json.WriteStartObject();
        WriteContext(json);
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
        var total = 0L;
        await foreach (var article in export.Articles(ExportParts.Annotations, cancellation))
        {
            export.Name(article.Entities);
            var annotations = new WebAnnotations(export, json, article, (number, stop) => export.TextAsync(article.Article.Id, number, stop)) { Next = NextAsync };
            await annotations.WriteAsync(categories, cancellation);
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

    // What the model has no term for has one of ours; what is no statement at all is none to a reader of JSON-LD.
    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/anno.jsonld");
        json.WriteStartObject();
        json.WriteString("na", "urn:newsarchive:ns:");
        foreach (var term in new[] { "role", "kind", "key", "status", "origin", "confidence", "standing", "revision" })
            json.WriteString(term, $"na:{term}");
        json.WriteNull("manifest");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
