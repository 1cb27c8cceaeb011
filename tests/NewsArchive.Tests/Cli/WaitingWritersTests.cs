using System.Net;

namespace NewsArchive.Tests.Cli;

/// <summary>Sixty people save while another program has the archive: nobody who reads waits for it, and nothing is lost.</summary>
public sealed class WaitingWritersTests : IDisposable
{
    private const int Writers = 60, Reads = 20;

    // Fewer than there are writers: if each of them held one, nobody would be answered before the lock is free.
    private const string Threads = "20";

    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Who_reads_is_answered_while_all_wait_and_everything_is_stored_once()
    {
        using var site = _program.Start(
            "fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}", "--Archive:BusyTimeout=300"], ("DOTNET_ThreadPool_ForceMaxWorkerThreads", Threads));
        try
        {
            var first = await site.StandardOutput.ReadLineAsync() ?? "";
            using var http = new HttpClient { BaseAddress = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]), Timeout = TimeSpan.FromSeconds(100) };
            var api = new ApiClient(http);
            Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/entities", new { name = "Avant", kind = "person" })).Status);

            List<Task<ApiAnswer>> waiting;
            using (new HeldLock(_program.DataDirectory))
            {
                waiting = [.. Enumerable.Range(0, Writers).Select(number => api.PostAsync("/api/entities", new { name = $"Personne {number}", kind = "person" }))];
                for (var i = 0; i < Reads; i++)
                {
                    foreach (var address in new[] { "/healthz", "/", "/readyz" })
                        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
                }

                Assert.All(waiting, writer => Assert.False(writer.IsCompleted));
            }

            Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
            Assert.Equal(Writers, _program.Read<long>("SELECT count(DISTINCT name) FROM entity WHERE name LIKE 'Personne %'"));
            Assert.Equal((Writers + 1L, Writers + 1L), (_program.Read<long>("SELECT count(*) FROM change"), _program.Read<long>("SELECT max(id) FROM change")));
        }
        finally
        {
            site.Kill();
            await site.WaitForExitAsync();
        }
    }
}
