using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Tests.Api;

/// <summary>Downloads over a real port: whole however long, stopped with their reader, and never half of something that looks whole.</summary>
[Collection(DownloadSite.Name)]
public sealed class DownloadTests(DownloadSite site)
{
    private const int FarBeyond = 3 * 65536;

    public static TheoryData<string> Formats => [.. ExportFormat.All.Select(format => format.Name)];

    public static TheoryData<string> Streamed =>
    [
        .. ExportFormat.All.Select(format => $"/export/{format.Name}"),
        "/articles.csv", "/quotes.csv", "/concordance.csv?q=selon", "/import/1.csv", $"/articles/{DownloadSite.Articles + 1}/original",
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_export_is_as_whole_as_the_one_of_the_command(string name)
    {
        var bytes = await site.Client().GetByteArrayAsync($"/export/{name}");
        Assert.True(bytes.Length > FarBeyond, $"{bytes.Length} bytes");
        Assert.Equal(await ExportedAsync(name), bytes);
        if (ExportFormat.Of(name)!.Ending != "zip")
            return;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var read = zip.Entries.ToDictionary(entry => entry.Name, Read);
        Assert.Equal("manifest.json", zip.Entries[^1].Name);
        Assert.Equal(DownloadSite.Articles + 1, (int)JsonNode.Parse(read["manifest.json"])!["counts"]!["articles"]!);
    }

    [Fact]
    public async Task The_command_writes_the_same_files()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "tei.zip");
        using var program = new CommandLineProgram();
        string[] command = ["export", "tei", "--output", file, $"--Archive:DataDirectory={site.DataDirectory}"];
        var run = await CommandLineProgram.FinishAsync(program.Start("fr_FR.UTF-8", command));
        Assert.Equal(0, run.ExitCode);
        using var written = ZipFile.OpenRead(file);
        using var downloaded = new ZipArchive(new MemoryStream(await site.Client().GetByteArrayAsync("/export/tei")));
        Assert.Equal(written.Entries.Select(entry => entry.FullName), downloaded.Entries.Select(entry => entry.FullName));
        Assert.All(written.Entries.SkipLast(1), entry => Assert.Equal(Read(entry), Read(downloaded.GetEntry(entry.FullName)!)));
    }

    [Theory]
    [InlineData("/articles.csv", "SELECT count(*) FROM article")]
    [InlineData("/quotes.csv", "SELECT count(*) FROM quote")]
    [InlineData("/concordance.csv?q=selon", "SELECT 3 * (count(*) - 1) FROM article")]
    [InlineData("/import/1.csv", "SELECT count(*) FROM imported_file")]
    public async Task A_spreadsheet_is_whole(string address, string rows)
    {
        var text = await site.Client().GetStringAsync(address);
        Assert.True(text.Length > 65536, $"{text.Length} characters");
        Assert.Equal(site.Count(rows) + 1, Csv.Read(text.TrimStart('\uFEFF'), ';').Count);
    }

    [Theory]
    [InlineData("/api/articles?size=1000")]
    [InlineData("/api/quotes?size=all")]
    [InlineData("/openapi/v1.json")]
    public async Task An_answer_of_the_api_is_whole(string address)
    {
        var bytes = await site.Client().GetByteArrayAsync(address);
        Assert.True(bytes.Length > FarBeyond, $"{bytes.Length} bytes");
        using var read = JsonDocument.Parse(bytes);
    }

    [Fact]
    public async Task A_saved_page_is_whole() =>
        Assert.Equal(DownloadSite.Original, await site.Client().GetStringAsync(await OriginalAsync()));

    [Theory]
    [MemberData(nameof(Streamed))]
    public async Task A_reader_who_leaves_stops_it_and_the_next_one_gets_all(string address)
    {
        site.Log.Clear();
        Assert.Equal(0, await site.LeaveAsync(address));
        Assert.DoesNotContain(site.Log, line => line.Level >= LogLevel.Warning);
        // Nobody reads the archive any more: what was written can go back into it.
        Assert.Equal(0, site.Count("PRAGMA wal_checkpoint(TRUNCATE)"));
        var whole = await site.Client().GetByteArrayAsync(address);
        Assert.True(whole.Length > 65536, $"{whole.Length} bytes");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_export_that_fails_in_the_middle_is_no_whole_answer(string name)
    {
        var last = site.Count("SELECT id FROM article WHERE key = 'page'");
        Change($"UPDATE article SET authors = '[' WHERE id = {last}");
        try
        {
            // The connection is reset, which may reach the reader before anything that was sent.
            await Assert.ThrowsAsync<HttpRequestException>(async () =>
            {
                using var answer = await site.Client().GetAsync($"/export/{name}?sort=oldest", HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                await answer.Content.ReadAsByteArrayAsync();
            });

            // Nothing was sent yet: the reader learns why.
            var early = await site.Api().GetAsync($"/export/{name}?since={last - 1}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (early.Status, early.MediaType));
            Assert.Equal(["nosniff"], early.Response.Headers.GetValues("X-Content-Type-Options"));
        }
        finally
        {
            Change($"UPDATE article SET authors = '[]' WHERE id = {last}");
        }
    }

    [Fact]
    public async Task Head_of_a_download_stops_where_its_body_begins()
    {
        site.Log.Clear();
        using var head = await site.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/articles.csv"));
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        var log = await site.LogUntilAsync("HEAD /articles.csv ");
        Assert.Contains(log, line => line.Text.StartsWith("The request was aborted by the client", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Level >= LogLevel.Warning);
    }

    private async Task<string> OriginalAsync() => $"/articles/{await site.Api().ArticleAsync("page")}/original";

    private async Task<byte[]> ExportedAsync(string name)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        using var scope = site.Services.CreateScope();
        var (search, everything) = (scope.ServiceProvider.GetRequiredService<ArticleSearch>(), new ArticleQuery(QueryParser.Parse("")));
        var request = await ExportSelection.OfAsync(search, everything, CancellationToken.None);
        var written = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<Exporter>().WriteAsync(ExportFormat.Of(name)!, request!, written);
        return written.ToArray();
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataDirectory, "archive.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        var read = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(read);
        return read.ToArray();
    }
}
