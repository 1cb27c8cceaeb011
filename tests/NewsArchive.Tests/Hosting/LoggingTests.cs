using System.Net;

namespace NewsArchive.Tests.Hosting;

/// <summary>What the log files of a site hold of its requests and faults.</summary>
public sealed class LoggingTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_request_is_logged_with_its_path_status_and_time_but_without_the_words_of_its_query()
    {
        await _site.Client().GetAsync("/?q=vieusecret");
        await _site.Client().GetAsync("/articles/987654?q=vieusecret");

        var log = Log();
        Assert.Matches(@"INF \S+ GET / 200 [\d.]+ ms", log);
        Assert.Matches(@"INF \S+ GET /articles/987654 404 [\d.]+ ms", log);
        Assert.DoesNotContain("vieusecret", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_end_in_an_address_does_not_begin_a_line_of_the_log()
    {
        await _site.Client().GetAsync("/nothing%0A2026-01-01%20ERR%20invented");

        Assert.DoesNotContain("\n2026-01-01 ERR", Log(), StringComparison.Ordinal);
        Assert.Contains("/nothing%0A2026-01-01%20ERR%20invented 404", Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_logged_in_lines_without_a_stack()
    {
        await _site.Client().GetAsync("/");
        using (var connection = Storage.Database.Open(new Storage.ArchiveOptions { DataDirectory = _site.DataDirectory }))
        {
            using var damage = connection.CreateCommand();
            damage.CommandText = "UPDATE revision SET blocks = 'nonsense'";
            damage.ExecuteNonQuery();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.Client().GetAsync("/articles/1")).StatusCode);

        Assert.Matches(@"ERR \S+ GET /articles/1 503 ", Log());
        Assert.DoesNotContain("   at ", Log(), StringComparison.Ordinal);
    }

    // The file is open in the site meanwhile.
    private string Log()
    {
        using var file = new FileStream(Directory.GetFiles(Path.Combine(_site.DataDirectory, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
