using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace NewsArchive.Tests.Cli;

/// <summary>A program killed while it imports: its run is seen as stopped at once, and what was uploaded goes on by itself.</summary>
public sealed class KilledSiteImportTests : IDisposable
{
    private const int Articles = 250, Many = 1500;

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_upload_goes_on_after_the_next_start_and_its_files_stay_until_then()
    {
        var (site, browser) = await ServeAsync();
        var page = await browser.OpenAsync("/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("form.upload input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Lines(Articles))), "files", "lignes.jsonl" },
        };
        Assert.Equal("/import/1", (await Browser.ReadAsync(await browser.Http.PostAsync("/import", form))).Address.AbsolutePath);
        Until(() => Imported > 5);
        site.Kill();
        await site.WaitForExitAsync();
        var stored = _program.Read<long>("SELECT count(*) FROM article");
        Assert.InRange(stored, 1, Articles - 1);
        Assert.Single(Directory.GetDirectories(Incoming));

        var (_, again) = await ServeAsync(batch: 2000);
        Assert.Equal("stopped", (string)(await StateAsync(again))["state"]!);
        await UntilAsync(async () => (await again.OpenAsync("/import/1")).Has(".run a[href='/import/2']"));
        await UntilAsync(async () => (string)(await StateAsync(again, 2))["state"]! == "done");
        Assert.Equal(Articles, _program.Read<long>("SELECT count(*) FROM article"));
        Assert.Equal((Articles - stored, stored), ((int)(await StateAsync(again, 2))["imported"], (int)(await StateAsync(again, 2))["unchanged"]));
        await UntilAsync(() => Task.FromResult(Directory.GetDirectories(Incoming).Length == 0));
        Assert.Contains("Reprend l’import 1", (await again.OpenAsync("/import/2")).Words(".when"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_command_is_seen_as_stopped_by_a_running_site_at_once_and_can_be_gone_on_with()
    {
        _folder.Write("lignes.jsonl", Lines(Many));
        var (_, browser) = await ServeAsync(batch: 2000);
        await browser.OpenAsync("/import");
        var command = Start(1, "import", _folder.Path);
        Until(() => Imported > 5);
        Assert.Equal("running", (string)(await StateAsync(browser))["state"]!);
        command.Kill();
        await command.WaitForExitAsync();
        Assert.Equal("stopped", (string)(await StateAsync(browser))["state"]!);

        var page = await browser.OpenAsync("/import/1");
        var next = await browser.SubmitAsync(page, "form[action$=GoOn]");
        Assert.Equal("/import/2", next.Address.AbsolutePath);
        await UntilAsync(async () => (string)(await StateAsync(browser, 2))["state"]! == "done");
        Assert.Equal(Many, _program.Read<long>("SELECT count(*) FROM article"));
    }

    private string Incoming => Path.Combine(_program.DataDirectory, "incoming");

    private static string Lines(int articles) => string.Join('\n', Enumerable.Range(0, articles).Select(i =>
        JsonSerializer.Serialize(new { id = $"ligne-{i}", date = "2022-03", title = $"Ligne {i}", text = $"Un texte, le numéro {i} de {articles}." })));

    private static async Task<ApiAnswer> StateAsync(Browser browser, int run = 1) => await new ApiClient(browser.Http).GetAsync($"/api/imports/{run}");

    private long Imported => _program.Read<long>("SELECT coalesce(max(imported), 0) FROM import_run");

    private static void Until(Func<bool> isSo)
    {
        while (!isSo())
            Thread.Sleep(5);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
            await Task.Delay(10);
    }

    private async Task<(Process Process, Browser Browser)> ServeAsync(int batch = 1)
    {
        var process = Start(batch, "--urls=http://127.0.0.1:0", $"--Archive:SeedsDirectory={_program.Beside("none")}", "--Archive:Backups:Every=0");
        var first = await process.StandardOutput.ReadLineAsync() ?? "";
        return (process, new Browser(new HttpClient { BaseAddress = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]) }));
    }

    // With an article in each transaction there is time between the first and the last.
    private Process Start(int batch, params string[] arguments)
    {
        var process = _program.Start("fr_FR.UTF-8", [.. arguments, $"--Archive:ImportBatch={batch}", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        _processes.Add(process);
        return process;
    }
}
