using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace NewsArchive.Tests.Api;

/// <summary>Articles of every kind of date, with titles that are attacks and letters that XML does not know.</summary>
public sealed class FedSite() : TestSite(Fill)
{
    private static void Fill(TemporaryFolder folder)
    {
        folder.Write("a.txt", "date 2023-09-15 Un jour\n\nLicorne \ufffe et \uffff 😀 fin.");
        folder.Write("b.txt", "date 2023-09 Un mois\n\nLicorne ]]> &amp; <b>gras</b>.");
        folder.Write("c.txt", $"date 2023 {Attacks.Script}\n\nLicorne {Attacks.Image}.");
        for (var i = 0; i < 60; i++)
            folder.Write($"x{i:00}.txt", $"date 1999 Numéro {i:00}\n\nTexte numéro {i}.");
    }
}

public sealed class FeedTests(FedSite site) : IClassFixture<FedSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/feed.atom?q=licorne")]
    [InlineData("/feed.atom?q=licorne&since=2&from=2023")]
    [InlineData("/feed.atom?q=rien+du+tout")]
    [InlineData("/feed.atom?q=!!")]
    [InlineData("/feed.atom?q=%00%EF%BF%BE%3C/title%3E%22")]
    public async Task A_feed_has_what_atom_demands(string address)
    {
        var answer = await site.Client().GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        AssertHasOnce(feed);
        Assert.Equal($"http://localhost{address}", Link(feed, "self"));
        Assert.StartsWith("http://localhost/", Link(feed, "alternate"), StringComparison.Ordinal);
        Assert.Equal("NewsArchive", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, entry =>
        {
            AssertHasOnce(entry);
            Assert.Matches("^http://localhost/articles/[0-9]+$", Link(entry, "alternate"));
            Assert.Equal("text", entry.Element(Atom + "summary")!.Attribute("type")!.Value);
        });
    }

    [Fact]
    public async Task The_last_that_came_stand_first_and_there_are_fifty_at_most()
    {
        var entries = (await FeedAsync("/feed.atom?sort=oldest&to=1999")).Elements(Atom + "entry").ToList();
        Assert.Equal(50, entries.Count);
        Assert.Equal("Numéro 59", entries[0].Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task Only_a_day_becomes_a_moment()
    {
        var entries = (await FeedAsync("/feed.atom?q=licorne")).Elements(Atom + "entry").ToList();
        Assert.Equal([Attacks.Script, "Un mois", "Un jour"], entries.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal([null, null, "2023-09-15T00:00:00Z"], entries.Select(entry => entry.Element(Atom + "published")?.Value));
        Assert.Equal(["2023", "2023-09", "2023-09-15"], entries.Select(entry => entry.Element(Atom + "category")!.Attribute("term")!.Value));
        Assert.StartsWith("septembre 2023 — Licorne ]]> &amp; <b>gras</b>.", entries[1].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Contains("😀 fin.", entries[2].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        var first = await site.Client().GetAsync("/feed.atom?q=licorne");
        Assert.NotNull(first.Content.Headers.LastModified);
        foreach (var (name, value) in new[] { ("If-None-Match", first.Headers.ETag!.ToString()), ("If-Modified-Since", first.Content.Headers.LastModified.Value.ToString("R", CultureInfo.InvariantCulture)) })
        {
            var again = await GetAsync("/feed.atom?q=licorne", (name, value));
            Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        }

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/feed.atom?q=jour", ("If-None-Match", first.Headers.ETag!.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/feed.atom?q=licorne", ("If-None-Match", first.Headers.ETag!.ToString()), ("Accept-Language", "en"))).StatusCode);
    }

    [Fact]
    public async Task A_saved_search_has_a_feed_that_keeps_its_name_and_grows()
    {
        var api = site.Api();
        var made = await api.PostAsync("/api/searches", new { name = "</title>& <b> dragons", address = "/?q=dragon" });
        var address = $"/searches/{made.Id}/feed.atom";
        var empty = await FeedAsync(address);
        AssertHasOnce(empty);
        Assert.Equal("</title>& <b> dragons", empty.Element(Atom + "title")!.Value);
        Assert.Equal("http://localhost/?q=dragon", Link(empty, "alternate"));
        var before = await site.Client().GetAsync(address);

        await site.ImportAsync("d.txt", "date 2024 Un dragon\n\nTexte.");
        await api.PutAsync($"/api/searches/{made.Id}", new { name = "Dragons", address = "/?q=dragon" }, made.Tag);
        var after = await GetAsync(address, ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var feed = XDocument.Parse(await after.Content.ReadAsStringAsync()).Root!;
        Assert.Equal("Un dragon", Assert.Single(feed.Elements(Atom + "entry")).Element(Atom + "title")!.Value);
        Assert.Equal(empty.Element(Atom + "id")!.Value, feed.Element(Atom + "id")!.Value);
        Assert.True(Moment(feed) > Moment(empty));
        Assert.NotEqual(feed.Element(Atom + "id")!.Value, (await FeedAsync("/feed.atom?q=dragon")).Element(Atom + "id")!.Value);

        // The entry is the same one in every feed, and another text makes it newer.
        var entry = (await FeedAsync("/feed.atom?q=dragon")).Element(Atom + "entry")!;
        await site.ImportAsync("d.txt", "date 2024 Un dragon revu\n\nTexte.");
        var revised = (await FeedAsync(address)).Element(Atom + "entry")!;
        Assert.Equal((entry.Element(Atom + "id")!.Value, "Un dragon revu"), (revised.Element(Atom + "id")!.Value, revised.Element(Atom + "title")!.Value));
        Assert.True(Moment(revised) > Moment(entry));
    }

    [Fact]
    public async Task The_publication_is_the_author()
    {
        using var folder = new TemporaryFolder();
        await site.Importer.ImportAsync(new([folder.Write("p.txt", "date 2024 Un phénix\n\nTexte.")], "Le Monde & <fils>"));
        var entry = (await FeedAsync("/feed.atom?q=ph%C3%A9nix")).Element(Atom + "entry")!;
        Assert.Equal("Le Monde & <fils>", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
    }

    [Theory]
    [InlineData("/searches/999999/feed.atom", 404)]
    [InlineData("/searches/x/feed.atom", 404)]
    [InlineData("/feed.atom?from=hier", 400)]
    [InlineData("/feed.atom?since=x", 400)]
    public async Task What_is_no_feed_says_so(string address, int status) =>
        Assert.Equal((HttpStatusCode)status, (await site.Client().GetAsync(address)).StatusCode);

    private static void AssertHasOnce(XElement element)
    {
        Assert.Matches("^urn:uuid:[0-9a-f-]{36}$", Assert.Single(element.Elements(Atom + "id")).Value);
        Assert.NotEqual("", Assert.Single(element.Elements(Atom + "title")).Value);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Assert.Single(element.Elements(Atom + "updated")).Value);
    }

    private static DateTimeOffset Moment(XElement element) => DateTimeOffset.Parse(element.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture);

    private static string Link(XElement element, string relation) =>
        Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private async Task<XElement> FeedAsync(string address) => XDocument.Parse(await site.Client().GetStringAsync(address)).Root!;

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await site.Client().SendAsync(request);
    }
}
