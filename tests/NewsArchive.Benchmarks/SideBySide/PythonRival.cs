using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>An engine whose library speaks Python: a child process that builds its index, then answers a line with a line.</summary>
/// <remarks>
/// In: <c>{"door","kind","words","from","to"}</c>. Out: first <c>{"engine","doors"}</c>, or <c>{"missing"}</c> where the engine is not
/// installed; then <c>[milliseconds, of processor time or null, rows, total or null]</c> a query, the times taken around the library's calls.
/// </remarks>
internal sealed class PythonRival : IDisposable
{
    private sealed record Greeting(string? Engine, Dictionary<string, string>? Doors, string? Missing);

    // The system's own, if there is one: its packages are not seen by another Python that comes first on the path.
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private readonly Process _process;
    private readonly Greeting _greeting;

    private PythonRival(Process process, Greeting greeting) => (_process, _greeting) = (process, greeting);

    public string Engine => _greeting.Engine!;

    /// <summary>A contender for each way the engine is asked, named as the script names it.</summary>
    public IEnumerable<Contender> Contenders => _greeting.Doors!.Select(door => new Contender(door.Value, query => AskAsync(door.Key, query)));

    /// <summary>Starts the script and waits until its index is built.</summary>
    /// <returns>The rival, or the reason why there is none.</returns>
    public static async Task<(PythonRival? Rival, string? Missing)> StartAsync(string script, SideBySideSettings settings, SharedCorpus corpus)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "SideBySide", script), settings.Keep, corpus.Lines])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return (null, "python3 is not installed");
        }

        var line = await process.StandardOutput.ReadLineAsync();
        var greeting = line is null ? null : JsonSerializer.Deserialize<Greeting>(line, JsonSerializerOptions.Web);
        if (greeting?.Engine is not null)
            return (new PythonRival(process, greeting), null);
        process.Dispose();
        return (null, greeting?.Missing ?? $"{script} ended before it was ready");
    }

    // The end of its input is the script's end; what it started, it stops.
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<Answer> AskAsync(string door, MixedQuery query)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { door, query.Kind, query.Words, query.From, query.To }, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{Engine} ended at {query}.");
        var numbers = JsonSerializer.Deserialize<double?[]>(line)!;
        return new Answer(numbers[0]!.Value, numbers[1], (int)numbers[2]!.Value, (long?)numbers[3]);
    }
}
