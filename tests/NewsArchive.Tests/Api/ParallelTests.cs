using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

/// <summary>Twenty clients at once: no update is lost, a stale one is told, and the log has every change.</summary>
public sealed class ParallelTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Clients = 20;

    [Fact]
    public async Task Everybody_can_annotate_the_same_article_and_update_the_same_quotation()
    {
        var api = site.Api();
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var part = await api.SpanAsync(article, "prix à payer");
        var shared = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { part }, note = "" });
        var changesBefore = site.Count("SELECT count(*) FROM change");

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            var client = site.Api();
            var own = await client.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { part }, note = $"de {number}", entity = new { name = "Tous", kind = "person" } });
            Assert.Equal(HttpStatusCode.Created, own.Status);
            await AppendAsync(client, shared.Id, $"<{number}>");
        }));

        var note = (string)(await api.GetAsync($"/api/quotes/{shared.Id}"))["note"]!;
        Assert.All(Enumerable.Range(0, Clients), number => Assert.Equal(1, note.Split($"<{number}>").Length - 1));
        var quotes = (await api.GetAsync($"/api/articles/{article}/quotes")).Items;
        Assert.Equal(Clients, quotes.Where(quote => ((string?)quote["note"])?.StartsWith("de ", StringComparison.Ordinal) == true).Select(quote => (string)quote["note"]!).Distinct().Count());
        Assert.Single(quotes.Select(quote => (long?)quote["entity"]?["id"]).OfType<long>().Distinct());

        // One change for each quotation, for each update, and for the entity they share.
        Assert.Equal(Clients + Clients + 1, site.Count("SELECT count(*) FROM change") - changesBefore);
        Assert.Equal(Clients + 1, site.Count($"SELECT version FROM quote WHERE id = {shared.Id}"));
        Assert.Equal(Clients + 1, site.Count($"SELECT count(DISTINCT version) FROM change WHERE subject = 'quote' AND subject_id = {shared.Id}"));
    }

    [Fact]
    public async Task Of_many_updates_of_one_version_exactly_one_is_saved()
    {
        var api = site.Api();
        var entity = await api.PostAsync("/api/entities", new { name = "Genève", kind = "place" });
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number =>
            site.Api().PutAsync($"/api/entities/{entity.Id}", new { name = $"Genève {number}", kind = "place" }, entity.Tag)));
        var saved = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Except([saved]), answer => Assert.Equal((HttpStatusCode.PreconditionFailed, (string)saved["name"]!), (answer.Status, (string)answer["current"]["name"]!)));
        Assert.Equal(2, site.Count($"SELECT version FROM entity WHERE id = {entity.Id}"));
    }

    // Reads, appends, and tries again upon the state the refusal shows.
    private static async Task AppendAsync(ApiClient client, long quote, string sign)
    {
        var read = await client.GetAsync($"/api/quotes/{quote}");
        var (current, tag) = (read.Json, read.Tag);
        for (var tries = 0; tries < 1000; tries++)
        {
            var body = current.DeepClone().AsObject();
            body["note"] = JsonValue.Create((string?)body["note"] + sign);
            var answer = await client.PutAsync($"/api/quotes/{quote}", body.ToJsonString(), tag);
            if (answer.Status == HttpStatusCode.OK)
                return;
            Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
            current = answer["current"];
            tag = $"\"{current["version"]}\"";
        }

        throw new InvalidOperationException("Never saved.");
    }
}
