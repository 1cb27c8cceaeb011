using System.CommandLine;
using NewsArchive.Hosting;
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
        var report = new ArchiveCheck(options).Run();
        Name(console, report.Faults);
        if (repair && report.Faults.Count > 0)
        {
            foreach (var done in new ArchiveRepair(options).Run(report, new IndexProgress(console)))
                console.Out.WriteLine(Texts.Say(done));
            report = new ArchiveCheck(options).Run();
            if (report.Faults.Count > 0)
                console.Error.WriteLine(Texts.Say("repair.remains"));
            Name(console, report.Faults);
        }

        if (report.Faults.Count > 0)
        {
            console.Error.WriteLine(Texts.Count("check.faults", report.Faults.Count));
            return CommandLine.Failed;
        }

        console.Out.WriteLine(report.Articles == 0 ? Texts.Say("check.empty") : Texts.Say("check.well", report.Articles, report.Annotations));
        return CommandLine.Done;
    }

    private static void Name(CommandConsole console, IEnumerable<Message> faults)
    {
        foreach (var fault in faults)
            console.Error.WriteLine(Plain.Of(Texts.Say(fault)));
    }
}
