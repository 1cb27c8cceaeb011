using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The lines of a concordance for a spreadsheet.</summary>
internal static class ConcordanceCsv
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/concordance.csv", WriteAsync).WithName("downloadConcordance").Produces<string>(200, CsvAnswer.MediaType).ProducesProblem(400);

    private static async Task WriteAsync(HttpContext http, Concordance concordance, ArchiveOptions archive, [AsParameters] ListParameters parameters, string? window = null)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery, ListRequest.UsualLines);
        var query = list.Concordance();
        if (Problems.OfFaults(list) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        // Every line, unless a page is asked for.
        var all = concordance.AllAsync(query, http.RequestAborted);
        await using var lines = (list.IsPaged ? all.Skip((int)list.Skip).Take(list.Size) : all).GetAsyncEnumerator(http.RequestAborted);
        // The search is over with the first line, before the answer begins: what fails in it has a status of its own.
        var has = await lines.MoveNextAsync();
        await using var csv = CsvAnswer.Begin(http.Response, "concordance.csv");
        csv.WriteHeader("key", "date", "publication", "left", "keyword", "right", "start", "end", "address");
        for (; has; has = await lines.MoveNextAsync())
        {
            var line = lines.Current;
            csv.WriteField(line.Key);
            csv.WriteField(line.Date.ToString());
            csv.WriteField(line.Source);
            csv.WriteField(line.Left);
            csv.WriteField(line.Keyword);
            csv.WriteField(line.Right);
            csv.WriteField(line.Start);
            csv.WriteField(line.End);
            csv.WriteField(site + Places.Of(line, query.Articles.Query));
            await csv.EndRecordAsync(http.RequestAborted);
        }
    }
}
