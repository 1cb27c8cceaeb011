using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Editing;
using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Browser.Tests;

/// <summary>The site on a real port, with an archive of its own that is deleted at the end.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>
{
    private static readonly Lock Starting = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsarchive-browser-");
    private readonly string _seeds;
    private ArchiveState? _first;
    private int _requests;

    private LiveSite(IReadOnlyDictionary<string, string>? files)
    {
        _seeds = files is null ? SeedTemplate.Seeds : _folder.CreateSubdirectory("seeds").FullName;
        foreach (var (name, text) in files ?? new Dictionary<string, string>())
            File.WriteAllText(Path.Combine(_seeds, name), text);
        (files is null ? SeedTemplate.Imported : ArchiveTemplate.Empty).CopyTo(Archive);
        UseKestrel(0);
    }

    private ArchiveOptions Archive => new() { DataDirectory = Path.Combine(_folder.FullName, "data") };

    public HttpClient Http { get; private set; } = null!;

    public Uri Address => Http.BaseAddress!;

    /// <summary>Starts the site with these files as its first articles, or with the repository's seeds.</summary>
    /// <remarks>
    /// The settings go by the environment: the factory would hand them over as arguments, and an argument for each
    /// section besides, which the command line rightly takes for an unknown verb. Sites start one after another.
    /// </remarks>
    public static LiveSite Start(IReadOnlyDictionary<string, string>? files = null)
    {
        lock (Starting)
        {
            return Started(new LiveSite(files));
        }
    }

    private static LiveSite Started(LiveSite site)
    {
        Environment.SetEnvironmentVariable("NEWSARCHIVE__Archive__DataDirectory", site.Archive.DataDirectory);
        Environment.SetEnvironmentVariable("NEWSARCHIVE__Archive__SeedsDirectory", site._seeds);
        Environment.SetEnvironmentVariable("NEWSARCHIVE__Archive__Propose", "false");
        site.StartServer();
        site.Http = site.CreateClient();
        site._first = new ArchiveState(site.Archive);
        return site;
    }

    /// <summary>Makes the archive what it was when the site had started, as soon as the requests of the last test are done.</summary>
    public async Task ResetAsync()
    {
        while (Volatile.Read(ref _requests) > 0)
            await Task.Delay(5);
        _first!.Restore(Archive);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new RequestCount(this)));

    /// <summary>The object the API answers.</summary>
    public Task<JsonElement> GetAsync(string address) => Http.GetFromJsonAsync<JsonElement>(address);

    public async Task<JsonElement> PostAsync(string address, object body)
    {
        var answer = await Http.PostAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Replaces something, whatever its version.</summary>
    public async Task PutAsync(string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        var answer = await Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Imports one more article while the site runs.</summary>
    public async Task ImportAsync(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, text);
        await Services.GetRequiredService<Importer>().ImportAsync(new ImportRequest([file]));
    }

    /// <summary>Makes the proposals the site else makes in the background, for articles with numbers above one.</summary>
    public async Task ProposeAsync(long after = 0)
    {
        using var scope = Services.CreateScope();
        var proposing = scope.ServiceProvider.GetRequiredService<Proposing>();
        while (await proposing.NextAsync(after, 10) is not null)
        {
        }
    }

    /// <summary>The number of the article whose key begins like this, such as <c>000</c>.</summary>
    public async Task<long> ArticleAsync(string key)
    {
        var items = (await GetAsync("/api/articles?size=1000")).GetProperty("items").EnumerateArray();
        return items.Single(item => item.GetProperty("key").GetString()!.StartsWith(key, StringComparison.Ordinal)).GetProperty("id").GetInt64();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _first?.Dispose();
        ConnectionPools.Clear(Archive);
        _folder.Delete(recursive: true);
    }

    private sealed class RequestCount(LiveSite site) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                Interlocked.Increment(ref site._requests);
                try
                {
                    await rest(context);
                }
                finally
                {
                    Interlocked.Decrement(ref site._requests);
                }
            });
            next(app);
        };
    }
}
