using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Hosting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>search QUERY [--from DATE] [--to DATE] [--limit N] [--json]</c></summary>
internal static class SearchVerb
{
    public static Command Create(IConfiguration configuration, CommandConsole console)
    {
        var words = new Argument<string[]>("QUERY") { Arity = ArgumentArity.ZeroOrMore };
        var from = new Option<string?>("--from");
        var to = new Option<string?>("--to");
        var limit = new Option<string?>("--limit");
        var json = new Option<bool>("--json");
        var verb = new Command("search") { words, from, to, limit, json };
        verb.SetAction((parsed, cancellation) => RunAsync(
            configuration, console, string.Join(' ', parsed.GetValue(words) ?? []), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(limit), parsed.GetValue(json), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(
        IConfiguration configuration, CommandConsole console, string typed, string? from, string? to, string? limit, bool json, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var (first, last) = (Date(from, faults), Date(to, faults));
        if (!int.TryParse(limit ?? "20", NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 1 or > ListRequest.LargestPage)
            faults.Add(Texts.Say("cli.bad-limit", limit, ListRequest.LargestPage));
        if (faults.Count > 0)
            return CommandLine.WrongUsage(console, "search", faults);

        var options = Settings.Archive(configuration);
        using var inUse = ArchiveInUse.ShareToRead(options);
        new Schema().Upgrade(options, TimeProvider.System);
        using var connection = Database.Open(options);
        var query = new ArticleQuery(QueryParser.Parse(typed, options.LongestQuery), first, last);
        await using var index = new FollowedIndex(options, console, query: query.Query);
        await using var context = Database.Context(connection);
        await index.PrepareAsync(query.Query, cancellation);
        using var pinned = new PinnedSnapshot(index.Snapshots);
        var search = new ArticleSearch(context, pinned);
        var page = await ArticlePage.OfAsync(search, new SpellingSuggestions(context, pinned, search), query, 0, size, total => total > size ? NextAddress(typed, from, to, size) : null, cancellation);
        if (json)
            console.Out.WriteLine(JsonSerializer.Serialize(page, ContractJson.Options));
        else
            Print(console, page);
        return CommandLine.Done;
    }

    private static PartialDate? Date(string? typed, List<string> faults)
    {
        if (typed is null)
            return null;
        if (PartialDate.TryParse(typed, out var date))
            return date;
        faults.Add(Texts.Say("query.bad-date", typed));
        return null;
    }

    // The same address the API gives: it leads on from the page that is printed.
    private static string NextAddress(string typed, string? from, string? to, int size)
    {
        var parameters = new[] { ("q", typed), ("from", from), ("to", to), ("size", $"{size}"), ("p", "2") }
            .Where(parameter => !string.IsNullOrEmpty(parameter.Item2))
            .Select(parameter => KeyValuePair.Create(parameter.Item1, (string?)parameter.Item2));
        return "/api/articles" + QueryString.Create(parameters);
    }

    private static void Print(CommandConsole console, ArticlePage page)
    {
        console.Out.WriteLine(Texts.Say("search.understood", Plain.Of(page.Understood)));
        foreach (var notice in page.Notices)
            console.Out.WriteLine($"  {Plain.Of(notice.Text)}");
        console.Out.WriteLine(Texts.Count("search.total", page.Total));
        if (page.Suggestions.Count > 0)
        {
            var spelt = page.Suggestions.Select(suggestion => $"{Plain.Of(suggestion.Q)} ({Texts.Count("search.total", suggestion.Total)})");
            console.Out.WriteLine($"{Texts.Say("suggestions.ask")} {string.Join(", ", spelt)}{Texts.Say("suggestions.mark")}");
        }

        foreach (var item in page.Items)
        {
            console.Out.WriteLine();
            console.Out.WriteLine($"{item.Id}  {item.Date}  {Plain.Of(item.Title)}");
            console.Out.WriteLine($"    {Plain.Of(item.Snippet.Text)}");
        }
    }
}
