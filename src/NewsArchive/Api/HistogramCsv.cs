using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The histogram of a list for a spreadsheet: the rows of the table beneath it.</summary>
internal static class HistogramCsv
{
    public static void Map(IEndpointRouteBuilder app) => CsvAnswer.MapList(app, "/histogram.csv", "downloadHistogram", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, ArticleSearch search, ArchiveOptions archive, [AsParameters] ListParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;

        var results = await search.ResultsAsync(query, counted: true, http.RequestAborted);
        if (results.IsPartial)
            return Problems.Partial();

        var histogram = Histogram.Of(results.Periods(), query);
        return new CsvAnswer("histogram.csv", async csv =>
        {
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
        });
    }
}
