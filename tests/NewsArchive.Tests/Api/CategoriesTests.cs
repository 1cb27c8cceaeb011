using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

public sealed class CategoriesTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Clients = 50;

    private static int _made;
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task A_category_is_made_moved_given_and_deleted_and_all_is_undone()
    {
        var (top, part) = (await MakeAsync(), await MakeAsync());
        Assert.Equal(["id", "version", "name", "parent", "path", "depth", "definition", "colour", "key", "quotes", "articles"], top.Json.AsObject().Select(property => property.Key));
        var moved = await _api.PutAsync($"/api/categories/{part.Id}", new { name = "Sous", parent = top.Id, definition = "Quoi ?", colour = "teal", key = "É" }, part.Tag);
        Assert.Equal((HttpStatusCode.OK, $"{top["name"]} › Sous", 1, "teal", "é"), (moved.Status, (string)moved["path"]!, (int)moved["depth"], (string)moved["colour"]!, (string)moved["key"]!));
        Assert.Equal((HttpStatusCode.Conflict, "edit.key-taken"), await StatusAsync(_api.PostAsync("/api/categories", new { name = "z", key = "é" })));

        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var given = await GiveAsync($"articles/{article}", part.Id);
        Assert.Contains(article, (await _api.GetAsync($"/api/articles?category={top.Id}")).Items.Select(item => (long)item["id"]!));
        Assert.Equal(1, (int)(await _api.GetAsync($"/api/categories/{top.Id}"))["articles"]);
        var quote = await QuoteAsync(article, part.Id);
        Assert.Equal((1, 1), ((int)(await _api.GetAsync($"/api/categories/{part.Id}"))["quotes"], (int)(await _api.GetAsync($"/api/categories/{top.Id}"))["quotes"]));

        Assert.Equal((HttpStatusCode.Conflict, "edit.category-has-parts"), await StatusAsync(_api.DeleteAsync($"/api/categories/{top.Id}", "*")));
        Assert.Equal((HttpStatusCode.Conflict, "edit.category-used"), await StatusAsync(_api.DeleteAsync($"/api/categories/{part.Id}", "*")));
        Assert.Equal(((HttpStatusCode)428, "problem.if-match"), await StatusAsync(_api.DeleteAsync($"/api/categories/{part.Id}", null)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "problem.stale"), await StatusAsync(_api.DeleteAsync($"/api/categories/{part.Id}", part.Tag)));
        Assert.Equal(HttpStatusCode.NoContent, (await _api.DeleteAsync($"/api/categories/{part.Id}?uses=true", moved.Tag)).Status);
        Assert.Equal("[]", (await _api.GetAsync($"/api/quotes/{quote.Id}"))["categories"].ToJsonString());
        Assert.Equal("[]", (await _api.GetAsync($"/api/articles/{article}/categories"))["categories"].ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/categories/{part.Id}")).Status);
    }

    [Fact]
    public async Task A_quotation_gives_and_takes_its_categories_and_keeps_those_nobody_speaks_of()
    {
        var (one, other) = ((await MakeAsync()).Id, (await MakeAsync()).Id);
        var made = await QuoteAsync(await _api.ArticleAsync(SeedSite.Headlined), other, one, other);
        Assert.Equal([one, other], Numbers(made));
        var body = made.Json.AsObject();
        body.Remove("categories");
        var saved = await _api.PutAsync($"/api/quotes/{made.Id}", body.ToJsonString(), made.Tag);
        Assert.Equal([one, other], Numbers(saved));
        body["categories"] = new JsonArray(one);
        Assert.Equal([one], Numbers(await _api.PutAsync($"/api/quotes/{made.Id}", body.ToJsonString(), saved.Tag)));
        body["categories"] = new JsonArray(999_999);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "edit.no-category"), await StatusAsync(_api.PutAsync($"/api/quotes/{made.Id}", body.ToJsonString(), "*")));
        var cleared = await _api.PutAsync($"/api/quotes/{made.Id}/categories", new { categories = Array.Empty<long>() }, "*");
        Assert.Equal((HttpStatusCode.OK, 4, 0), (cleared.Status, (int)cleared["version"], Numbers(cleared).Count));
        await _api.PostAsync($"/api/changes/{cleared.ChangeId}/undo");
        Assert.Equal([one], Numbers(await _api.GetAsync($"/api/quotes/{made.Id}/categories")));
    }

    [Theory]
    [InlineData("quotes")]
    [InlineData("articles")]
    public async Task Fifty_clients_give_one_thing_categories_and_none_is_lost(string noun)
    {
        var article = await _api.ArticleAsync(SeedSite.Untitled);
        var address = noun == "quotes" ? $"quotes/{(await QuoteAsync(await _api.ArticleAsync(SeedSite.Headlined))).Id}" : $"articles/{article}";
        var categories = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var made = await MakeAsync();
            await GiveAsync(address, made.Id);
            return made.Id;
        })));

        var now = await _api.GetAsync($"/api/{address}/categories");
        Assert.Equal(categories.Order(), Numbers(now).Where(id => categories.Contains(id)));
        Assert.Equal(Clients, categories.Distinct().Count());
        Assert.Equal(Clients + 1, (int)now["version"]);
    }

    [Fact]
    public async Task Names_and_definitions_are_words_whatever_they_say()
    {
        foreach (var attack in Attacks.Lines)
        {
            var made = await _api.PostAsync("/api/categories", new { name = $"C {attack}", definition = attack });
            Assert.Equal((HttpStatusCode.Created, attack), (made.Status, (string)made["definition"]!));
            Assert.Contains((await _api.GetAsync("/api/categories")).Items, item => (string)item["name"]! == $"C {attack}");
        }
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem()
    {
        foreach (var noun in new[] { "articles/999", "quotes/999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync($"/api/{noun}/categories")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await _api.PutAsync($"/api/{noun}/categories", new { categories = Array.Empty<long>() }, "*")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _api.PutAsync("/api/categories/999999", new { name = "x" }, "*")).Status);
        Assert.Equal("query.bad-choice", (await _api.GetAsync("/api/articles?category=guerre")).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.PutAsync("/api/articles/1/categories", "{\"categories\":[\"x\"]}", "*")).Status);
    }

    private Task<ApiAnswer> MakeAsync() => _api.PostAsync("/api/categories", new { name = $"Catégorie {Interlocked.Increment(ref _made)}" });

    private async Task<ApiAnswer> QuoteAsync(long article, params long[] categories)
    {
        var made = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "prix à payer") }, categories });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made;
    }

    // Reads, adds, and tries again upon what stands there.
    private async Task<ApiAnswer> GiveAsync(string address, long category)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var now = await _api.GetAsync($"/api/{address}/categories");
            var answer = await _api.PutAsync($"/api/{address}/categories", new { categories = Numbers(now).Append(category) }, now.Tag);
            if (answer.Status != HttpStatusCode.PreconditionFailed)
                return answer;
        }

        throw new InvalidOperationException("Never saved.");
    }

    private static List<long> Numbers(ApiAnswer answer) => [.. answer["categories"].AsArray().Select(id => (long)id!)];

    private static async Task<(HttpStatusCode, string?)> StatusAsync(Task<ApiAnswer> answer) => ((await answer).Status, (await answer).Code);
}
