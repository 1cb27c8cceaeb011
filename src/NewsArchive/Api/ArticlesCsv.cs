using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The list of articles for a spreadsheet.</summary>
internal static class ArticlesCsv
{
    public static void Map(IEndpointRouteBuilder app) => CsvAnswer.MapList(app, "/articles.csv", "downloadArticles", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, ArticleSearch search, ArchiveOptions archive, [AsParameters] ListParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;

        var results = await search.ResultsAsync(query, cancellation: http.RequestAborted);
        if (results.IsPartial)
            return Problems.Partial();

        return new CsvAnswer("articles.csv", async csv =>
        {
            csv.WriteHeader("id", "key", "title", "titleIsDerived", "date", "source", "url", "snippet", "quotes", "mentions");

            // Everything the query finds, unless a page is asked for.
            var (skip, size) = list.IsPaged ? (list.Skip, (long)list.Size) : (0L, long.MaxValue);
            await foreach (var hit in search.RowsAsync(query, results.Articles(skip, size), http.RequestAborted))
            {
                csv.WriteField(hit.Id);
                csv.WriteField(hit.Key);
                csv.WriteField(hit.Title);
                csv.WriteField(hit.TitleIsDerived ? "true" : "false");
                csv.WriteField(hit.Date.ToString());
                csv.WriteField(hit.Source);
                csv.WriteField(hit.Url);
                csv.WriteField(hit.Snippet.Text);
                csv.WriteField(hit.Quotes);
                csv.WriteField(hit.Mentions);
                await csv.EndRecordAsync(http.RequestAborted);
            }
        });
    }
}
