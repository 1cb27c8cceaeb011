using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>Who spoke when, for a spreadsheet: a row for each speaker, a column for each period.</summary>
internal static class SpeakersCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/quotes/speakers.csv", WriteAsync).WithName("downloadSpeakers").Produces<string>(200, CsvAnswer.MediaType).ProducesProblem(400);

    private static async Task WriteAsync(HttpContext http, QuoteSearch search, ArchiveOptions archive, [AsParameters] QuoteParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Quotes();
        if (Problems.OfFaults(list) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        var table = (await search.ResultsAsync(query, QuoteCounting.Speakers, http.RequestAborted)).Speakers();
        await using var csv = CsvAnswer.Begin(http.Response, "speakers.csv");
        csv.WriteHeader(["speakerId", "speaker", "total", .. table.Periods]);
        foreach (var row in table.Rows)
        {
            csv.WriteField(row.Id);
            csv.WriteField(row.Id == 0 ? Texts.Say("quote.no-speaker") : row.Name);
            csv.WriteField(row.Total);
            foreach (var count in row.Counts)
                csv.WriteField(count);
            await csv.EndRecordAsync(http.RequestAborted);
        }
    }
}
