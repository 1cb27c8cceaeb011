using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The histogram of a list for a spreadsheet: the rows of the table beneath it.</summary>
internal static class HistogramCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/histogram.csv", WriteAsync).WithName("downloadHistogram").Produces<string>(200, CsvAnswer.MediaType).ProducesProblem(400);

    private static async Task WriteAsync(HttpContext http, ArticleSearch search, ArchiveOptions archive, [AsParameters] ListParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFaults(list) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        var results = await search.ResultsAsync(query, counted: true, http.RequestAborted);
        var histogram = Histogram.Of(results.Periods(), query);
        await using var csv = CsvAnswer.Begin(http.Response, "histogram.csv");
        csv.WriteHeader("period", "articles", "all", "share");
        // EDTF: an unspecified month.
        foreach (var (bar, name) in histogram.Bars.Select(bar => (bar, bar.Name)).Concat(histogram.Undated.Select(bar => (bar, bar.Name + "-XX"))))
        {
            csv.WriteField(name);
            csv.WriteField(bar.Count);
            csv.WriteField(bar.OfAll);
            // A number as the spreadsheet of the reader's language reads it.
            csv.WriteField(bar.Share.ToString("0.####", Texts.Language));
            await csv.EndRecordAsync(http.RequestAborted);
        }
    }
}
