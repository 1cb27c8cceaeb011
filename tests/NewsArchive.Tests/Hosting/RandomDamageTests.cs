using System.Collections.Concurrent;
using System.Net;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Hosting;

/// <summary>
/// Random bytes of a used archive are altered: pages, API and commands answer, or say that the archive is damaged, and the check never
/// says that all is well where something else is read.
/// </summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class RandomDamageTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;

    private static readonly int Rounds = Soak.Size(5, 200);

    private static readonly string[] Addresses =
    [
        "/", "/?q=onu", "/?q=moscou&sort=newest", "/articles/1", "/articles/3", "/articles/4", "/articles/4/edit", "/articles/3/original",
        "/articles/1/citation.bib", "/concordance?q=onu", "/facets/person", "/quotes", "/quotes?q=oui", "/quotes/1", "/quotes/speakers",
        "/mentions/1", "/entities", "/entities/1", "/entities/1/merge?with=2", "/entities/duplicates", "/searches", "/searches/1", "/collections",
        "/collections/1", "/codebook", "/codebook/1", "/review", "/history", "/import", "/import/1", "/export", "/help",
        "/api/articles?q=onu&size=1000", "/api/articles/1", "/api/articles/4", "/api/articles/4/quotes", "/api/articles/4/mentions",
        "/api/articles/4/changes", "/api/quotes?q=oui", "/api/quotes/1", "/api/mentions/1", "/api/entities", "/api/entities/1", "/api/facets",
        "/api/concordance?q=moscou",
        "/api/searches", "/api/collections", "/api/categories", "/annotations/", "/annotations/quote-1", "/articles.csv", "/quotes.csv",
        "/quotes/speakers.csv", "/histogram.csv", "/feed.atom?q=onu", "/export/csv", "/export/jsonl", "/export/tei", "/export/w3c", "/export/brat",
        "/readyz", "/healthz",
    ];

    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentQueue<string> _refusals = [];
    private int _named, _damaged;

    [Fact]
    public async Task What_is_damaged_is_named_or_nothing_differs()
    {
        var (sound, seed) = (await UsedArchive.BytesAsync(), Soak.Random(output).Next());
        using var whole = new DamagedArchive(sound);
        var content = UsedArchive.Content(whole.Program.DatabaseFile);
        Assert.NotNull(content);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var round && round < Rounds && _faults.Count < 20)
                await TryAsync(seed + round, sound, content);
        })));
        output.WriteLine($"{Rounds} rounds: {_damaged} with other content, {_named} named by the check, {_refusals.Count} not opened");
        foreach (var refusals in _refusals.CountBy(said => said))
            output.WriteLine($"{refusals.Value} times at the start: {refusals.Key}");
        Assert.True(_faults.IsEmpty, string.Join('\n', _faults));
    }

    private async Task TryAsync(int seed, byte[] sound, string content)
    {
        using var archive = new DamagedArchive(Damaged(seed, sound));
        var differs = UsedArchive.Content(archive.Program.DatabaseFile) != content;
        Interlocked.Add(ref _damaged, differs ? 1 : 0);
        var check = await RunAsync(seed, archive.Program, "check");
        Interlocked.Add(ref _named, check?.ExitCode == 3 ? 1 : 0);
        if (check?.ExitCode == 0 && differs)
            _faults.Enqueue($"{seed}: all is said to be well, but it is not: {FirstDifference(content, UsedArchive.Content(archive.Program.DatabaseFile))}");
        await WalkAsync(seed, archive);
        await RunAsync(seed, archive.Program, "search", "onu");
        await RunAsync(seed, archive.Program, "export", "jsonl", "--output", archive.Program.Beside("out.jsonl"));
        await RunAsync(seed, archive.Program, "export", "csv", "--output", archive.Program.Beside("out.csv"));
        await RunAsync(seed, archive.Program, "check", "--repair");
    }

    private async Task WalkAsync(int seed, DamagedArchive archive)
    {
        using var site = new DamagedSite(archive.Program.DatabaseFile);
        HttpClient client;
        try
        {
            client = site.Client("fr");
        }
        catch (Exception)
        {
            // The program ends at its start: with a sentence, as this run says.
            if (await RunAsync(seed, archive.Program, "--urls=http://127.0.0.1:0") is { } refused)
                _refusals.Enqueue(refused.ErrorWords);
            return;
        }

        foreach (var address in Addresses)
            await AskAsync(seed, client, new HttpRequestMessage(HttpMethod.Get, address));
        using var entity = new StringContent("""{"name":"Genève","kind":"place"}""", null, "application/json");
        await AskAsync(seed, client, new HttpRequestMessage(HttpMethod.Post, "/api/entities") { Content = entity });
        await AskAsync(seed, client, new HttpRequestMessage(HttpMethod.Post, "/api/changes/1/undo"));
    }

    private async Task AskAsync(int seed, HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var answer = await client.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            var isDamage = answer.StatusCode == HttpStatusCode.ServiceUnavailable
                && (said.Contains("failure.damaged-", StringComparison.Ordinal) || said.Contains("abîmé", StringComparison.Ordinal)
                    || request.RequestUri!.AbsolutePath == "/readyz");
            if (((int)answer.StatusCode >= 500 && !isDamage) || said.Contains("   at NewsArchive.", StringComparison.Ordinal))
                _faults.Enqueue($"{seed}: {request.Method} {request.RequestUri} {(int)answer.StatusCode} {said[..Math.Min(200, said.Length)]}");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            // A download that met the damage behind its beginning: it is broken off, never ended as if it were whole.
        }
    }

    private async Task<CommandLineRun?> RunAsync(int seed, CommandLineProgram program, params string[] arguments)
    {
        try
        {
            var run = await program.RunAsync(arguments);
            if (run.ExitCode is not (0 or 1 or 3) || (run.ExitCode == 3 && run.Errors.Length == 0)
                || run.Errors.Contains("   at ", StringComparison.Ordinal))
                _faults.Enqueue($"{seed}: {string.Join(' ', arguments)} ended with {run.ExitCode}: {run.Errors}");
            return run;
        }
        catch (Exception fault)
        {
            _faults.Enqueue($"{seed}: {string.Join(' ', arguments)} threw {fault}");
            return null;
        }
    }

    // One to sixteen bytes, at one place or at many; most of a young database is room that nobody reads.
    private static byte[] Damaged(int seed, byte[] sound)
    {
        var (random, bytes) = (new Random(seed), (byte[])sound.Clone());
        var (count, isOnePlace, at) = (random.Next(1, 17), random.Next(2) == 0, -1);
        for (var i = 0; i < count; i++)
        {
            do
                at = isOnePlace && i > 0 ? (at + 1) % bytes.Length : random.Next(bytes.Length);
            while (bytes[at] == 0 && (i == 0 || !isOnePlace));
            bytes[at] ^= (byte)random.Next(1, 256);
        }

        return bytes;
    }

    private static string FirstDifference(string one, string? other) => other is null ? "it cannot be read" :
        one.Split('\n').Zip(other.Split('\n')).Where(pair => pair.First != pair.Second).Select(pair => $"\n{pair.First}\n{pair.Second}")
            .FirstOrDefault("rows are gone");

    private sealed class DamagedArchive : IDisposable
    {
        public DamagedArchive(byte[] database)
        {
            Directory.CreateDirectory(Program.DataDirectory);
            File.WriteAllBytes(Program.DatabaseFile, database);
        }

        public CommandLineProgram Program { get; } = new();

        public void Dispose()
        {
            ConnectionPools.Clear(new ArchiveOptions { DataDirectory = Program.DataDirectory });
            Program.Dispose();
        }
    }

    private sealed class DamagedSite : TestSite
    {
        public DamagedSite(string database)
            : base((ArchiveTemplate?)null) => File.Copy(database, Path.Combine(DataDirectory, "archive.db"));
    }
}
