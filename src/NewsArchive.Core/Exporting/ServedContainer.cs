using System.Buffers;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>All annotations of an archive as a site serves them: a collection, which is a container, and its pages.</summary>
/// <remarks>It has what stands in the current texts and was not rejected. A page is found in memory and read from the articles it lies in, so that the last one costs no more than the first.</remarks>
/// <param name="context">The archive.</param>
/// <param name="tally">Where in the collection each article begins.</param>
public sealed class ServedContainer(ArchiveContext context, AnnotationTally tally)
{
    /// <summary>How many annotations a page has, the last one aside.</summary>
    public const int PageSize = 200;

    /// <summary>The address of the collection, which says what its pages give.</summary>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    /// <param name="areNames">Whether pages give only addresses of annotations.</param>
    public static string AddressOf(string site, bool areNames) => $"{site}/annotations/?iris={(areNames ? 1 : 0)}";

    /// <summary>Writes the collection.</summary>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    /// <param name="areNames">Whether pages give only addresses of annotations.</param>
    /// <param name="isMinimal">Whether the first page is left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>JSON, UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> WriteAsync(string site, bool areNames, bool isMinimal, CancellationToken cancellation = default)
    {
        var found = await ReadAsync(site, 0, isMinimal ? 0 : PageSize, areNames, cancellation);
        return Write(json =>
        {
            AnnotationContext.Write(json, [AnnotationContext.Model, AnnotationContext.Containers]);
            json.WriteString("id", AddressOf(site, areNames));
            json.WriteStartArray("type");
            json.WriteStringValue("BasicContainer");
            json.WriteStringValue("AnnotationCollection");
            json.WriteEndArray();
            json.WriteString("label", "NewsArchive");
            WriteSum(json, found);
            // Where there is nothing, there is no page.
            if (found.Total == 0)
                return;
            if (isMinimal)
            {
                json.WriteString("first", AddressOf(site, areNames, 0));
            }
            else
            {
                json.WriteStartObject("first");
                WritePage(json, site, 0, areNames, found);
                json.WriteEndObject();
            }

            json.WriteString("last", AddressOf(site, areNames, (found.Total - 1) / PageSize));
        });
    }

    /// <summary>Writes one page.</summary>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    /// <param name="page">Its number, from 0.</param>
    /// <param name="areNames">Whether it gives only addresses of annotations.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>JSON, UTF-8; null behind the last page.</returns>
    public async Task<ReadOnlyMemory<byte>?> WritePageAsync(string site, int page, bool areNames, CancellationToken cancellation = default)
    {
        var found = await ReadAsync(site, (long)page * PageSize, PageSize, areNames, cancellation);
        if ((long)page * PageSize >= found.Total)
            return null;
        return Write(json =>
        {
            AnnotationContext.Write(json, [AnnotationContext.Model]);
            json.WriteStartObject("partOf");
            json.WriteString("id", AddressOf(site, areNames));
            WriteSum(json, found);
            json.WriteEndObject();
            WritePage(json, site, page, areNames, found);
        });
    }

    private async Task<Stretch> ReadAsync(string site, long start, int count, bool areNames, CancellationToken cancellation)
    {
        await using var transaction = await context.BeginReadingAsync(cancellation);
        await using var used = await context.Database.UseTransactionAsync(transaction, cancellation);
        var identity = await ArchiveIdentity.ReadAsync(context, cancellation);
        var place = tally.Find(transaction.Connection!, start, count);
        var modified = await context.LastModifiedAsync(identity, cancellation);
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, ExportJson.Writing);
        json.WriteStartArray();
        await foreach (var annotation in MembersAsync(transaction, new SiteNames(identity, site), place.Articles, cancellation).Skip(place.Skipped).Take(count).WithCancellation(cancellation))
        {
            if (areNames)
                json.WriteStringValue(annotation.Id);
            else
                annotation.Write(json);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellation);
        return new(place.Total, modified, buffer.WrittenMemory);
    }

    private async IAsyncEnumerable<WebAnnotation> MembersAsync(
        DbTransaction transaction, SiteNames names, IReadOnlyList<long> articles, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new ArticleReading(context, transaction, new ExportRequest(articles), Standing.Broken, tellsRejected: false);
        await foreach (var read in reading.ReadAsync(ExportParts.Annotations, cancellation))
        {
            var members = read with
            {
                Quotes = [.. read.Quotes.Where(one => one.Quote.Revision == read.Article.Revision)],
                Mentions = [.. read.Mentions.Where(one => one.Mention.Revision == read.Article.Revision)],
            };
            var annotations = await ServedAnnotations.OfAsync(context, members, names, cancellation);
            await foreach (var annotation in annotations.AllAsync(cancellation))
                yield return annotation;
        }
    }

    private static void WriteSum(Utf8JsonWriter json, Stretch found)
    {
        json.WriteNumber("total", found.Total);
        json.WriteString("modified", found.Modified.UtcDateTime);
    }

    private static void WritePage(Utf8JsonWriter json, string site, int page, bool areNames, Stretch found)
    {
        json.WriteString("id", AddressOf(site, areNames, page));
        json.WriteString("type", "AnnotationPage");
        json.WriteNumber("startIndex", (long)page * PageSize);
        if (page > 0)
            json.WriteString("prev", AddressOf(site, areNames, page - 1));
        if ((page + 1L) * PageSize < found.Total)
            json.WriteString("next", AddressOf(site, areNames, page + 1));
        json.WritePropertyName("items");
        json.WriteRawValue(found.Items.Span, skipInputValidation: true);
    }

    private static string AddressOf(string site, bool areNames, long page) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AddressOf(site, areNames)}&p={page}");

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ExportJson.Writing))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private sealed record Stretch(long Total, DateTimeOffset Modified, ReadOnlyMemory<byte> Items);
}
