using System.CommandLine;
using NewsArchive.Hosting;
using NewsArchive.Search.Index;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>reindex</c></summary>
internal static class ReindexVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var verb = new Command("reindex");
        verb.SetAction((_, cancellation) => Task.Run(() =>
        {
            var options = Settings.Archive(configuration);
            using var inUse = ArchiveInUse.Share(options);
            new Schema().Upgrade(options, TimeProvider.System);
            console.Out.WriteLine(Texts.Count("reindex.done", Rebuild(options, console)));
            if (!new IndexRebuild(options).Run(cancellation))
                console.Out.WriteLine(Texts.Say("reindex.left"));
            return CommandLine.Done;
        }, cancellation));
        return verb;
    }

    /// <returns>How many articles the new index has.</returns>
    public static long Rebuild(ArchiveOptions options, CommandConsole console)
    {
        var progress = new IndexProgress(console);
        using var connection = Database.Open(options);
        SearchIndex.Rebuild(connection, progress);
        return progress.Last;
    }
}
