using System.CommandLine;
using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Hosting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>export FORMAT [--query QUERY] [--output FILE]</c></summary>
internal static class ExportVerb
{
    private const int Failed = 3;

    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var format = new Argument<string>("FORMAT");
        var query = new Option<string?>("--query");
        var output = new Option<string?>("--output");
        var verb = new Command("export") { format, query, output };
        verb.SetAction((parsed, cancellation) => RunAsync(configuration, console, parsed.GetValue(format), parsed.GetValue(query), parsed.GetValue(output), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(IConfiguration configuration, CommandConsole console, string? name, string? typed, string? file, CancellationToken cancellation)
    {
        if (ExportFormat.Of(name) is not { } format)
            return CommandLine.WrongUsage(console, "export", [Texts.Say("export.unknown", name, string.Join(", ", ExportFormat.All.Select(one => one.Name)))]);

        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.ShareToRead(options);
        new Schema().Upgrade(options, TimeProvider.System);
        var query = new ArticleQuery(QueryParser.Parse(typed, options.LongestQuery));
        await using var index = new FollowedIndex(options, console, query: query.Query);
        await using var context = Database.Context(options);
        foreach (var notice in query.Query.Notices)
            console.Error.WriteLine(Plain.Of(Texts.Say(notice.Text)));
        await index.PrepareAsync(query.Query, cancellation);
        using var pinned = new PinnedSnapshot(index.Snapshots);
        if (await ExportSelection.OfAsync(new ArticleSearch(context, pinned), query, cancellation) is not { } request)
        {
            console.Error.WriteLine(Texts.Say("search.partial"));
            return Failed;
        }

        console.Error.WriteLine(Texts.Say("search.understood", Plain.Of(request.Understood)));
        if (request.Articles.Count == 0)
        {
            console.Error.WriteLine(Texts.Say("export.nothing"));
            return CommandLine.Done;
        }

        var exporter = new Exporter(context, TimeProvider.System);
        try
        {
            var counts = file is null ? await exporter.WriteAsync(format, request, console.Output, cancellation) : await ToFileAsync(file);
            Say(console, format, counts);
            return CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(Texts.Say("export.stopped"));
            return Failed;
        }

        // Under its name it stands only when it is whole.
        async Task<ExportCounts> ToFileAsync(string path)
        {
            var beside = path + ".part";
            var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None);
            try
            {
                ExportCounts counts;
                await using (stream)
                    counts = await exporter.WriteAsync(format, request, stream, cancellation);
                File.Move(beside, path, overwrite: true);
                return counts;
            }
            finally
            {
                File.Delete(beside);
            }
        }
    }

    private static void Say(CommandConsole console, ExportFormat format, ExportCounts counts)
    {
        console.Error.WriteLine(Texts.Say("export.done", counts.Articles, counts.Quotes, counts.Mentions, counts.Entities));
        foreach (var (key, count) in new[] { ("check", counts.ToCheck), ("earlier", counts.Earlier), ("broken", counts.Broken), ("overlapped", counts.Overlapped), ("replaced", counts.Replaced) })
        {
            if (count > 0)
                console.Error.WriteLine(Texts.Say($"export-lost.{key}", count));
        }

        console.Error.WriteLine(Texts.Say("export.lacks"));
        foreach (var lack in format.Lacks)
            console.Error.WriteLine($"  {Texts.Say($"export-lacks.{lack}")}");
    }
}
