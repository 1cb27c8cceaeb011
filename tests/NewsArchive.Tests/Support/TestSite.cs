using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Support;

/// <summary>The whole program behind an HTTP door: its own data folder, real SQLite, the seeds of the repository.</summary>
public class TestSite : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder? _crafted;

    /// <summary>A site that begins with the seeds.</summary>
    public TestSite()
        : this(SeedTemplate.Imported)
    {
    }

    /// <summary>A site that begins with other articles than the seeds.</summary>
    protected TestSite(Action<TemporaryFolder> fill)
        : this(ArchiveTemplate.Empty) => fill(_crafted = new TemporaryFolder());

    /// <summary>A site whose first start finds a copy of an archive; an empty one gets its first articles then.</summary>
    /// <param name="template">The archive; null for an empty data folder.</param>
    private protected TestSite(ArchiveTemplate? template) => template?.CopyTo(Archive);

    public string DataDirectory => _data.Path;

    private ArchiveOptions Archive => new() { DataDirectory = DataDirectory };

    /// <summary>A reader's browser without script, speaking a language; French when none is given.</summary>
    public Browser Browse(string? language = null) => new(Client(language, follow: true));

    /// <summary>A program that uses the JSON API.</summary>
    public ApiClient Api(string? language = null) => new(Client(language, follow: false));

    public HttpClient Client(string? language = null, bool follow = false)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = follow, HandleCookies = true });
        if (language is not null)
            client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    public Importer Importer => Services.GetRequiredService<Importer>();

    /// <summary>Imports one more article, as the import does beside a running site.</summary>
    public async Task ImportAsync(string name, string text)
    {
        using var folder = new TemporaryFolder();
        await Importer.ImportAsync(new ImportRequest([folder.Write(name, text)]));
    }

    /// <summary>One value straight from the database file.</summary>
    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "archive.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // A machine under load may need longer than a person would wait.
        builder.ConfigureTestServices(services => services.AddSingleton(new SearchSnapshots { LongestWait = TimeSpan.FromMinutes(1) }));
        builder.UseEnvironment("Production");
        builder.UseSetting("Archive:DataDirectory", DataDirectory);
        builder.UseSetting("Archive:Propose", "false");
        builder.UseSetting("Archive:Backups:Every", "0");
        builder.UseSetting("Archive:SeedsDirectory", _crafted?.Path ?? Repository.Seeds);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        ConnectionPools.Clear(Archive);
        _data.Dispose();
        _crafted?.Dispose();
    }
}
