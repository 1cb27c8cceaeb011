using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Pages;

/// <summary>A page, feed, export or API request that meets damage says what is damaged and what to do, and so does <c>/readyz</c>.</summary>
public sealed class DamageTests : IDisposable
{
    // SQLite takes it for an index of all rows.
    private const string EmptyIndex = """
        DROP INDEX change_by_subject; CREATE INDEX change_by_subject ON change (subject, subject_id) WHERE id < 0; PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = 'CREATE INDEX change_by_subject ON change (subject, subject_id)' WHERE name = 'change_by_subject';
        PRAGMA writable_schema = RESET
        """;

    private readonly LoggedSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_damaged_index_is_told_in_a_sentence_and_the_site_is_not_ready_until_it_is_rebuilt()
    {
        var options = new ArchiveOptions { DataDirectory = _site.DataDirectory };
        new IndexRebuild(options).Run();
        DamagedIndex.Flip(_site.DataDirectory);
        // Opening an index reads little of it: the rest is read while the site runs.
        await UntilIndexIsAsync(isReady: false);

        (string, string, string)[] said = [
            ("fr", "L’archive est abîmée", "L’index de recherche est abîmé."), ("en", "The archive is damaged", "The search index is damaged.")];
        foreach (var name in new[] { "", "concordance" })
        {
            var address = $"/{name}?q=onu";
            foreach (var (language, title, words) in said)
            {
                var shown = await Browser.ReadAsync(await _site.Browse(language).Http.GetAsync(address));
                Assert.Equal((address, HttpStatusCode.ServiceUnavailable), (address, shown.Status));
                Assert.Equal(title, shown.Words("h1"));
                Assert.Contains(words, shown.Document.Body!.TextContent, StringComparison.Ordinal);
                Assert.Contains("reindex", shown.Document.Body!.TextContent, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", shown.Document.DocumentElement.TextContent, StringComparison.Ordinal);
            }
        }

        foreach (var address in new[]
        {
            "/api/articles?q=onu", "/api/facets?q=onu", "/api/concordance?q=onu", "/articles.csv?q=onu", "/export/csv?q=onu", "/feed.atom?q=onu", "/concordance.csv?q=onu", "/histogram.csv?q=onu",
        })
        {
            var answer = await _site.Api("fr").GetAsync(address);
            Assert.Equal((address, HttpStatusCode.ServiceUnavailable, "failure.damaged-index"), (address, answer.Status, (string?)answer.Json["code"]));
            Assert.StartsWith("L’index de recherche est abîmé.", (string?)answer.Json["detail"], StringComparison.Ordinal);
        }

        // What needs no index goes on.
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync("/articles/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync("/api/articles")).StatusCode);
        await IsReadyAsync(database: true, index: false);
        var browser = _site.Browse("fr");
        var page = await browser.SubmitAsync(await browser.OpenAsync("/?q=onu"), "form.rebuild");
        Assert.Contains("La reconstruction de l’index de recherche est demandée", page.Words("body"), StringComparison.Ordinal);
        await UntilIndexIsAsync(isReady: true);
        await IsReadyAsync(database: true, index: true);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync("/?q=onu")).StatusCode);
    }

    [Theory]
    [InlineData("UPDATE revision SET blocks = 'nonsense'", "/articles/1", "/api/articles/1")]
    [InlineData("UPDATE revision SET text = substr(text, 1, 20)", "/articles/1", "/api/articles/1")]
    [InlineData("UPDATE revision SET blocks = replace(blocks, '0', '9')", "/concordance?q=onu", "/api/concordance?q=onu")]
    [InlineData("UPDATE article SET authors = '{'", "/articles/1", "/api/articles/1")]
    [InlineData("UPDATE article SET date = 'hier'", "/articles/1", "/api/articles/1")]
    [InlineData("UPDATE article SET date = '2023-1x'", "/", "/api/articles")]
    [InlineData("UPDATE article SET date = '2023-1x'", "/concordance?q=onu", "/api/concordance?q=onu")]
    [InlineData("UPDATE article SET first_day = 20231901", "/", "/api/articles")]
    [InlineData("UPDATE import_run SET started_at = 9223372036854775807", "/import", "/api/imports/1")]
    [InlineData("UPDATE revision SET number = 9", "/export/csv", "/export/csv")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO quote (article_id, version, revision, parts, entity_id, kind, state, origin) VALUES (1, 1, 1, '[]', -5, 'direct', 'accepted', 'person')", "/quotes", "/api/quotes")]
    public async Task A_damaged_column_is_told_in_a_sentence_that_names_the_check(string damage, string page, string api)
    {
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync(page)).StatusCode);
        Run(damage);

