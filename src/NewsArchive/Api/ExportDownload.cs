using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>A list in a format for other programs: what it shows, all of it. It is written while it is read; a reader who leaves stops it.</summary>
internal static class ExportDownload
{
    private static readonly string[] MediaTypes = [.. ExportFormat.All.Select(format => format.MediaType.Split(';')[0]).Distinct()];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/export/{format}", WriteAsync).WithName("exportList")
        .Produces<Stream>(200, MediaTypes[0], MediaTypes[1..]).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task WriteAsync(
        string format, HttpContext http, ArticleSearch search, QuoteSearch quotes, Exporter exporter, ArchiveContext context, ArchiveOptions archive, TimeProvider time,
        [AsParameters] ListParameters parameters, string? of = null)
    {
        if (ExportFormat.Of(format) is not { } chosen)
        {
            await Problems.Of(StatusCodes.Status404NotFound, new Message("export.unknown", format, string.Join(", ", ExportFormat.All.Select(one => one.Name)))).ExecuteAsync(http);
            return;
        }

        var cancellation = http.RequestAborted;
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var request = list.IsOfQuotes
            ? await ExportSelection.OfAsync(quotes, context, list.Quotes(), cancellation)
            : await ExportSelection.OfAsync(search, list.Articles(), cancellation);
        // A file of which a part is missing would be taken for the whole.
        var refusal = Problems.OfFaults(list) ?? (request is null ? Problems.Of(StatusCodes.Status503ServiceUnavailable, new Message("search.partial")) : null);
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = chosen.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"newsarchive-{chosen.Name}-{time.GetUtcNow():yyyy-MM-dd}.{chosen.Ending}\"";
        await exporter.WriteAsync(chosen, request!, http.Response.Body, cancellation);
    }
}
