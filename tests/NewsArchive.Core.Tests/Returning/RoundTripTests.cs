using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsArchive.Exporting;

namespace NewsArchive.Returning;

/// <summary>What leaves comes back equal, in all that its form can hold, and a second time changes nothing.</summary>
public sealed partial class RoundTripTests : HostileArchive
{
    private readonly TempArchive _other = new();

    protected override char Odd => '\u0001';

    [Fact]
    public async Task JSON_lines_make_the_same_archive_again()
    {
        await CorrectAsync();
        var file = await LeaveAsync(new JsonLinesExport());
        var report = await ReturnAsync(_other, file);
        Assert.Equal((3, 0, 1), (report.Made, report.Found, report.Mentions.Lost));
        Assert.Equal("return.not-exact", Assert.Single(report.Notes).What.Key);
        Assert.Equal(Known(await LinesAsync(Archive)), Known(await LinesAsync(_other)));
        Assert.Empty(Faults(_other));
        Assert.Equal(["a-corrigé"], _other.Rows("SELECT source FROM article WHERE corrected IS NOT NULL"));
    }

    [Fact]
    public async Task The_same_lines_a_second_time_change_nothing()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        var first = await ReturnAsync(_other, file);
        var (before, changes) = (await LinesAsync(_other), _other.Read<long>("SELECT count(*) FROM change"));
        var second = await ReturnAsync(_other, file);
        Assert.Equal((0, 3, 0, 0), (second.Made, second.Found, second.New, second.Quotes.Added + second.Mentions.Added));
        Assert.Equal((first.Quotes.Added, first.Mentions.Added), (second.Quotes.Unchanged, second.Mentions.Unchanged));
        Assert.Equal(before, await LinesAsync(_other));
        Assert.Equal(changes, _other.Read<long>("SELECT count(*) FROM change"));
        Assert.Null(second.Batch);
    }

    [Fact]
    public async Task Lines_that_come_back_to_their_own_archive_change_nothing()
    {
        var before = await LinesAsync(Archive);
        var report = await ReturnAsync(Archive, await LeaveAsync(new JsonLinesExport()));
        Assert.Equal((0, 0, 0), (report.Made, report.New, report.Quotes.Added + report.Mentions.Added));
        Assert.Equal(before, await LinesAsync(Archive));
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("w3c")]
    [InlineData("brat")]
    public async Task A_trial_says_what_would_be_done_and_does_nothing(string format)
    {
        var file = await LeaveAsync(ExportFormat.Of(format)!);
        if (format != "jsonl")
            await WithTextsOnlyAsync();
        var before = _other.Rows("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM change), (SELECT count(*) FROM entity), (SELECT count(*) FROM category), (SELECT count(*) FROM foreign_entity)");
        var trial = await ReturnAsync(_other, file, isDryRun: true);
        Assert.Equal(before, _other.Rows("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM change), (SELECT count(*) FROM entity), (SELECT count(*) FROM category), (SELECT count(*) FROM foreign_entity)"));
        var real = await ReturnAsync(_other, file);
        Assert.Equal(Counts(real), Counts(trial));
        Assert.Equal(real.Notes.Select(note => note.Where), trial.Notes.Select(note => note.Where));
        Assert.True(real.Quotes.Added > 0 && real.Mentions.Added > 0);

        static (long, long, long, long, long) Counts(ReturnReport report) => (report.Made, report.Found, report.New, report.Quotes.Added, report.Mentions.Added);
    }

    [Fact]
    public async Task Web_annotations_come_back_as_they_were()
    {
        var before = Named(await NotesAsync(Archive));
        var file = await LeaveAsync(new WebAnnotationExport(pageSize: 3));
        await WithTextsOnlyAsync();
        var report = await ReturnAsync(_other, file);
        Assert.Empty(report.Notes);
        Assert.Equal(before, Named(await NotesAsync(_other)));
        var again = await ReturnAsync(_other, file);
        Assert.Equal((0, 0, 0), (again.Quotes.Added + again.Mentions.Added, again.New, again.Quotes.Differing + again.Mentions.Differing));
        Assert.Empty(Faults(_other).Except(["check.state-lost"]));
    }

    [Fact]
    public async Task Documents_of_brat_come_back_as_they_were()
    {
        var before = Documents(Unzip(await ExportAsync(new BratExport())));
        var file = await LeaveAsync(new BratExport());
        await WithTextsOnlyAsync();
        var report = await ReturnAsync(_other, file);
        Assert.Empty(report.Notes);
        Assert.Equal(before, Documents(Unzip(await File.ReadAllBytesAsync(await LeaveAsync(new BratExport(), _other)))));
        var again = await ReturnAsync(_other, file);
        Assert.Equal((0, 0), (again.Quotes.Added + again.Mentions.Added, again.New));
        Assert.Empty(Faults(_other).Except(["check.state-lost"]));
    }

    [Fact]
    public async Task One_undo_takes_all_annotations_and_entities_back()
    {
        var report = await ReturnAsync(_other, await LeaveAsync(new JsonLinesExport()));
        Assert.Equal(["other.jsonl|jsonlines"], _other.Rows("SELECT file, format FROM annotation_import_run"));
        using var desk = _other.Desk();
        (await desk.Undo.UndoAsync(report.Batch!.Value)).IsSaved();
        Assert.Equal(["0|0|0|0"], _other.Rows("SELECT (SELECT count(*) FROM quote), (SELECT count(*) FROM mention), (SELECT count(*) FROM entity), (SELECT count(*) FROM category)"));
        Assert.Empty(Faults(_other));
    }

    private async Task CorrectAsync()
    {
        using var desk = Archive.Desk();
        (await desk.Articles.CorrectAsync(Revised, (int)Archive.Read<long>($"SELECT version FROM article WHERE id = {Revised}"), new() { Source = "a-corrigé", Title = "Un autre titre" })).IsSaved();
    }

    // The articles as they are, and nothing that was made of them: the history, which tells of it, stays.
    private async Task WithTextsOnlyAsync()
    {
        await ReturnAsync(_other, await LeaveAsync(new JsonLinesExport()));
        _other.Run("DELETE FROM quote; DELETE FROM mention; DELETE FROM entity_name; DELETE FROM foreign_entity; DELETE FROM entity; UPDATE article SET categories = '[]'; DELETE FROM category; DELETE FROM annotation_import_run");
    }

    private async Task<string> LeaveAsync(ExportFormat format, TempArchive? archive = null)
    {
        using var context = (archive ?? Archive).Context();
        var articles = (archive ?? Archive).Rows("SELECT id FROM article WHERE is_deleted = 0 ORDER BY key").Select(long.Parse);
        var path = Path.Combine(_other.Elsewhere, $"other.{format.Ending}");
        await using var stream = File.Create(path);
        await new Exporter(context, Archive.Clock).WriteAsync(format, new ExportRequest([.. articles]) { IsWhole = true }, stream);
        return path;
    }

    private static async Task<ReturnReport> ReturnAsync(TempArchive archive, string file, bool isDryRun = false)
    {
        using var desk = archive.Desk();
        var (report, fault) = await new AnnotationImport(desk.Context, desk.Log, archive.Options, archive.Clock).RunAsync(file, isDryRun);
        Assert.Null(fault);
        return report!;
    }

    private async Task<List<JsonNode>> JsonAsync(TempArchive archive) =>
        [.. (await File.ReadAllLinesAsync(await LeaveAsync(new JsonLinesExport(), archive))).Select(line => JsonNode.Parse(line)!)];

    private async Task<List<string>> LinesAsync(TempArchive archive) => [.. (await JsonAsync(archive)).Select(line => line.ToJsonString())];

    private async Task<List<string>> NotesAsync(TempArchive archive)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(await LeaveAsync(new WebAnnotationExport(), archive)))!;
        return [.. json["first"]!["items"]!.AsArray().Select(item => item!.ToJsonString())];
    }

    private static List<string> Faults(TempArchive archive) => [.. new Storage.ArchiveCheck(archive.Options).Run().Faults.Select(fault => fault.Key)];

    // Lines with names in the place of numbers; what is broken cannot come back.
    private static List<string> Known(List<string> lines)
    {
        var read = lines.ConvertAll(line => JsonNode.Parse(line)!);
        var names = read.Where(line => line["id"] is not null).ToDictionary(line => ((string)line["type"]!, (long)line["id"]!), line => (string?)line["name"] ?? (string?)line["key"] ?? "");
        var known = new List<string>();
        foreach (var line in read.Where(line => (string)line["type"]! is not ("manifest" or "end") && (string?)line["standing"] != "broken"))
        {
            line.AsObject().Remove("id");
            foreach (var (field, type) in new[] { ("entity", "entity"), ("article", "article"), ("parent", "category"), ("categories", "category"), ("collections", "collection"), ("unlike", "entity") })
            {
                if (line[field] is JsonArray list)
                    line[field] = new JsonArray([.. list.Select(number => JsonValue.Create(names[(type, (long)number!)]))]);
                else if (line[field] is JsonValue number)
                    line[field] = names[(type, (long)number)];
            }

            known.Add(line.ToJsonString());
        }

        return [.. known.Order(StringComparer.Ordinal)];
    }

    // Annotations with the words and places in the place of names.
    private static List<string> Named(List<string> annotations)
    {
        var labels = new Dictionary<string, string>();
        foreach (var annotation in annotations.ConvertAll(text => JsonNode.Parse(text)!).Where(annotation => annotation["target"] is JsonObject))
            labels[(string)annotation["id"]!] = annotation["target"]!["selector"]!.ToJsonString();
        return [.. annotations.Select(text => Urn().Replace(text, found => labels.TryGetValue(found.Value, out var label) ? label : "urn")).Order(StringComparer.Ordinal)];
    }

    private static List<string> Documents(Dictionary<string, byte[]> files) =>
        [.. files.Where(file => file.Key != "manifest.json").Select(file => Number().Replace($"{file.Key}: {Utf8(file.Value)}", "$1#")).Order(StringComparer.Ordinal)];

    [GeneratedRegex("urn:uuid:[0-9a-f-]{36}")]
    private static partial Regex Urn();

    [GeneratedRegex(@"(^|Archive:)[0-9]+")]
    private static partial Regex Number();
}