        var shown = await Browser.ReadAsync(await _site.Browse("fr").Http.GetAsync(page));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, shown.Status);
        Assert.Contains("Une partie de l’archive est abîmée.", shown.Document.Body!.TextContent, StringComparison.Ordinal);
        var answer = await _site.Api("en").GetAsync(api);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failure.damaged-data"), (answer.Status, (string?)answer.Json["code"]));
        await IsReadyAsync(database: false, index: true);
    }

    [Fact]
    public async Task Damage_is_one_line_in_the_log_however_often_it_is_met()
    {
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync("/articles/1")).StatusCode);
        Run("UPDATE article SET authors = '{'");
        foreach (var address in new[] { "/articles/1", "/api/articles/1", "/articles/1", "/export/jsonl" })
            await _site.Client().GetAsync(address);
        Assert.DoesNotContain(_site.Log, line => line.Text.Contains("   at ", StringComparison.Ordinal));
        Assert.Single(_site.Log, line => line.Text.Contains("The archive is damaged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE change SET after = '{\"parts\":['")]
    [InlineData("UPDATE change SET after = replace(after, 'parts', 'partt')")]
    [InlineData("UPDATE change SET after = replace(after, '\"exact\":\"', '\"exact\":\"X') WHERE action = 'update'")]
    [InlineData("UPDATE change SET after = CAST(substr(CAST(after AS BLOB), 1, 20) || x'FF' || substr(CAST(after AS BLOB), 22) AS TEXT)")]
    [InlineData("UPDATE change SET after = 'null', before = '[]'")]
    [InlineData("UPDATE change SET hash = zeroblob(32) WHERE action = 'update'")]
    [InlineData(EmptyIndex)]
    public async Task A_damaged_change_is_neither_shown_nor_undone(string damage)
    {
        var api = _site.Api("fr");
        var (created, id) = await QuoteWithTwoChangesAsync(api);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync("/history")).StatusCode);
        // The triggers refuse what a damaged disk does not ask for.
        Run($"DROP TRIGGER change_is_final; {damage}{(damage.Contains("WHERE", StringComparison.Ordinal) ? "" : " WHERE id = (SELECT max(id) FROM change)")}");

        var page = await Browser.ReadAsync(await _site.Browse("fr").Http.GetAsync("/history"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Une partie de l’archive est abîmée.", page.Document.Body!.TextContent, StringComparison.Ordinal);
        foreach (var answer in new[] { await api.GetAsync("/api/articles/1/changes"), await api.PostAsync($"/api/changes/{created + 1}/undo") })
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "failure.damaged-data"), (answer.Status, answer.Code));
        Assert.Equal("verified", (string?)(await api.GetAsync($"/api/quotes/{id}"))["note"]);
    }

    private static async Task<(long Change, long Quote)> QuoteWithTwoChangesAsync(ApiClient api)
    {
        var words = ((string)(await api.GetAsync("/api/articles/1"))["text"]!)[..20];
        var quote = new { parts = new[] { new { start = 0, end = 20, exact = words } }, kind = "direct", state = "accepted", note = "" };
        var created = await api.PostAsync("/api/articles/1/quotes", quote);
        var updated = await api.PutAsync($"/api/quotes/{created.Id}", quote with { note = "verified" }, created.Tag);
        Assert.Equal(HttpStatusCode.OK, updated.Status);
        return (created.ChangeId, created.Id);
    }

    [Fact]
    public async Task A_damaged_saved_page_is_told_in_a_sentence_and_not_handed_out()
    {
        await _site.ImportAsync("a.html", """
            <html lang="fr"><head><meta property="article:published_time" content="2023-05-01"></head>
            <body><article><h1>Un titre</h1><p>Une phrase assez longue pour un paragraphe de la page.</p></article></body></html>
            """);
        var id = await _site.Api().ArticleAsync("a");
        Assert.Equal(HttpStatusCode.OK, (await _site.Client().GetAsync($"/articles/{id}/original")).StatusCode);
        Run("UPDATE original SET packed = CAST(substr(packed, 1, 40) || x'FFFFFFFF' || substr(packed, 45) AS BLOB)");

        var page = await Browser.ReadAsync(await _site.Browse("fr").Http.GetAsync($"/articles/{id}/original"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("La page enregistrée est abîmée.", page.Document.Body!.TextContent, StringComparison.Ordinal);
        // The site serves everything else.
        await IsReadyAsync(database: true, index: true);
    }

    private async Task UntilIndexIsAsync(bool isReady)
    {
        while ((bool)(await _site.Api().GetAsync("/readyz")).Json["index"]! != isReady)
            await Task.Delay(10);
    }

    private async Task IsReadyAsync(bool database, bool index)
    {
        var answer = await _site.Api().GetAsync("/readyz");
        Assert.Equal((database, index), ((bool)answer.Json["database"]!, (bool)answer.Json["index"]!));
        Assert.Equal(database && index ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.Status);
    }

    private System.Data.Common.DbConnection Open() => Database.Open(new ArchiveOptions { DataDirectory = _site.DataDirectory });

    private sealed class LoggedSite : TestSite
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Log { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(new LogCapture(Log)));
        }
    }

    private void Run(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
