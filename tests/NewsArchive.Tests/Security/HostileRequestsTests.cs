using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Security;

/// <summary>
/// Thousands of hostile requests over a real port, at every endpoint: none is answered as a fault of the program, and the archive stays
/// sound.
/// </summary>
[Trait(Soak.Category, Soak.Name)]
public sealed partial class HostileRequestsTests(ITestOutputHelper output) : IDisposable
{
    private const int Senders = 4, BetweenArticles = 100;

    private static readonly int Requests = Soak.Size(300, 25_000);

    private readonly TestSite _site = new();
    private readonly ConcurrentDictionary<int, int> _statuses = [];
    private readonly ConcurrentQueue<string> _faults = [];

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task No_request_is_a_fault_of_the_program()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        var seed = Soak.Random(output).Next();
        await AddAsync(0);
        var (forms, cookie, token) = await FormsAsync();
        // Of the files of scripts and styles a few are enough.
        var endpoints = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Concat(Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).Take(5)).ToList();
        Assert.InRange(endpoints.Count, 80, 500);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var requests = new HostileRequests(seed + (2 * sender), _site.ClientOptions.BaseAddress.Authority, endpoints, forms, cookie, token);
            for (var i = 0; i < Requests / Senders && _faults.Count < 20; i++)
            {
                await SendAsync(requests.Next());
                if (i % BetweenArticles == BetweenArticles - 1)
                    await AddAsync((sender * Requests) + i);
            }
        })));

        output.WriteLine(string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        Assert.True(_faults.IsEmpty, string.Join("\n\n", _faults));
        foreach (var address in new[] { "/", "/healthz", "/readyz", "/api/articles", "/quotes", "/history", "/import" })
            Assert.Equal((address, HttpStatusCode.OK), (address, (await _site.Client().GetAsync(address)).StatusCode));
        Assert.Empty(new ArchiveCheck(new ArchiveOptions { DataDirectory = _site.DataDirectory }).Run().Faults);
    }

    private async Task SendAsync(HostileRequest request)
    {
        var answer = await AskAsync(request);
        if (Status().Match(answer) is not { Success: true } line)
        {
            _statuses.AddOrUpdate(0, 1, (_, count) => count + 1);
            if (request.IsHttp)
                _faults.Enqueue($"No answer to:\n{request}");
            return;
        }

        var status = int.Parse(line.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (status is >= 500 and not (501 or 505) || StackTrace().IsMatch(answer))
            _faults.Enqueue($"{request}\n\n{answer[..Math.Min(answer.Length, 3_000)]}\n");
    }

    // A request without an answer would wait here; the test run ends such a test.
    private async Task<string> AskAsync(HostileRequest request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_site.ClientOptions.BaseAddress.Host, _site.ClientOptions.BaseAddress.Port);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request.Bytes);
            // The site would take the end of a whole request for a reader who has left.
            if (!request.IsHttp)
                client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            // The site has closed the connection on what is too long or no HTTP: what it said before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    // What requests have deleted, merged or undone meanwhile is there again.
    private async Task AddAsync(int number)
    {
        var api = _site.Api();
        await _site.ImportAsync($"more-{number}.txt",
            $"date 2023-09 Article {number} sur l’ONU\n\n« Oui », a dit Kirby. Moscou répond à Séoul, le {number}.");
        var article = await api.ArticleAsync($"more-{number}");
        var (parts, speaker) = (new[] { await api.SpanAsync(article, "« Oui »") }, new { name = $"Kirby {number}", kind = "person" });
        await api.PostAsync($"/api/articles/{article}/quotes", new { parts, entity = speaker, note = "Une note" });
        await api.PostAsync($"/api/articles/{article}/mentions",
            new { start = 0, end = 7, exact = "Article", entity = new { name = $"Article {number}", kind = "other" } });
        await api.PostAsync("/api/categories", new { name = $"Catégorie {number}" });
        await api.PostAsync("/api/collections", new { name = $"Recueil {number}", articles = new[] { article } });
        await api.PostAsync("/api/searches", new { name = $"Recherche {number}", address = $"/?q=onu+{number}" });
    }

    private async Task<(IReadOnlyList<FoundForm> Forms, string Cookie, string Token)> FormsAsync()
    {
        var http = _site.Client(follow: true);
        var browser = new Browser(http);
        var forms = new Dictionary<string, FoundForm>();
        var (token, cookies) = ("", new SortedDictionary<string, string>());
        foreach (var address in Addresses().Concat(["/?q=onu", "/entities/1/merge?with=2", "/articles/edit?q=onu&change=publication&publication=AFP"]))
        {
            var page = await browser.OpenAsync(address);
            if (page.Answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var pair in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
                    cookies[pair[0]] = pair[1];
            }

            foreach (var form in page.Document.QuerySelectorAll("form[method=post]"))
            {
                var fields = form.QuerySelectorAll("input, textarea, select, button").Where(field => field.HasAttribute("name"))
                    .Select(field => KeyValuePair.Create(field.GetAttribute("name")!,
                        field is IHtmlTextAreaElement area ? area.Value : field is IHtmlSelectElement select ? select.Value ?? ""
                            : field.GetAttribute("value") ?? "")).ToList();
                token = fields.Find(field => field.Key == "__RequestVerificationToken").Value ?? token;
                fields.RemoveAll(field => field.Key == "__RequestVerificationToken");
                forms.TryAdd($"{form.GetAttribute("action")} {string.Join(' ', fields.Select(field => field.Key).Distinct())}",
                    new FoundForm(form.GetAttribute("action") is { Length: > 0 } action ? action : address, fields));
            }
        }

        Assert.InRange(forms.Count, 20, 500);
        return ([.. forms.Values], string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")), token);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>();

    private IEnumerable<string> Addresses() => Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "1")).Distinct();

    [GeneratedRegex(@"^HTTP/1\.[01] (\d{3})")]
    private static partial Regex Status();

    [GeneratedRegex(@"(?m)^\s+at (?:System|Microsoft|NewsArchive)\.")]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
