using System.CommandLine;
using NewsArchive.Backups;
using NewsArchive.Hosting;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>backup FILE [--with-keys] [--force]</c></summary>
internal static class BackupVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var file = new Argument<string>("FILE");
        var withKeys = new Option<bool>("--with-keys");
        var force = new Option<bool>("--force");
        var verb = new Command("backup") { file, withKeys, force };
        // In a task of its own, so that Ctrl+C is heard meanwhile.
        verb.SetAction((parsed, cancellation) => Task.Run(
            () => Run(configuration, console, parsed.GetValue(file)!, parsed.GetValue(withKeys), parsed.GetValue(force), cancellation), CancellationToken.None));
        return verb;
    }

    private static int Run(IConfiguration configuration, CommandConsole console, string file, bool withKeys, bool force, CancellationToken cancellation)
    {
        if (!FileArgument.IsPath(file))
            return CommandLine.WrongUsage(console, "backup", [Texts.Say("cli.not-a-path", file)]);
        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.ShareToRead(options);
        try
        {
            var report = new Backup(options, TimeProvider.System).Write(file, withKeys, force, cancellation: cancellation);
            console.Out.WriteLine(Texts.Say("backup.done", Plain.Of(report.File), report.Bytes / 1_048_576.0));
            console.Out.WriteLine(Texts.Say("backup.holds", report.Manifest.Counts["articles"], report.Manifest.Counts["quotes"], report.Manifest.Counts["mentions"]));
            console.Out.WriteLine(Texts.Say(withKeys ? "backup.with-keys" : "backup.without-keys"));
            if (report.Odd is null)
                return CommandLine.Done;
            console.Error.WriteLine(Plain.Of(Texts.Say("backup.odd", report.Odd)));
            return CommandLine.Rejected;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("backup.stopped"));
            return CommandLine.Failed;
        }
    }
}
