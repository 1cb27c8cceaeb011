using System.CommandLine;
using NewsArchive.Hosting;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>check [--repair]</c></summary>
internal static class CheckVerb
{
    public static Command Create(IConfiguration configuration)
    {
        var repair = new Option<bool>("--repair");
        var verb = new Command("check") { repair };
        verb.SetAction(parsed => Run(configuration, parsed.GetValue(repair)));
        return verb;
    }

    private static int Run(IConfiguration configuration, bool repair)
    {
        var options = Settings.Archive(configuration);
        if (!File.Exists(options.DatabaseFile) || new FileInfo(options.DatabaseFile).Length == 0)
        {
            Console.WriteLine(Texts.Say("check.no-archive", options.DataDirectory));
            return CommandLine.Done;
        }

        new Schema().Upgrade(options, TimeProvider.System);
        var report = new ArchiveCheck(options).Run();
        foreach (var fault in report.Faults)
            Console.Error.WriteLine(Plain.Of(Texts.Say(fault)));
        // An index can be rebuilt from sound texts only.
        if (repair && report.IndexIsOff && report.Faults.All(IsOfTheIndex))
        {
            ReindexVerb.Rebuild(options);
            report = new ArchiveCheck(options).Run();
            Console.WriteLine(Texts.Say("check.repaired"));
        }

        if (report.Faults.Count > 0)
        {
            Console.Error.WriteLine(Texts.Count("check.faults", report.Faults.Count));
            return 3;
        }

        Console.WriteLine(report.Articles == 0 ? Texts.Say("check.empty") : Texts.Say("check.well", report.Articles, report.Annotations));
        return CommandLine.Done;
    }

    private static bool IsOfTheIndex(Message fault) => fault.Key is "check.index" or "check.index-old" or "check.index-count" or "check.quote-index";
}
