using System.CommandLine;
using NewsArchive.Editing;
using NewsArchive.Hosting;
using NewsArchive.Proposals;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>propose [--all]</c></summary>
internal static class ProposeVerb
{
    private const int AtOnce = 20, MostNamed = 20;

    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var all = new Option<bool>("--all");
        var verb = new Command("propose") { all };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var options = Settings.Archive(configuration);
            using var inUse = ArchiveInUse.Share(options);
            new Schema().Upgrade(options, TimeProvider.System);
            await using var index = new FollowedIndex(options, console);
            var code = await RunAsync(options, console, parsed.GetValue(all), cancellation);
            await index.CatchUpAsync(cancellation);
            return code;
        });
        return verb;
    }

    /// <summary>Makes the proposals, says how far it is, and what has come of it.</summary>
    public static async Task<int> RunAsync(ArchiveOptions options, CommandConsole console, bool again, CancellationToken cancellation, bool isSilent = false)
    {
        await using var context = Database.Context(options);
        var (cut, named) = (0L, new List<long>());
        var proposing = new Proposing(context, TimeProvider.System)
        {
            Failed = (article, fault) => console.Error.WriteLine(Texts.Say("propose.failed", article, fault.Message)),
            Cut = article =>
            {
                if (++cut <= MostNamed)
                    named.Add(article);
            },
        };
        var sum = new ProposalReport();
        try
        {
            while (await proposing.NextAsync(sum.Last, AtOnce, again, cancellation) is { } next)
            {
                sum = sum.And(next);
                if (sum.Articles / 1000 > (sum.Articles - next.Articles) / 1000)
                    console.Error.WriteLine(Texts.Say("propose.so-far", sum.Articles));
            }
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("propose.stopped"));
            return 3;
        }

        if (cut > 0)
            (isSilent ? console.Error : console.Out).WriteLine(Texts.Say("propose.cut", Cut(cut, named), ArticleProposals.MostQuotations, ArticleProposals.MostNames, ArticleProposals.LongestText));
        if (isSilent)
            return CommandLine.Done;
        console.Out.WriteLine(Texts.Say("propose.summary", sum.Articles, sum.Quotes, sum.Mentions));
        if (again)
            console.Out.WriteLine(Texts.Say("propose.again", sum.Kept, sum.Removed));
        return CommandLine.Done;
    }

    private static string Cut(long count, List<long> named) => string.Join(", ", named) + (count > named.Count ? ", …" : "");
}
