using System.Diagnostics;
using System.Net;

namespace NewsArchive.Tests.Cli;

/// <summary>The site as a process on a real port.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_site_announces_itself_serves_the_seeds_within_bounds_and_ends_when_asked()
    {
        using var process = _program.Start("fr_FR.UTF-8", ["--urls=http://127.0.0.1:0", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        try
        {
            var first = await process.StandardOutput.ReadLineAsync() ?? "";
            Assert.StartsWith("NewsArchive", first, StringComparison.Ordinal);
            Assert.Contains(_program.DataDirectory, await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            using var http = new HttpClient { BaseAddress = new Uri(first[first.IndexOf("http", StringComparison.Ordinal)..]) };

            Assert.Equal(2, (await Browser.ReadAsync(await http.GetAsync("/"))).Document.QuerySelectorAll("ol.results > li").Length);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/js/reader.js")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/?q={new string('x', 60_000)}")).StatusCode);
            Assert.Equal(HttpStatusCode.RequestUriTooLong, (await http.GetAsync($"/?q={new string('x', 200_000)}")).StatusCode);
            using var large = new StringContent($"{{\"name\":\"{new string('x', 2_000_000)}\",\"kind\":\"other\"}}", System.Text.Encoding.UTF8, "application/json");
            var tooLarge = await http.PostAsync("/api/entities", large);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (tooLarge.StatusCode, tooLarge.Content.Headers.ContentType?.MediaType));
        }
        finally
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
        }

        var run = await CommandLineProgram.FinishAsync(process);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0", "n’écoute que sur cette machine")]
    [InlineData("--urls=http://*:0", "n’écoute que sur cette machine")]
    [InlineData("--urls=http://[::]:0", "n’écoute que sur cette machine")]
    [InlineData("--urls=http://localhost:0;http://192.168.1.2:0", "n’écoute que sur cette machine")]
    [InlineData("--urls=http://example.org:0", "n’écoute que sur cette machine")]
    [InlineData("--Kestrel:Endpoints:Other:Url=http://0.0.0.0:0", "n’écoute que sur cette machine")]
    [InlineData("--urls=not-an-address", "n’est pas une adresse où écouter")]
    [InlineData("--urls=http://localhost:70000", "n’est pas une adresse où écouter")]
    public async Task Other_machines_are_not_let_in_and_nonsense_is_no_address(string setting, string reason)
    {
        var run = await _program.RunAsync(setting);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains(reason, run.ErrorWords, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
