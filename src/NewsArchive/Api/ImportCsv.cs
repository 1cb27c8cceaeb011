using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The report of an import for a spreadsheet, a row for each file.</summary>
internal static class ImportCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/import/{id:long}.csv", WriteAsync).WithName("downloadImportReport").Produces<string>(200, CsvAnswer.MediaType).ProducesProblem(404);

    private static async Task<IResult> WriteAsync(long id, HttpContext http, ArchiveContext context)
    {
        if (!await context.ImportRuns.AnyAsync(run => run.Id == id, http.RequestAborted))
            return Problems.NotFound();

        return new CsvAnswer($"import-{id}.csv", async csv =>
        {
            csv.WriteHeader("place", "file", "key", "outcome", "article", "notes");
            var files = context.ImportedFiles.AsNoTracking().Where(file => file.RunId == id).OrderBy(file => file.Place);
            await foreach (var file in files.AsAsyncEnumerable().WithCancellation(http.RequestAborted))
            {
                csv.WriteField(file.Place);
                csv.WriteField(file.File);
                csv.WriteField(file.Key);
                csv.WriteField(file.Outcome.ToString().ToLowerInvariant());
                csv.WriteField(file.ArticleId);
                csv.WriteField(string.Join(" · ", file.Notes.Select(note => Texts.Say(note))));
                await csv.EndRecordAsync(http.RequestAborted);
            }
        });
    }
}
