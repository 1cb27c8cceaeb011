using System.CommandLine;
using NewsArchive.Hosting;
using NewsArchive.Search.Index;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>check [--repair]</c></summary>
internal static class CheckVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var repair = new Option<bool>("--repair");
        var verb = new Command("check") { repair };
        verb.SetAction(parsed => Run(configuration, console, parsed.GetValue(repair)));
        return verb;
    }

    private static int Run(IConfiguration configuration, CommandConsole console, bool repair)
    {
        var options = Settings.Archive(configuration);
        if (!DataFolder.HasArchive(options))
        {
            console.Out.WriteLine(Texts.Say("check.no-archive", options.DataDirectory));
            return CommandLine.Done;
        }

        using var inUse = ArchiveInUse.ShareToRead(options);
        new Schema().Upgrade(options, TimeProvider.System);
        var (report, faults) = Check(options, console);
        if (repair && faults > 0)
        {
            var isIndexLeft = Repair(options, console, report);
            (report, faults) = Check(options, console, isIndexLeft, "repair.remains");
        }

        if (faults > 0)
        {
            console.Error.WriteLine(Texts.Count("check.faults", faults));
            return CommandLine.Failed;
        }

        console.Out.WriteLine(report.Articles == 0 ? Texts.Say("check.empty") : Texts.Say("check.well", report.Articles, report.Annotations));
        return CommandLine.Done;
    }

    private static (CheckReport Report, int Faults) Check(ArchiveOptions options, CommandConsole console, bool isIndexLeft = false, string? heading = null)
    {
        var report = new ArchiveCheck(options).Run();
        var faults = report.Faults.Concat(isIndexLeft ? [] : new IndexVerification(options).Run().Faults).Distinct().ToList();
        if (heading is not null && faults.Count > 0)
            console.Error.WriteLine(Texts.Say(heading));
        foreach (var fault in faults)
            console.Error.WriteLine(Plain.Of(Texts.Say(fault)));
        return (report, faults.Count);
    }

    /// <returns>Whether the index is left to another program.</returns>
    private static bool Repair(ArchiveOptions options, CommandConsole console, CheckReport report)
    {
        var done = new ArchiveRepair(options).Run(report).ToList();
        var isLeft = false;
        if (new IndexVerification(options).Run().Faults.Count > 0)
        {
            isLeft = new IndexRebuild(options).Run(new IndexProgress(console)) is null;
            done.Add(new Message(isLeft ? "reindex.left" : "repair.index"));
        }

        foreach (var message in done)
            console.Out.WriteLine(Texts.Say(message));
        return isLeft;
    }
}
