using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>Ours: the pages of the running site, from the first byte sent to the last one read.</summary>
internal static partial class WebPages
{
    public const string Page = "NewsArchive: whole page, HTTP";
    public const string Newest = "NewsArchive: newest first, HTTP";

    public const string Api = "NewsArchive: /api/articles";

    public static IEnumerable<Contender> Contenders(SiteProcess site) =>
    [
        new(Page, query => AskAsync(site, "/" + Asked(query), RowsOfPage)),
        new(Newest, query => AskAsync(site, "/" + Asked(query) + "&sort=newest", RowsOfPage)),
        new(Api, query => AskAsync(site, "/api/articles" + Asked(query), RowsOfJson)),
        new(Api + ", one hit", query => AskAsync(site, "/api/articles" + Asked(query) + "&size=1", RowsOfJson)),
        new("HTTP alone: /healthz", _ => AskAsync(site, "/healthz", _ => (0, null))),
    ];

    private static string Asked(MixedQuery query) =>
        $"?q={Uri.EscapeDataString(query.Typed)}" + (query.From is null ? "" : $"&from={query.From}&to={query.To}");

    private static async Task<Answer> AskAsync(SiteProcess site, string address, Func<byte[], (int Rows, long? Total)> read)
    {
        var cpu = site.Cpu;
        var since = Stopwatch.GetTimestamp();
        using var answer = await site.Http.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var spent = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        var worked = (site.Cpu - cpu).TotalMilliseconds;
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{address} was answered {(int)answer.StatusCode}.");
        var (rows, total) = read(body);
        return new Answer(spent, worked, rows, total);
    }

    private static (int, long?) RowsOfPage(byte[] body) =>
        (Article().Matches(Encoding.UTF8.GetString(body)).Select(match => match.Value).Distinct().Count(), null);

    private static (int, long?) RowsOfJson(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return (json.RootElement.GetProperty("items").GetArrayLength(), json.RootElement.GetProperty("total").GetInt64());
    }

    [GeneratedRegex("""href="/articles/[0-9]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Article();
}
