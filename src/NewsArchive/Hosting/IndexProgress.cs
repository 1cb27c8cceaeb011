using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Tells on the terminal how far the index is built, every ten thousand articles; never on standard output, which may be read by programs.</summary>
internal sealed class IndexProgress(CommandConsole console) : IProgress<long>
{
    private const int Step = 10_000;

    /// <summary>How many articles are done.</summary>
    public long Last { get; private set; }

    public void Report(long value)
    {
        Last = value;
        if (value % Step == 0 && console.IsErrorSeen)
            console.Error.WriteLine(Texts.Say("reindex.progress", value));
    }
}
