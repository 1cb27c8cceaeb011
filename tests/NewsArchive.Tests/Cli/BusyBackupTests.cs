using System.Net;

namespace NewsArchive.Tests.Cli;

/// <summary>A backup while twenty people annotate and an import runs: nobody waits for it, and what it holds is one moment of the archive.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class BusyBackupTests : IDisposable
{
    private static readonly int Writers = Soak.Size(5, 20), Files = Soak.Size(60, 300);

    private readonly CommandLineProgram _program = new(), _restored = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _program.Dispose();
        _restored.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_of_a_busy_archive_is_consistent()
    {
        for (var i = 0; i < Files; i++)
            _folder.Write($"{i:000}.txt", $"date 2023 Article numéro {i}\n\n« Rien », a dit Kirby le {i}.");
        using var site = _program.Start("fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        try
        {
            var first = await site.StandardOutput.ReadLineAsync() ?? "";
            var address = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]);
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(number => WriteAsync(address, number, stop.Token)).ToList();
            while (_program.Read<long>("SELECT count(*) FROM quote") < Writers)
                await Task.Delay(5);

            var import = _program.RunProcessAsync("import", _folder.Path, "--Archive:ImportBatch=5");
            var (backup, again) = (await _program.RunProcessAsync("backup", _program.Beside("one.zip")), await _program.RunProcessAsync("backup", _program.Beside("two.zip")));
            Assert.Equal((0, "", 0), (backup.ExitCode, backup.Errors, again.ExitCode));
            await stop.CancelAsync();
            var written = (await Task.WhenAll(writers)).Sum();
            Assert.Equal(0, (await import).ExitCode);

            Assert.Equal(written, _program.Read<long>("SELECT count(*) FROM quote"));
            foreach (var file in new[] { "one.zip", "two.zip" })
                await ProveAsync(file, written);
        }
        finally
        {
            site.Kill();
            await site.WaitForExitAsync();
        }
    }

    private async Task ProveAsync(string file, long written)
    {
        Assert.Equal(0, (await _restored.RunAsync("restore", _program.Beside(file), "--force")).ExitCode);
        var check = await _restored.RunAsync("check");
        Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        Assert.InRange(_restored.Read<long>("SELECT count(*) FROM quote"), Writers, written);
        // Each quotation came with its line in the log and its speaker, in one transaction.
        Assert.Equal(0, _restored.Read<long>("SELECT count(*) FROM quote q WHERE entity_id IS NULL OR (SELECT count(*) FROM change c WHERE c.subject = 'quote' AND c.subject_id = q.id) <> q.version"));
        Assert.Equal(0, _restored.Read<long>("SELECT count(*) FROM change c WHERE subject = 'quote' AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.id = c.subject_id)"));
    }

    private static async Task<long> WriteAsync(Uri address, int number, CancellationToken stop)
    {
        var api = new ApiClient(new HttpClient { BaseAddress = address });
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var part = await api.SpanAsync(article, "prix à payer");
        var written = 0L;
        for (; !stop.IsCancellationRequested; written++)
        {
            var answer = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { part }, note = $"{number}-{written}", entity = new { name = $"Qui {number}", kind = "person" } });
            Assert.Equal(HttpStatusCode.Created, answer.Status);
            await Task.Delay(20, CancellationToken.None);
        }

        return written;
    }
}
