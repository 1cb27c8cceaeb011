using System.Collections.Concurrent;
using System.Net;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Tests.Cli;

/// <summary>The site killed while several people edit: each time the archive is sound, and every change that was acknowledged is there.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class KilledEditsTests(SeededArchive seeds, ITestOutputHelper output) : IClassFixture<SeededArchive>, IDisposable
{
    private const int Writers = 4, Most = 60;

    private static readonly int Kills = Soak.Size(2, 45);

    private readonly CommandLineProgram _program = seeds.Copy();
    private readonly ConcurrentDictionary<long, (string Sent, string Saved)> _notes = [];
    private int _acknowledged;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Every_acknowledged_change_of_a_killed_site_is_there()
    {
        var random = Soak.Random(output);
        for (var kill = 0; kill < Kills; kill++)
        {
            var until = _acknowledged + random.Next(1, Most);
            using var site = _program.Start("fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}"]);
            var first = await site.StandardOutput.ReadLineAsync() ?? "";
            var address = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]);
            var writers = Enumerable.Range(0, Writers).Select(number => WriteAsync(address, $"{kill}-{number}")).ToList();
            while (Volatile.Read(ref _acknowledged) < until && !site.HasExited)
                await Task.Delay(1);
            site.Kill();
            await CommandLineProgram.FinishAsync(site);
            await Task.WhenAll(writers);
            AssertIsThere();
        }

        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    private void AssertIsThere()
    {
        var options = new ArchiveOptions { DataDirectory = _program.DataDirectory };
        Assert.Empty(new ArchiveCheck(options).Run().Faults);
        ConnectionPools.Clear(options);
        foreach (var (quote, (sent, saved)) in _notes)
            Assert.Contains(_program.Read<string>($"SELECT coalesce(note, '') FROM quote WHERE id = {quote}"), new[] { sent, saved });
    }

    // Makes a quotation and changes it until the site is gone.
    private async Task WriteAsync(Uri address, string who)
    {
        try
        {
            var api = new ApiClient(new HttpClient { BaseAddress = address });
            var part = await api.SpanAsync(1, "Corée");
            var made = await api.PostAsync("/api/articles/1/quotes", new { parts = new[] { part }, note = who });
            Assert.Equal(HttpStatusCode.Created, made.Status);
            var (id, tag) = (made.Id, made.Tag);
            _notes[id] = (who, who);
            for (var edit = 0; ; edit++)
            {
                Interlocked.Increment(ref _acknowledged);
                var note = $"{who} {edit}";
                _notes[id] = (note, _notes[id].Saved);
                var changed = await api.PutAsync($"/api/quotes/{id}", new { parts = new[] { part }, note }, tag);
                Assert.Equal(HttpStatusCode.OK, changed.Status);
                (tag, _notes[id]) = (changed.Tag, (note, note));
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // It was killed.
        }
    }
}
