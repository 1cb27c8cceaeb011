using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Support;

/// <summary>A site with annotations of every sort: an interrupted quotation with cue, speaker, note and category, a proposed and a rejected one, and more names than a page has.</summary>
public sealed class AnnotatedSite() : TestSite(folder =>
{
    folder.Write("emoji.txt", "date 2023-09 😀 Un titre\n\n« Nous gagnerons », a déclaré 😀 Jean\u202FLuc Mélenchon, « et vite ». Encore : Nous gagnerons.\n\nMoscou, puis Moscou 👩‍👩‍👧 enfin.");
    folder.Write("many.txt", "date 2011 Beaucoup\n\n" + string.Concat(Enumerable.Repeat("Tchernobyl. ", Names)));
    folder.Write("plain.txt", "date 2012 Rien\n\nRien à dire.");
}), IAsyncLifetime
{
    /// <summary>How many names the second article has.</summary>
    public const int Names = 450;

    /// <summary>How many annotations there are: three parts of the interrupted quotation with two links, cue and speaker with theirs, one proposed, and the names.</summary>
    public const int Total = 1 + 2 + 2 + 2 + 1 + Names;

    public const string Model = "http://www.w3.org/ns/anno.jsonld", LdJson = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    public long Article { get; private set; }

    /// <summary>The interrupted quotation.</summary>
    public long Quote { get; private set; }

    public long Rejected { get; private set; }

    public async Task InitializeAsync()
    {
        var api = Api();
        Article = await api.ArticleAsync("emoji");
        var category = (await api.PostAsync("/api/categories", new { name = "Victoire" })).Id;
        Quote = (await MadeAsync(api, $"/api/articles/{Article}/quotes", new
        {
            parts = new[] { await api.SpanAsync(Article, "Nous gagnerons"), await api.SpanAsync(Article, "et vite") },
            cue = await api.SpanAsync(Article, "a déclaré"),
            speaker = await api.SpanAsync(Article, "Jean\u202FLuc Mélenchon"),
            entity = new { name = "Jean-Luc Mélenchon", kind = "person" },
            note = Attacks.Script,
            categories = new[] { category },
        })).Id;
        await MadeAsync(api, $"/api/articles/{Article}/quotes", new { parts = new[] { await api.SpanAsync(Article, "😀 Jean") }, kind = "indirect", state = "proposed" });
        Rejected = (await MadeAsync(api, $"/api/articles/{Article}/quotes", new { parts = new[] { await api.SpanAsync(Article, "Un titre") }, state = "rejected" })).Id;
        var entity = await MadeAsync(api, "/api/entities", new { name = "Tchernobyl", kind = "place" });
        Assert.Equal(HttpStatusCode.Accepted, (await api.SendAsync(HttpMethod.Post, $"/api/entities/{entity.Id}/occurrences?in=archive", new { }, "*")).Status);
        while (Count("SELECT count(*) FROM mention") < Names)
            await Task.Delay(20);
    }

    public new Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Asks by the Web Annotation Protocol.</summary>
    public async Task<ApiAnswer> AskAsync(HttpMethod method, string address, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", LdJson);
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await Client().SendAsync(request);
        return new ApiAnswer(response.StatusCode, response, await response.Content.ReadAsStringAsync());
    }

    public Task<ApiAnswer> GetAsync(string address, params (string Name, string Value)[] headers) => AskAsync(HttpMethod.Get, address, null, headers);

    /// <summary>An annotation of words in the first article, to be sent.</summary>
    public JsonObject Annotation(string words, params JsonObject[] body) => new()
    {
        ["@context"] = Model,
        ["type"] = "Annotation",
        ["body"] = new JsonArray([.. body]),
        ["target"] = new JsonObject { ["source"] = $"http://localhost/articles/{Article}", ["selector"] = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = words } },
    };

    private static async Task<ApiAnswer> MadeAsync(ApiClient api, string address, object body)
    {
        var made = await api.PostAsync(address, body);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made;
    }
}
