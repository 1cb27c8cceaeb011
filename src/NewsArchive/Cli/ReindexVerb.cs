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
            var articles = new IndexRebuild(options).Run(new IndexProgress(console), cancellation);
            console.Out.WriteLine(articles is { } count ? Texts.Count("reindex.done", count) : Texts.Say("reindex.left"));
            return CommandLine.Done;
        }, cancellation));
        return verb;
    }
}
