using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Importing;
using NewsArchive.Storage;
using NewsArchive.Wording;
using Spectre.Console;

namespace NewsArchive.Cli;

/// <summary><c>import PATH… [--publication NAME] [--propose] [--dry-run] [--json]</c></summary>
internal static class ImportVerb
{
    public static Command Create(IConfiguration configuration)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };
        var publication = new Option<string?>("--publication");
        var propose = new Option<bool>("--propose");
        var dryRun = new Option<bool>("--dry-run");
        var json = new Option<bool>("--json");
        var verb = new Command("import") { paths, publication, propose, dryRun, json };
        verb.SetAction((parsed, cancellation) => RunAsync(
            configuration,
            new ImportRequest(parsed.GetValue(paths)!, Publication(parsed.GetValue(publication)), parsed.GetValue(dryRun)),
            parsed.GetValue(json),
            parsed.GetValue(propose),
            cancellation));
        return verb;
    }

    private static string? Publication(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Entities.Entity.Tidy(typed);

    private static async Task<int> RunAsync(IConfiguration configuration, ImportRequest request, bool json, bool propose, CancellationToken cancellation)
    {
        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.Share(options);
        new Schema().Upgrade(options, TimeProvider.System);
        var importer = new Importer(options, TimeProvider.System);
        try
        {
            var report = !json && !Console.IsOutputRedirected
                ? await WithProgressAsync(importer, request, cancellation)
                : await importer.ImportAsync(request, json ? null : new Lines(), cancellation);
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(ImportShape.Of(report), ContractJson.Options));
            else
                Print(report, request.DryRun);
            if (!request.DryRun)
                Tidy(options, cancellation);
            if (propose && !request.DryRun && await ProposeVerb.RunAsync(options, again: false, cancellation, isSilent: json) is var code and not CommandLine.Done)
                return code;
            return report.Rejected.Count > 0 ? CommandLine.Rejected : CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(Texts.Say("import.stopped"));
            return 3;
        }
    }

    private static Task<ImportReport> WithProgressAsync(Importer importer, ImportRequest request, CancellationToken cancellation) =>
        AnsiConsole.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(Texts.Say("import.progress"), maxValue: Math.Max(1, Importer.CountFiles(request.Paths)));
                return await importer.ImportAsync(request, new Step(bar), cancellation);
            });

    // The report stands already: whoever does not want to wait may leave, and the site goes on with it.
    private static void Tidy(ArchiveOptions options, CancellationToken cancellation)
    {
        using var connection = Database.Open(options);
        if (!IndexTidying.IsDue(connection))
            return;
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine(Texts.Say("import.tidying"));
        try
        {
            _ = IndexTidying.Steps(connection).TakeWhile(_ => !cancellation.IsCancellationRequested).Count();
        }
        catch (SqliteException)
        {
            // Everything is imported; whoever has the archive now, or the site, will see to it.
        }
    }

    private static void Print(ImportReport report, bool isDryRun)
    {
        Section("import.skipped", report.Skipped.Select(note => (note.File, Texts.Say(note.Text))));
        Section("import.warnings", report.Warnings.Select(note => (note.File, Texts.Say(note.Text))));
        Section("import.duplicates", report.Duplicates.Select(note => (note.File, Texts.Say("import.duplicate-of", note.Of))));
        Section("import.rejected", report.Rejected.Select(note => (note.File, Texts.Say(note.Text))));
        Console.WriteLine(Texts.Say("import.summary", report.Read, report.Imported, report.Updated, report.Unchanged, report.Deleted, report.Duplicates.Count, report.Rejected.Count));
        if (isDryRun)
            Console.WriteLine(Texts.Say("import.dry-run"));
    }

    private static void Section(string title, IEnumerable<(string File, string Text)> notes)
    {
        var isFirst = true;
        foreach (var (file, text) in notes)
        {
            if (isFirst)
                Console.WriteLine(Texts.Say(title));
            isFirst = false;
            Console.WriteLine($"  {Plain.Of(file)} — {Plain.Of(text)}");
        }
    }

    // Where no one watches a bar: a line now and then, beside the report.
    private sealed class Lines : IProgress<ImportReport>
    {
        private const int Every = 1000;

        public void Report(ImportReport value)
        {
            if (value.Read > 0 && value.Read % Every == 0)
                Console.Error.WriteLine(Texts.Say("import.so-far", value.Read));
        }
    }

    private sealed class Step(ProgressTask bar) : IProgress<ImportReport>
    {
        public void Report(ImportReport value) => bar.Value = value.Read + value.Skipped.Count;
    }
}
