using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Editing;

namespace NewsArchive.Tests.Support;

/// <summary>The site on a real port, with an archive of which every download is far beyond 64 kB.</summary>
/// <remarks>Its clock stands still: the same download is the same bytes.</remarks>
[CollectionDefinition(Name)]
public sealed class DownloadSite : TestSite, IAsyncLifetime, ICollectionFixture<DownloadSite>
{
    public const string Name = "Downloads over a real port";

    public const int Articles = 150;

    private static readonly string[] FirstNames = ["Jeanne", "Marie", "Louise", "Claire", "Sophie", "Pierre", "Paul", "Louis", "Antoine", "Henri"];
    private static readonly string[] LastNames = ["Dupont", "Martin", "Durand", "Moreau", "Lefebvre", "Garnier", "Rousseau", "Vincent", "Fournier", "Mercier"];

    private readonly LeavingReaders _leaving = new();

    public DownloadSite()
        : base(Fill) => UseKestrel(0);

    /// <summary>A saved page as it was written.</summary>
    public static string Original { get; } = Page();

    /// <summary>What was logged: level and message.</summary>
    internal ConcurrentQueue<(LogLevel Level, string Text)> Log { get; } = [];

    public async Task InitializeAsync()
    {
        StartServer();
        using var scope = Services.CreateScope();
        var proposing = scope.ServiceProvider.GetRequiredService<Proposing>();
        while (await proposing.NextAsync(0, 10) is not null)
        {
        }
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    /// <summary>Asks for an address, reads the beginning of the answer, leaves, and waits until the site has done with it.</summary>
    /// <returns>How often the site wrote to the answer after its reader had left.</returns>
    public async Task<int> LeaveAsync(string address)
    {
        var site = ClientOptions.BaseAddress;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(site.Host, site.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: {site.Authority}\r\n{LeavingReaders.Header}: 1\r\n\r\n"));
            var beginning = new byte[1024];
            await stream.ReadExactlyAsync(beginning);
            Assert.StartsWith("HTTP/1.1 200 OK", Encoding.ASCII.GetString(beginning), StringComparison.Ordinal);
        }

        return await _leaving.WritesAfterAsync();
    }

    /// <summary>Waits until a request has ended, and gives what was logged until then.</summary>
    internal async Task<IReadOnlyList<(LogLevel Level, string Text)>> LogUntilAsync(string ended)
    {
        while (!Log.Any(line => line.Text.StartsWith(ended, StringComparison.Ordinal)))
            await Task.Delay(10);
        return [.. Log];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Diagnostics", nameof(LogLevel.Debug))]));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new StoppedClock());
            services.AddSingleton<ILoggerProvider>(new LogCapture(Log));
            services.AddSingleton<IStartupFilter>(_leaving);
        });
    }

    private static void Fill(TemporaryFolder folder)
    {
        var random = new Random(13);
        var lines = new StringBuilder();
        for (var i = 0; i < Articles; i++)
        {
            var paragraphs = Enumerable.Range(0, 3).Select(_ =>
                $"« {Words(random, 25)} », a déclaré {Person(random)}. {Words(random, 25)}, selon {Person(random)}.");
            lines.AppendLine(JsonSerializer.Serialize(new
            {
                id = $"{i:000}-{Words(random, 90).Replace(' ', '-')}",
                date = string.Create(CultureInfo.InvariantCulture, $"{2000 + (i / 12)}-{(i % 12) + 1:00}"),
                title = $"Numéro {i} {Words(random, 60)}",
                source = "Le Quotidien",
                url = $"https://quotidien.exemple/{Words(random, 100).Replace(' ', '/')}",
                text = string.Join("\n\n", paragraphs),
            }));
        }

        folder.Write($"many-{new string('n', 200)}.jsonl", lines.ToString());
        folder.Write("page.html", Original);
    }

    private static string Page()
    {
        var random = new Random(14);
        var paragraphs = string.Concat(Enumerable.Range(0, 2000).Select(_ => $"<p>{Words(random, 40)}.</p>\n"));
        return $"""
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Une page</title><meta property="article:published_time" content="2020-03-04">
            </head><body><article><h1>Une page</h1>{paragraphs}</article></body></html>
            """;
    }

    private static string Person(Random random) => $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}";

    // Words that hardly compress.
    private static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => new string(random.GetItems<char>("abcdefghijklmnopqrstuvwxyz", random.Next(4, 10)))));

    private sealed class StoppedClock : TimeProvider
    {
        private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
