using System.Net;
using System.Text;

namespace NewsArchive.Tests.Security;

/// <summary>Articles whose titles, texts and file names are attacks; quotations, names and notes that are attacks, too.</summary>
public sealed class AttackedSite() : TestSite(Fill), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var api = Api();
        var text = (string)(await api.GetAsync("/api/articles/1"))["text"]!;
        var (start, end) = (0, text.IndexOf('\n', StringComparison.Ordinal));
        var part = new { start, end, exact = text[..end] };
        foreach (var attack in Attacks.Lines)
        {
            var made = new[]
            {
                await api.PostAsync("/api/articles/1/quotes", new { parts = new[] { part }, entity = new { name = attack, kind = "person" }, note = attack }),
                await api.PostAsync("/api/articles/1/mentions", new { start, end, part.exact, entity = new { name = attack, kind = "place" } }),
                await api.PostAsync("/api/entities", new { name = $"E {attack}", kind = "event", aliases = new[] { attack }, description = attack, functions = new[] { new { title = attack, from = "2023" } } }),
            };
            Assert.All(made, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        }
    }

    public new Task DisposeAsync() => Task.CompletedTask;

    private static void Fill(TemporaryFolder folder)
    {
        for (var i = 0; i < Attacks.Lines.Count; i++)
            folder.Write($"{i:00}.txt", $"date 2023-09 {Attacks.Lines[i]}\n\n{Attacks.Lines[i]} et la suite {Attacks.Script} {Attacks.Image}.\n\nFin {i}.");
        folder.Write("<img src=x onerror=alert(1)>.txt", "date 2023 Un nom de fichier\n\nTexte ordinaire.");
        folder.Write("copie <script>alert(1).txt", "date 2023 Un nom de fichier\n\nTexte ordinaire.");
        folder.Write("long.txt", "date 2023 Un long texte\n\n" + new StringBuilder().Insert(0, "mot <b>gras</b> ", 6_500));
    }
}

public sealed class AttackedArchiveTests(AttackedSite site) : IClassFixture<AttackedSite>
{
    [Fact]
    public async Task Every_article_of_an_attacked_archive_is_harmless_and_has_its_text()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var articles = (await api.GetAsync("/api/articles?size=1000")).Items;
        Assert.Equal(Attacks.Lines.Count + 2, articles.Count);
        foreach (var item in articles)
        {
            var page = await browser.OpenAsync($"/articles/{item["id"]}?q=suite+script+fin+gras");
            Attacks.AssertHarmless(page);
            Assert.Equal((string)(await api.GetAsync($"/api/articles/{item["id"]}"))["text"]!, page.One("#text").TextContent);
        }
    }

    [Fact]
    public async Task Every_other_page_of_an_attacked_archive_is_harmless()
    {
        var browser = site.Browse();
        foreach (var address in new[] { "/?size=1000", "/?q=alert&size=1000", "/?q=alert+licorne", "/?proposals=1", "/facets/person", "/quotes?size=1000", "/quotes?q=alert", "/quotes/speakers", "/quotes/facets/speaker", "/quotes?speaker=%3Cimg&state=rejected", "/entities?size=1000", "/entities/duplicates?size=1000", "/history?size=100", "/quotes/1", "/mentions/1" })
        {
            var page = await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Attacks.AssertHarmless(page);
        }

        var entities = (await site.Api().GetAsync("/api/entities?size=1000")).Items;
        foreach (var entity in entities)
        {
            foreach (var page in new[] { "", "/merge", $"/merge?with={entities[0]["id"]}", "/merge?q=e", "/split" })
                Attacks.AssertHarmless(await browser.OpenAsync($"/entities/{entity["id"]}{page}"));
        }

        var merged = entities.First(entity => (string)entity["kind"]! == "event");
        Assert.Equal(HttpStatusCode.OK, (await site.Api().SendAsync(HttpMethod.Post, $"/api/entities/{merged["id"]}/merge", new { into = entities[0]["id"] }, "*")).Status);
        Attacks.AssertHarmless(await browser.OpenAsync($"/entities/{entities[0]["id"]}"));
    }

    [Fact]
    public async Task Titles_speakers_and_notes_read_as_they_were_written()
    {
        var browser = site.Browse();
        var titles = (await browser.OpenAsync("/?size=1000")).Document.QuerySelectorAll("ol.results h2 bdi").Select(title => title.TextContent).ToList();
        Assert.All(Attacks.Lines, attack => Assert.Contains(attack, titles));
        var notes = (await browser.OpenAsync("/articles/1")).Document.QuerySelectorAll("li.quote .note").Select(note => note.TextContent).ToList();
        Assert.Equal(Attacks.Lines, notes);
        var names = (await browser.OpenAsync("/entities?size=1000&kind=person")).Document.QuerySelectorAll("tbody th").Select(name => name.TextContent);
        Assert.Equal(Attacks.Lines.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Data_of_an_attacked_archive_is_whole()
    {
        var rows = Csv.Read(await site.Client().GetStringAsync("/articles.csv"), ';');
        Assert.Equal(Attacks.Lines.Count + 3, rows.Count);
        Assert.All(rows, row => Assert.Equal(10, row.Length));
        var titles = (await site.Api().GetAsync("/api/articles?size=1000")).Items.Select(item => (string)item["title"]!).ToList();
        Assert.All(Attacks.Lines, attack => Assert.Contains(attack, titles));
    }
}
