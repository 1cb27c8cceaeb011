using System.Net;
using System.Net.Http.Json;
using System.Text;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Pages;

public sealed class ImportTests : IDisposable
{
    private const string SavedPage = """
        <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le pont rouvre - Le Quotidien</title><meta property="og:site_name" content="Le Quotidien">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Le pont rouvre","datePublished":"2016-01-14T08:00:00+01:00","author":{"@type":"Person","name":"Zoé Roux"},"articleSection":"Régions"}</script>
        <link rel="canonical" href="https://quotidien.exemple/pont"></head>
        <body><nav>Menu Accueil</nav><article><h1>Le pont rouvre</h1><p>Le maire a dit : « Enfin<script>alert(1)</script> ! » Les riverains attendaient ce jour depuis deux ans.</p>
        <p>La circulation reprendra lundi, sur une seule voie d’abord.</p></article></body></html>
        """;

    private readonly EmptySite _site = new();
    private readonly Browser _browser;

    public ImportTests() => _browser = _site.Browse();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Files_of_several_forms_are_sent_imported_and_reported_file_by_file()
    {
        var page = await SendAsync("Le Temps", ("a.txt", "date 2015 Un titre\n\nUn texte."), ("pont.html", SavedPage), ("b.jsonl", """{"id":"ligne","date":"2014","text":"Une ligne."}"""), ("rien.txt", "sans date"), ("photo.png", "x"));
        var text = page.Words("main");
        Assert.Contains("4 lus", text, StringComparison.Ordinal);
        Assert.Contains("3 importés", text, StringComparison.Ordinal);
        Assert.Contains("1 refusés", text, StringComparison.Ordinal);
        Assert.Contains("la première ligne doit commencer par", text, StringComparison.Ordinal);
        Assert.Contains("« .png »", text, StringComparison.Ordinal);
        Assert.DoesNotContain("incoming", text, StringComparison.Ordinal);

        var csv = await _browser.Http.GetStringAsync(page.Address.AbsolutePath + ".csv");
        Assert.Equal(6, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("imported", csv, StringComparison.Ordinal);
        Assert.Contains("a.txt, pont.html", (await _browser.OpenAsync("/import")).Words("table"), StringComparison.Ordinal);
        Assert.Equal(["Le Quotidien", "Le Temps", "Le Temps"], Rows("SELECT source FROM article ORDER BY source"));
    }

    [Fact]
    public async Task A_saved_page_says_who_wrote_it_where_and_hands_out_its_bytes_only_as_a_download()
    {
        await SendAsync("", ("pont.html", SavedPage));
        var article = await _browser.OpenAsync("/articles/1");
        Assert.Equal("Zoé Roux", article.One(".authors").TextContent);
        Assert.Equal("Le Quotidien", article.One(".source").TextContent);
        Assert.Equal("https://quotidien.exemple/pont", article.One("a[rel~=external]").GetAttribute("href"));
        Assert.Contains("titre : données JSON-LD", article.Words(".provenance"), StringComparison.Ordinal);
        Assert.DoesNotContain("Menu", article.Words("#text"), StringComparison.Ordinal);
        Assert.DoesNotContain("alert", article.Words("#text"), StringComparison.Ordinal);

        using var original = await _browser.Http.GetAsync("/articles/1/original");
        Assert.Equal(SavedPage, await original.Content.ReadAsStringAsync());
        Assert.Equal(("application/octet-stream", "attachment"), (original.Content.Headers.ContentType!.MediaType, original.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("sandbox", Assert.Single(original.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(original.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Http.GetAsync("/articles/2/original")).StatusCode);
    }

    [Fact]
    public async Task An_import_is_taken_back_as_a_whole_and_may_come_again()
    {
        await SendAsync("", ("a.txt", "date 2015 Un titre\n\nUn texte."));
        var second = await SendAsync("", ("a.txt", "date 2015 Un titre\n\nUn autre texte."), ("b.txt", "date 2016 Autre titre\n\nEncore un texte."));
        Assert.Contains("1 importés, 1 mis à jour", second.Words("main"), StringComparison.Ordinal);

        var undone = await _browser.SubmitAsync(second, "form[action$=Undo]");
        Assert.Contains("annulé", undone.Words("main"), StringComparison.Ordinal);
        Assert.Equal(["a:Un titre\n\nUn texte."], Rows("SELECT a.key || ':' || r.text FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE NOT a.is_deleted"));
        Assert.Empty(new ArchiveCheck(Archive).Run().Faults);

        var again = await SendAsync("", ("b.txt", "date 2016 Autre titre\n\nEncore un texte."));
        Assert.Contains("1 importés", again.Words("main"), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Rows("SELECT key FROM article WHERE NOT is_deleted ORDER BY key"));
        Assert.Contains("Autre titre", (await _browser.OpenAsync("/?q=encore")).Words("main"), StringComparison.Ordinal);
        Assert.Empty(new ArchiveCheck(Archive).Run().Faults);
    }

    [Fact]
    public async Task An_import_that_was_worked_on_is_not_taken_back_and_names_the_article()
    {
        var import = await SendAsync("", ("a.txt", "date 2015 Un titre\n\nUn texte."), ("b.txt", "date 2015 Un autre\n\nUn second texte."));
        await _browser.Http.PostAsJsonAsync("/api/articles/1/quotes", new { parts = new[] { new { start = 10, end = 18, exact = "Un texte" } } });
        var refused = await _browser.SubmitAsync(import, "form[action$=Undo]");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Un titre", refused.One(".fault li a").TextContent);
        Assert.Equal(["2"], Rows("SELECT CAST(count(*) AS TEXT) FROM article WHERE NOT is_deleted"));
    }

    [Fact]
    public async Task An_import_that_fails_says_why_and_goes_on_with_its_files_once_the_reason_is_gone()
    {
        Run("CREATE TRIGGER refuse BEFORE INSERT ON article BEGIN SELECT RAISE(FAIL, 'no more articles'); END");
        var failed = await SendAsync("", ("a.txt", "date 2015 Un titre\n\nUn texte."));
        Assert.Contains("échoué", failed.Words("main"), StringComparison.Ordinal);
        Assert.Contains("no more articles", failed.Words("#run-fault"), StringComparison.Ordinal);
        Assert.Contains("no more articles", (string)(await _site.Api().GetAsync("/api" + failed.Address.AbsolutePath.Replace("/import/", "/imports/", StringComparison.Ordinal)))["fault"]!, StringComparison.Ordinal);
        Assert.Contains("no more articles", Directory.GetFiles(Archive.LogDirectory).Select(ReadShared).Single(), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Archive.IncomingDirectory));

        Run("DROP TRIGGER refuse");
        var done = await WaitAsync(await _browser.SubmitAsync(failed, "form[action$=GoOn]"));
        Assert.Contains("1 importés", done.Words("main"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Archive.IncomingDirectory));
        Assert.False((await _browser.OpenAsync(failed.Address.AbsolutePath)).Has("form[action$=GoOn]"));
    }

    [Fact]
    public async Task Uploads_nobody_goes_on_with_are_removed_in_time()
    {
        var left = Directory.CreateDirectory(Path.Combine(Archive.IncomingDirectory, "left")).FullName;
        var recent = Directory.CreateDirectory(Path.Combine(Archive.IncomingDirectory, "recent")).FullName;
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-8));
        await SendAsync("", ("a.txt", "date 2015 Un titre\n\nUn texte."));
        Assert.Equal([recent], Directory.GetDirectories(Archive.IncomingDirectory));
    }

    [Fact]
    public async Task What_was_counted_and_not_named_is_said_in_the_page_and_its_table()
    {
        var page = await SendAsync("", ("a.csv", "date;texte\n" + string.Concat(Enumerable.Repeat("hier;x\n", 130))));
        Assert.Contains("130 refusés", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("(130)", page.Words("nav.scopes"), StringComparison.Ordinal);
        var csv = await _browser.Http.GetStringAsync(page.Address.AbsolutePath + ".csv");
        Assert.Contains("et 30 autres", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_that_nobody_goes_on_with_are_cleared_at_the_start()
    {
        using var started = new TestSite();
        var incoming = Path.Combine(started.DataDirectory, "incoming");
        var (old, young) = (Directory.CreateDirectory(Path.Combine(incoming, "old")), Directory.CreateDirectory(Path.Combine(incoming, "young")));
        File.WriteAllText(Path.Combine(old.FullName, "a.txt"), "date 2023 Un titre");
        old.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-8);
        await started.Client().GetAsync("/");
        while (Directory.Exists(old.FullName))
            await Task.Delay(5);
        Assert.True(young.Exists);
    }

    [Fact]
    public async Task Names_that_climb_stay_in_their_folder()
    {
        var page = await SendAsync("", ("../../../climb.txt", "date 2015 Un titre\n\nUn texte."), ("..", "date 2015 Un autre\n\nUn second texte."), ("<img src=x>.txt", "date 2015 Un tiers\n\nUn troisième texte."));
        Assert.Contains("importés", page.Words("main"), StringComparison.Ordinal);
        Assert.False(page.Has("main img"));
        Assert.False(File.Exists(Path.Combine(Archive.DataDirectory, "..", "climb.txt")));
        Assert.Empty(Directory.GetDirectories(Archive.IncomingDirectory));
    }

    [Fact]
    public async Task Without_files_it_says_so_and_unknown_runs_are_not_found()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "publication" }, { new StringContent((await _browser.OpenAsync("/import")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
        var answer = await Browser.ReadAsync(await _browser.Http.PostAsync("/import", form));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choisissez au moins un fichier", answer.Words(".fault"), StringComparison.Ordinal);
        foreach (var address in new[] { "/import/99", "/import/99.csv", "/api/imports/99" })
            Assert.Equal(HttpStatusCode.NotFound, (await _browser.Http.GetAsync(address)).StatusCode);
    }

    private async Task<Page> SendAsync(string publication, params (string Name, string Text)[] files)
    {
        var page = await _browser.OpenAsync("/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("form.upload input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(publication), "publication" },
        };
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        return await WaitAsync(await Browser.ReadAsync(await _browser.Http.PostAsync("/import", form)));
    }

    private async Task<Page> WaitAsync(Page page)
    {
        for (var since = Environment.TickCount64; page.Has("progress") && Environment.TickCount64 - since < 20_000; page = await _browser.OpenAsync(page.Address.AbsolutePath))
            await Task.Delay(50);
        return page;
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private void Run(string sql)
    {
        using var connection = Database.Open(Archive);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private ArchiveOptions Archive => new() { DataDirectory = _site.DataDirectory };

    private List<string> Rows(string sql)
    {
        using var connection = Database.Open(Archive);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read())
            read.Add(rows.GetString(0));
        return read;
    }

    private sealed class EmptySite() : TestSite(_ => { });
}
