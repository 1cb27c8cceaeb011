using System.Globalization;
using CsvHelper;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The list of quotations for a spreadsheet, a row for each: <c>exact</c> is what stands from <c>start</c> to <c>end</c>, <c>words</c> are the parts alone.</summary>
internal static class QuotesCsv
{
    public static void Map(IEndpointRouteBuilder app) => CsvAnswer.MapList(app, "/quotes.csv", "downloadQuotes", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, QuoteSearch search, ArchiveOptions archive, [AsParameters] QuoteParameters parameters)
    {
        var list = new ListRequest(http.Request, archive.LongestQuery);
        var query = list.Quotes();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;

        var results = await search.ResultsAsync(query, cancellation: http.RequestAborted);
        if (results.IsPartial)
            return Problems.Partial();

        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        return new CsvAnswer("quotes.csv", async csv =>
        {
            csv.WriteHeader(
                "id", "speakerId", "speaker", "speakerMention", "cue", "words", "kind", "state", "origin", "note", "context",
                "article", "key", "title", "date", "source", "url", "revision", "start", "end", "exact", "parts", "address");

            // Everything the query finds, unless a page is asked for.
            var (skip, size) = list.IsPaged ? (list.Skip, (long)list.Size) : (0L, long.MaxValue);
            await foreach (var hit in search.RowsAsync(query, results.Quotes(skip, size), http.RequestAborted))
            {
                Write(csv, hit, site);
                await csv.EndRecordAsync(http.RequestAborted);
            }
        });
    }

    private static void Write(CsvWriter csv, QuoteHit hit, string site)
    {
        var (quote, article) = (hit.Quote, hit.Quote.Article!);
        csv.WriteField(quote.Id);
        csv.WriteField(quote.EntityId);
        csv.WriteField(quote.Entity?.Name);
        csv.WriteField(quote.Speaker?.Exact);
        csv.WriteField(quote.Cue?.Exact);
        csv.WriteField(quote.Words);
        csv.WriteField(Word(quote.Kind));
        csv.WriteField(Word(quote.State));
        csv.WriteField(quote.Origin);
        csv.WriteField(quote.Note);
        csv.WriteField(hit.Context);
        csv.WriteField(article.Id);
        csv.WriteField(article.Key);
        csv.WriteField(article.Title);
        csv.WriteField(article.Date.ToString());
        csv.WriteField(article.Source);
        csv.WriteField(article.Url);
        csv.WriteField(quote.Revision);
        csv.WriteField(hit.Extent.Start);
        csv.WriteField(hit.Extent.End);
        csv.WriteField(hit.Extent.Exact);
        csv.WriteField(string.Join(' ', quote.Parts.Select(Place)));
        csv.WriteField(site + Places.Of(quote));
    }

    private static string Place(Anchor part) => string.Create(CultureInfo.InvariantCulture, $"{part.Start}:{part.End}");

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
