using NewsArchive.Contract;
using NewsArchive.Search.Concordance;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The lines of a concordance for a spreadsheet.</summary>
internal static class ConcordanceCsv
{
    public static void Map(IEndpointRouteBuilder app) => CsvAnswer.MapList(app, "/concordance.csv", "downloadConcordance", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, ConcordanceSearch concordance, ArchiveOptions archive, [AsParameters] ListParameters parameters, string? window = null)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery, ListRequest.UsualLines);
        var query = list.Concordance();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;

        if (await concordance.AllAsync(query, http.RequestAborted) is not { } lines)
            return Problems.Partial();

        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        return new CsvAnswer("concordance.csv", async csv =>
        {
            csv.WriteHeader("key", "date", "publication", "left", "keyword", "right", "start", "end", "address");

            // Every line, unless a page is asked for.
            if (list.IsPaged)
                lines = lines.Skip((int)list.Skip).Take(list.Size);
            await foreach (var line in lines.WithCancellation(http.RequestAborted))
            {
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
        });
    }
}
