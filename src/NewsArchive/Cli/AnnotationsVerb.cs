using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Importing;
using NewsArchive.Returning;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>annotations import FILE [--dry-run] [--json]</c></summary>
internal static class AnnotationsVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var file = new Argument<string>("FILE");
        var dryRun = new Option<bool>("--dry-run");
        var json = new Option<bool>("--json");
        var import = new Command("import") { file, dryRun, json };
        import.SetAction((parsed, cancellation) => RunAsync(configuration, console, parsed.GetValue(file)!, parsed.GetValue(dryRun), parsed.GetValue(json), cancellation));
        return new Command("annotations") { import };
    }

    private static async Task<int> RunAsync(IConfiguration configuration, CommandConsole console, string file, bool isDryRun, bool json, CancellationToken cancellation)
    {
        if (!FileArgument.IsPath(file) || !File.Exists(file))
        {
            console.Error.WriteLine(Texts.Say("return.no-file", Plain.Of(file)));
            return CommandLine.Failed;
        }

        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.Share(options);
        new Schema().Upgrade(options, TimeProvider.System);
        await using var index = isDryRun ? null : new FollowedIndex(options, console);
        await using var context = Database.Context(options);
        var import = new AnnotationImport(context, new ChangeLog(context, TimeProvider.System, "local"), options, TimeProvider.System);
        try
        {
            var (report, fault) = await import.RunAsync(file, isDryRun, json ? null : new Lines(console), cancellation);
            if (report is null)
            {
                console.Error.WriteLine($"{Plain.Of(file)}: {Texts.Say(fault!)}");
                return CommandLine.Failed;
            }

            if (json)
                console.Out.WriteLine(JsonSerializer.Serialize(ReturnShape.Of(report, isDryRun), ContractJson.Options));
            else
                Print(console, report, file, isDryRun);
            if (index is not null)
                await index.CatchUpAsync(cancellation);
            return report.Rejected > 0 ? CommandLine.Rejected : CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("return.stopped"));
            return CommandLine.Failed;
        }
        // Faults that can be expected have their sentences elsewhere.
        catch (Exception fault) when (fault is not (DbException or IOException) && StoreFaults.Of(fault) is null)
        {
            new FaultLog(options).LogError(fault, "The import of annotations failed");
            console.Error.WriteLine(Plain.Of(Texts.Say(RunFault.Of(fault, options.DataDirectory))));
            return CommandLine.Failed;
        }
    }

    private static void Print(CommandConsole console, ReturnReport report, string file, bool isDryRun)
    {
        if (isDryRun)
            console.Out.WriteLine(Texts.Say("return.dry-run"));
        console.Out.WriteLine(Texts.Say("return.articles", report.Found, report.Made, report.Missing));
        foreach (var (kind, counts) in new[] { ("quotes", report.Quotes), ("mentions", report.Mentions) })
            console.Out.WriteLine(Texts.Say($"return-counts.{kind}", counts.Added, counts.Unchanged, counts.Decided, counts.Differing, counts.Lost));
        console.Out.WriteLine(Texts.Say("return.entities", report.Known, report.New));
        if (report.Quotes.ToCheck + report.Mentions.ToCheck is > 0 and var toCheck)
            console.Out.WriteLine(Texts.Say("return.to-check", toCheck));
        foreach (var note in report.Notes)
            console.Out.WriteLine($"  {Plain.Of($"{Path.GetFileName(file)}{(note.Where.Length == 0 ? "" : $":{note.Where}")}: {Texts.Say(note.What)}")}");
        if (report.MoreNotes > 0)
            console.Out.WriteLine($"  {Texts.Say("return.more", report.MoreNotes)}");
        if (report.Continues is { } begun)
            console.Out.WriteLine(Texts.Say("return.continues", begun.ToLocalTime().ToString("g", Texts.Language)));
        if (report.Batch is { } batch)
            console.Out.WriteLine(Texts.Say("return.undo", batch));
    }

    /// <summary>A line now and then, so that somebody who waits sees that it goes on.</summary>
    private sealed class Lines(CommandConsole console) : IProgress<ReturnReport>
    {
        private const int Every = 1000;
        private long _told;

        public void Report(ReturnReport value)
        {
            var articles = value.Found + value.Made + value.Missing;
            if (articles / Every == _told)
                return;
            _told = articles / Every;
            console.Error.WriteLine(Texts.Say("return.progress", articles));
        }
    }
}
