using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Api;

/// <summary>
/// Many writers on one site, each by the version it has seen: nothing that was acknowledged is lost, the history has every change, and
/// the site answers meanwhile.
/// </summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class ManyWritersTests(ITestOutputHelper output) : IDisposable
{
    private const int Shared = 10;

    private const string GoneWithoutDeletion = """
        SELECT count(*) FROM (SELECT subject_id, max(id) AS last FROM change WHERE subject = 'quote' GROUP BY subject_id) c
        WHERE iif((SELECT action FROM change WHERE id = c.last) = 'delete', 0, 1) <> EXISTS (SELECT 1 FROM quote WHERE id = c.subject_id)
        """;

    private static readonly int Writers = Soak.Size(5, 50), Edits = Soak.Size(20, 200);

    private readonly TestSite _site = new();
    private readonly ConcurrentQueue<long> _changes = [];
    private readonly ConcurrentDictionary<long, string?> _notes = [];
    private readonly ConcurrentDictionary<long, ConcurrentQueue<string>> _signs = [];
    private long _conflicts;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        var (api, seed) = (_site.Api(), Soak.Random(output).Next());
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var part = await api.SpanAsync(article, "prix à payer");
        var entity = (await api.PostAsync("/api/entities", new { name = "Tous", kind = "person" })).Id;
        for (var i = 0; i < Shared; i++)
            _signs[(await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { part }, note = "" })).Id] = [];
        var before = _site.Count("SELECT count(*) FROM change");

        using var stop = new CancellationTokenSource();
        var health = AskHealthAsync(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number =>
            Task.Run(() => WriteAsync(new Random(seed + number), number, article, part, entity))));
        await stop.CancelAsync();
        var (answers, mostMeanwhile) = await health;
        output.WriteLine($"{_changes.Count} changes, {_conflicts} conflicts, {answers} answers of /healthz, at most {mostMeanwhile} changes while one was waited for");

        Assert.Equal(Writers * Edits, _changes.Distinct().Count());
        Assert.Equal(Writers * Edits, _site.Count("SELECT count(*) FROM change") - before);
        Assert.All(_changes.Chunk(500), some => Assert.Equal(some.Length,
            _site.Count($"SELECT count(*) FROM change WHERE id IN ({string.Join(',', some)})")));
        await AssertAsAcknowledgedAsync(api, article);
        // Every version of everything that is there came with a change of its own, and every change of what is gone ends with its deletion.
        foreach (var table in new[] { "quote", "mention" })
            Assert.Equal(0, _site.Count(Unexplained(table)));
        Assert.Equal(0, _site.Count(GoneWithoutDeletion));
        Assert.True(answers > 0 && mostMeanwhile < Writers * 4, $"{mostMeanwhile} changes were made while one answer of /healthz was waited for.");
        Assert.Empty(new ArchiveCheck(new ArchiveOptions { DataDirectory = _site.DataDirectory }).Run().Faults);
    }

    private static string Unexplained(string table) => $"""
        SELECT count(*) FROM {table} t WHERE version <> (SELECT count(*) FROM change c WHERE c.subject = '{table}' AND c.subject_id = t.id)
        """;

    private async Task AssertAsAcknowledgedAsync(ApiClient api, long article)
    {
        var stored = (await api.GetAsync($"/api/articles/{article}/quotes"))
            .Items.ToDictionary(quote => (long)quote["id"]!, quote => (string?)quote["note"]);
        foreach (var (quote, note) in _notes)
            Assert.Equal((quote, note), (quote, stored.GetValueOrDefault(quote)));
        foreach (var (quote, signs) in _signs)
            Assert.Equal(signs.Order(StringComparer.Ordinal),
                (stored[quote] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private async Task WriteAsync(Random random, int number, long article, object part, long entity)
    {
        var (api, own) = (_site.Api(), new List<(long Id, string Tag)>());
        for (var edit = 0; edit < Edits; edit++)
        {
            var note = string.Create(CultureInfo.InvariantCulture, $"{number}-{edit}");
            switch (own.Count == 0 ? 0 : random.Next(10))
            {
                case < 3:
                    var made = Saved(await api.PostAsync($"/api/articles/{article}/quotes",
                        new { parts = new[] { part }, note, entity = new { id = entity } }));
                    own.Add((made.Id, made.Tag));
                    _notes[made.Id] = note;
                    break;
                case < 6:
                    var at = random.Next(own.Count);
                    own[at] = (own[at].Id, Saved(await api.PutAsync($"/api/quotes/{own[at].Id}", new { parts = new[] { part }, note }, own[at].Tag)).Tag);
                    _notes[own[at].Id] = note;
                    break;
                case < 7:
                    Saved(await api.DeleteAsync($"/api/quotes/{own[0].Id}", own[0].Tag));
                    _notes[own[0].Id] = null;
                    own.RemoveAt(0);
                    break;
                default:
                    await AppendAsync(api, _signs.Keys.ElementAt(random.Next(Shared)), note);
                    break;
            }
        }
    }

    private ApiAnswer Saved(ApiAnswer answer)
    {
        Assert.True(answer.Response.IsSuccessStatusCode, $"{answer.Status} {answer.Body}");
        _changes.Enqueue(answer.ChangeId);
        return answer;
    }

    // Reads, appends, and tries again upon the state the refusal shows.
    private async Task AppendAsync(ApiClient api, long quote, string sign)
    {
        var read = await api.GetAsync($"/api/quotes/{quote}");
        var (current, tag) = (read.Json, read.Tag);
        for (var tries = 0; tries < 10_000; tries++)
        {
            var body = current.DeepClone().AsObject();
            body["note"] = JsonValue.Create($"{(string?)body["note"]}{sign};");
            var answer = await api.PutAsync($"/api/quotes/{quote}", body.ToJsonString(), tag);
            if (answer.Status != HttpStatusCode.PreconditionFailed)
            {
                Saved(answer);
                _signs[quote].Enqueue(sign);
                return;
            }

            Interlocked.Increment(ref _conflicts);
            current = answer["current"];
            tag = $"\"{current["version"]}\"";
        }

        throw new InvalidOperationException("Never saved.");
    }

    // Counted in changes, not by the clock: how many were made while one answer was waited for.
    private async Task<(int Answers, int MostMeanwhile)> AskHealthAsync(CancellationToken stop)
    {
        var (http, answers, most) = (_site.Client(), 0, 0);
        while (!stop.IsCancellationRequested)
        {
            var before = _changes.Count;
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz", CancellationToken.None)).StatusCode);
            (answers, most) = (answers + 1, Math.Max(most, _changes.Count - before));
            await Task.Delay(2, CancellationToken.None);
        }

        return (answers, most);
    }
}
