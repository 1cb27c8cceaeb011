using NewsArchive.Contract;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>Who spoke when, for a spreadsheet: a row for each speaker, a column for each period.</summary>
internal static class SpeakersCsv
{
    public static void Map(IEndpointRouteBuilder app) => CsvAnswer.MapList(app, "/quotes/speakers.csv", "downloadSpeakers", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, QuoteSearch search, ArchiveOptions archive, [AsParameters] QuoteParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Quotes();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;

        var results = await search.ResultsAsync(query, QuoteCounting.Speakers, http.RequestAborted);
        if (results.IsPartial)
            return Problems.Partial();

        var table = results.Speakers();
        return new CsvAnswer("speakers.csv", async csv =>
        {
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
        });
    }
}
