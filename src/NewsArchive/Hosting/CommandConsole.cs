using System.Text;

namespace NewsArchive.Hosting;

/// <summary>Where a command reads and writes: the streams of the process, or those of a test. All text is UTF-8 without a byte order mark.</summary>
public sealed class CommandConsole(Stream input, Stream output, Stream error)
{
    public Stream Input => input;

    /// <summary>Standard output as bytes; <see cref="Out"/> writes to the same.</summary>
    public Stream Output => output;

    public TextWriter Out { get; } = WriterTo(output);

    public TextWriter Error { get; } = WriterTo(error);

    /// <summary>Whether a person sees standard output: progress may be drawn there.</summary>
    public bool IsOutputSeen { get; private init; }

    /// <summary>Whether a person sees standard error.</summary>
    public bool IsErrorSeen { get; private init; }

    /// <summary>The console of this process.</summary>
    public static CommandConsole OfProcess() => new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError())
    {
        IsOutputSeen = !Console.IsOutputRedirected,
        IsErrorSeen = !Console.IsErrorRedirected,
    };

    // Several tasks report at once.
    private static TextWriter WriterTo(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true });
}
