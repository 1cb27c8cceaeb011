using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>An article for a bibliography: <c>/articles/7/citation.bib</c>, <c>.ris</c>.</summary>
internal static class CitationDownload
{
    private static readonly string[] Formats = ["bibtex", "ris"];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/articles/{id:long}/citation.{ending}", GiveAsync).WithName("downloadCitation")
        .Produces<string>(200, "application/x-bibtex", "application/x-research-info-systems").ProducesProblem(404);

    private static async Task<IResult> GiveAsync(long id, string ending, ArchiveContext context, Exporter exporter, CancellationToken cancellation)
    {
        if (Formats.Select(ExportFormat.Of).OfType<ExportFormat>().FirstOrDefault(format => format.Ending == ending) is not { } chosen
            || !await context.LivingArticles.AnyAsync(article => article.Id == id, cancellation))
            return Problems.NotFound();
        return TypedResults.Stream(output => exporter.WriteAsync(chosen, ExportSelection.Of(id), output, cancellation), chosen.MediaType, $"article-{id}.{chosen.Ending}");
    }
}
