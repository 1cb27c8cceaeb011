using NewsArchive.Search.Index;
using NewsArchive.Wording;

namespace NewsArchive.Hosting;

/// <summary>Tells on the terminal how far the index is built, every ten thousand texts; never on standard output, which may be read by programs.</summary>
internal sealed class IndexProgress(CommandConsole console) : IProgress<IndexState>
{
    private const int Step = 10_000;
    private long _told;

    public void Report(IndexState value)
    {
        if (value.Done / Step == _told || !console.IsErrorSeen)
            return;
        _told = value.Done / Step;
        console.Error.WriteLine(Texts.Say("reindex.progress", value.Done, value.Total));
    }
}
