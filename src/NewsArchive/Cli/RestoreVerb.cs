using System.CommandLine;
using NewsArchive.Backups;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>restore FILE [--with-keys] [--force]</c></summary>
internal static class RestoreVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var file = new Argument<string>("FILE");
        var withKeys = new Option<bool>("--with-keys");
        var force = new Option<bool>("--force");
        var verb = new Command("restore") { file, withKeys, force };
        verb.SetAction((parsed, cancellation) => Task.Run(
            () => Run(configuration, console, parsed.GetValue(file)!, parsed.GetValue(withKeys), parsed.GetValue(force), cancellation), CancellationToken.None));
        return verb;
    }

    private static int Run(IConfiguration configuration, CommandConsole console, string file, bool withKeys, bool force, CancellationToken cancellation)
    {
        if (!FileArgument.IsPath(file))
            return CommandLine.WrongUsage(console, "restore", [Texts.Say("cli.not-a-path", file)]);
        var options = Settings.Archive(configuration);
        try
        {
            var report = new Restore(options, TimeProvider.System).Run(file, force, withKeys, cancellation);
            Print(console, report, options.DataDirectory);
            return CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("restore.stopped"));
            return CommandLine.Failed;
        }
    }

    private static void Print(CommandConsole console, RestoreReport report, string folder)
    {
        var counts = report.Manifest.Counts;
        console.Out.WriteLine(Texts.Say("restore.done", folder, report.Manifest.Made.LocalDateTime, counts.GetValueOrDefault("articles"), counts.GetValueOrDefault("quotes"), counts.GetValueOrDefault("mentions")));
        if (report.UpgradedFrom is { } older)
            console.Out.WriteLine(Texts.Say("restore.upgraded", older));
        if (report.Keys > 0)
            console.Out.WriteLine(Texts.Count("restore.keys", report.Keys));
        if (report.KeysLeftOut > 0)
            console.Out.WriteLine(Texts.Say("restore.keys-left-out"));
        if (report.Kept is not null)
            console.Out.WriteLine(Texts.Say("restore.kept", report.Kept));
    }
}
