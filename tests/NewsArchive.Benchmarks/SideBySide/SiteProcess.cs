using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The built program as a process of its own: the site on a free port, or its import.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;

    private SiteProcess(Process process, HttpClient http) => (_process, Http) = (process, http);

    /// <summary>Keeps its connection open, as a browser does.</summary>
    public HttpClient Http { get; }

    /// <summary>Processor time so far; the system counts it in steps of ten milliseconds, so only means say something.</summary>
    public TimeSpan Cpu => _process.TotalProcessorTime;

    /// <summary>Starts the site on an archive and waits until it is ready.</summary>
    public static async Task<SiteProcess> StartAsync(SideBySideSettings settings, string archive)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = Patience };
        http.DefaultRequestHeaders.Add("Accept-Language", "fr");
        var site = new SiteProcess(Run(settings, archive, [$"--urls={address}", .. settings.Site]), http);
        var since = Stopwatch.GetTimestamp();
        while (!await site.IsReadyAsync())
        {
            if (site._process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException("The site did not become ready.");
            await Task.Delay(100);
        }

        return site;
    }

    /// <summary>Starts importing a folder into an archive.</summary>
    public static Process Import(SideBySideSettings settings, string archive, string folder) => Run(settings, archive, ["import", folder]);

    /// <summary>Megabytes that belong to the site alone: anonymous memory, not the mapped files and not the system's file cache. Null where the system does not say.</summary>
    public double? PrivateMegabytes()
    {
        var status = $"/proc/{_process.Id}/status";
        if (!File.Exists(status))
            return null;
        var line = File.ReadLines(status).Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        // An archive bears to be left at any moment.
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            // A search waits for the index, which « ready » does not.
            using var answer = await Http.GetAsync("/api/articles?q=a&size=1");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Run(SideBySideSettings settings, string archive, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [settings.Program, $"--Archive:DataDirectory={archive}", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the program.
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
