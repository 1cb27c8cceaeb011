using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Importing;
using NewsArchive.Storage;
using NewsArchive.Text;
using NewsArchive.Wording;
using Spectre.Console;

namespace NewsArchive.Cli;

/// <summary><c>import PATH… [--publication NAME] [--propose] [--watch] [--dry-run] [--json]</c></summary>
internal static class ImportVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };
        var publication = new Option<string?>("--publication");
        var propose = new Option<bool>("--propose");
        var watch = new Option<bool>("--watch");
        var dryRun = new Option<bool>("--dry-run");
        var json = new Option<bool>("--json");
        var verb = new Command("import") { paths, publication, propose, watch, dryRun, json };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetValue(watch) && (parsed.GetValue(dryRun) || parsed.GetValue(json)))
                parsed.AddError(Texts.Say("import.watch-alone"));
        });
        publication.Validators.Add(parsed =>
        {
            if (parsed.Tokens is [var typed, ..] && StorableText.FaultOf(typed.Value) is { } character)
                parsed.AddError(Texts.Say("problem.unstorable", "--publication", character));
        });
        verb.SetAction((parsed, cancellation) => RunAsync(
            configuration,
            console,
            new ImportRequest(parsed.GetValue(paths)!, Publication(parsed.GetValue(publication)), parsed.GetValue(dryRun)),
            parsed.GetValue(json),
            parsed.GetValue(propose),
            parsed.GetValue(watch),
            cancellation));
        return verb;
    }

    private static string? Publication(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Entities.Entity.Tidy(typed);

    private static async Task<int> RunAsync(IConfiguration configuration, CommandConsole console, ImportRequest request, bool json, bool propose, bool watch, CancellationToken cancellation)
    {
        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.Share(options);
        new Schema().Upgrade(options, TimeProvider.System);
        var log = new FaultLog(options);
        var importer = new Importer(options, TimeProvider.System, log);
        await using var index = request.DryRun ? null : new FollowedIndex(options, console, log);
        if (watch)
            return await WatchAsync(options, console, importer, request, propose, log, cancellation);
        try
        {
            var report = !json && console.IsOutputSeen
                ? await WithProgressAsync(importer, request, cancellation)
                : await importer.ImportAsync(request, json ? null : new Lines(console), cancellation);
            if (json)
                console.Out.WriteLine(JsonSerializer.Serialize(ImportShape.Of(report), ContractJson.Options));
            else
                Print(console, report, request.DryRun);
            var code = request.DryRun ? CommandLine.Done : await FollowAsync(options, console, json, propose, cancellation);
            if (index is not null)
                await index.CatchUpAsync(cancellation);
            if (code != CommandLine.Done)
                return code;
            return report.Rejected.Count > 0 ? CommandLine.Rejected : CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("import.stopped"));
            return CommandLine.Failed;
        }
        // Faults that can be expected have their sentences elsewhere. This one the importer has logged.
        catch (Exception fault) when (fault is not (DbException or IOException) && StoreFaults.Of(fault) is null)
        {
            console.Error.WriteLine(Plain.Of(Texts.Say(RunFault.Of(fault, options.DataDirectory))));
            return CommandLine.Failed;
        }
    }

    // Until it is stopped; that is no fault.
    private static async Task<int> WatchAsync(ArchiveOptions options, CommandConsole console, Importer importer, ImportRequest request, bool propose, ILogger log, CancellationToken cancellation)
    {
        foreach (var path in request.Paths.Where(path => !Directory.Exists(path)))
        {
            console.Error.WriteLine(Texts.Say("import.watch-folder", Plain.Of(path)));
            return 3;
        }

        console.Out.WriteLine(Texts.Say("import.watching", Plain.Of(string.Join(", ", request.Paths))));
        try
        {
            await new WatchedFolders(importer, request, TimeProvider.System).WatchAsync(
                async report =>
                {
                    Print(console, report, isDryRun: false);
                    await FollowAsync(options, console, isSilent: false, propose, cancellation);
                },
                fault =>
                {
                    console.Error.WriteLine(Plain.Of(Texts.Say(RunFault.Of(fault, options.DataDirectory))));
                    log.LogError(fault, "The watched folders could not be imported; they are looked at again");
                },
                cancellation);
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }

        return CommandLine.Done;
    }

    private static async Task<int> FollowAsync(ArchiveOptions options, CommandConsole console, bool isSilent, bool propose, CancellationToken cancellation)
    {
        await FindReprintsAsync(options, console, isSilent, cancellation);
        return propose ? await ProposeVerb.RunAsync(options, console, again: false, cancellation, isSilent) : CommandLine.Done;
    }

    private static Task<ImportReport> WithProgressAsync(Importer importer, ImportRequest request, CancellationToken cancellation) =>
        AnsiConsole.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(Texts.Say("import.progress"), maxValue: Math.Max(1, Importer.CountFiles(request.Paths)));
                return await importer.ImportAsync(request, new Step(bar), cancellation);
            });

    // The report stands already: whoever does not want to wait may leave, and the site goes on with it.
    private static async Task FindReprintsAsync(ArchiveOptions options, CommandConsole console, bool isSilent, CancellationToken cancellation)
    {
        using var connection = Database.Open(options);
        try
        {
            var before = Reprints.Count(connection);
            _ = await Reprints.StepsAsync(connection, cancellation).CountAsync(cancellation);
            if (!isSilent && Reprints.Count(connection) - before is > 0 and var found)
                console.Out.WriteLine(Texts.Count("import.reprints", found));
        }
        catch (Exception fault) when (fault is OperationCanceledException || StoreFaults.Of(fault) is not null)
        {
            // Everything is imported; whoever has the archive now, or the site, will see to it.
        }
    }

    private static void Print(CommandConsole console, ImportReport report, bool isDryRun)
    {
        Section(console, "import.skipped", report.Skipped.Select(note => (note.File, Texts.Say(note.Text))));
        Section(console, "import.warnings", report.Warnings.Select(note => (note.File, Texts.Say(note.Text))));
        Section(console, "import.duplicates", report.Duplicates.Select(note => (note.File, Texts.Say("import.duplicate-of", note.Of))));
        Section(console, "import.rejected", report.Rejected.Select(note => (note.File, Texts.Say(note.Text))));
        console.Out.WriteLine(Texts.Say("import.summary", report.Read, report.Imported, report.Updated, report.Unchanged, report.Deleted, report.Duplicates.Count, report.RejectedCount));
        if (isDryRun)
            console.Out.WriteLine(Texts.Say("import.dry-run"));
    }

    private static void Section(CommandConsole console, string title, IEnumerable<(string File, string Text)> notes)
    {
        var isFirst = true;
        foreach (var (file, text) in notes)
        {
            if (isFirst)
                console.Out.WriteLine(Texts.Say(title));
            isFirst = false;
            console.Out.WriteLine($"  {Plain.Of(file)} — {Plain.Of(text)}");
        }
    }

    // Where no one watches a bar: a line now and then, beside the report.
    private sealed class Lines(CommandConsole console) : IProgress<ImportReport>
    {
        private const int Every = 1000;

        public void Report(ImportReport value)
        {
            if (value.Read > 0 && value.Read % Every == 0)
                console.Error.WriteLine(Texts.Say("import.so-far", value.Read));
        }
    }

    private sealed class Step(ProgressTask bar) : IProgress<ImportReport>
    {
        public void Report(ImportReport value)
        {
            // More than there are files: archives and tables hold many, nobody knows how many.
            var done = value.Read + value.Skipped.Count;
            bar.IsIndeterminate = done > bar.MaxValue;
            bar.Value = done;
        }
    }
}
