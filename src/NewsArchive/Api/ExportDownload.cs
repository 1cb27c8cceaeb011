using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>A list in a format for other programs: what it shows, all of it. It is written while it is read; a reader who leaves stops it.</summary>
internal static class ExportDownload
{
    private static readonly string[] MediaTypes = [.. ExportFormat.All.Select(format => format.MediaType.Split(';')[0]).Distinct()];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/export/{format}", WriteAsync).WithName("exportList")
        .Produces<Stream>(200, MediaTypes[0], MediaTypes[1..]).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task<IResult> WriteAsync(
        string format, HttpContext http, ArticleSearch search, QuoteSearch quotes, Exporter exporter, ArchiveContext context, ArchiveOptions archive, TimeProvider time,
        [AsParameters] ListParameters parameters, string? of = null)
    {
        if (ExportFormat.Of(format) is not { } chosen)
            return Problems.Of(StatusCodes.Status404NotFound, new Message("export.unknown", format, string.Join(", ", ExportFormat.All.Select(one => one.Name))));

        var cancellation = http.RequestAborted;
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var request = list.IsOfQuotes
            ? await ExportSelection.OfAsync(quotes, context, list.Quotes(), cancellation)
            : await ExportSelection.OfAsync(search, list.Articles(), cancellation);
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;
        if (request is null)
            return Problems.Partial();
        var file = $"newsarchive-{chosen.Name}-{time.GetUtcNow():yyyy-MM-dd}.{chosen.Ending}";
        return TypedResults.Stream(output => exporter.WriteAsync(chosen, request, output, cancellation), chosen.MediaType, file);
    }
}
