using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The list of articles for a spreadsheet.</summary>
internal static class ArticlesCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/articles.csv", WriteAsync).WithName("downloadArticles").Produces<string>(200, CsvAnswer.MediaType).ProducesProblem(400);

    private static async Task WriteAsync(HttpContext http, ArticleSearch search, ArchiveOptions archive, [AsParameters] ListParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFaults(list) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        // Before the answer begins: what fails here has a status of its own.
        var results = await search.ResultsAsync(query, cancellation: http.RequestAborted);
        await using var csv = CsvAnswer.Begin(http.Response, "articles.csv");
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
    }
}
