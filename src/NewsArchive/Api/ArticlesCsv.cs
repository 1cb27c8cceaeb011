using CsvHelper;
using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The list of articles for a spreadsheet: UTF-8 with its mark, the separator of the reader's language, no formulas.</summary>
internal static class ArticlesCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/articles.csv", WriteAsync).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext http, ArticleSearch search, ArchiveOptions archive)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Articles();
        if (list.Faults.Count > 0)
        {
            await Problems.Of(StatusCodes.Status400BadRequest, list.Faults[0]).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"articles.csv\"";
        var options = new CsvWriterOptions
        {
            Separator = Texts.Language.Name == "fr" ? ';' : ',',
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        };
        await using var csv = CsvWriter.Create(http.Response.Body, options, leaveOpen: true);
        csv.WriteHeader("id", "key", "title", "titleIsDerived", "date", "source", "url", "snippet", "quotes", "mentions");

        // Everything the query finds, unless a page is asked for.
        var (skip, size) = list.IsPaged ? (list.Skip, (long)list.Size) : (0L, long.MaxValue);
        await foreach (var hit in search.FindAsync(query, skip, size, http.RequestAborted))
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
