using System.IO.Compression;
using System.Text;
using NewsArchive.Editing;
using NewsArchive.Exporting;

namespace NewsArchive.Returning;

/// <summary>Annotations that come back stand where their words stand, or nowhere; what a person has said in the archive stays.</summary>
public sealed class PlacingTests : IDisposable
{
    private const string Text = "date 2023-09 Un titre\n\nSéoul avertit. « Nous gagnerons », a déclaré Kirby 😀.\n\nLe ministre a dit que la situation était grave. Kirby est parti.";

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Words_are_found_by_what_stands_around_them_when_the_place_has_moved()
    {
        var article = await _archive.AddAsync("a", Text);
        var report = await ReturnAsync(Note("a", "Nous gagnerons", "avertit. « ", " », a déclaré", 3, 17));
        Assert.Equal((1, 0, 0), (report.Quotes.Added, report.Quotes.ToCheck, report.Quotes.Lost));
        Assert.Equal(["Nous gagnerons|sure"], Quotes(article));
    }

    [Fact]
    public async Task Places_count_code_points_and_need_no_words_around()
    {
        await _archive.AddAsync("a", Text);
        var text = _archive.TextOf(1);
        var start = text.IndexOf("la situation", StringComparison.Ordinal) - 1;
        var report = await ReturnAsync($$"""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"urn:x","body":[],"target":{"source":"http://ailleurs.example/articles/1","selector":[{"type":"TextQuoteSelector","exact":"la situation"},{"type":"TextPositionSelector","start":{{start}},"end":{{start + 12}} }] } }""");
        Assert.Equal((1, 0), (report.Quotes.Added, report.Quotes.ToCheck));
        Assert.Equal(["la situation|sure"], Quotes(1));
    }

    [Theory]
    [InlineData("Kirby", "", "", "return.not-found")]
    [InlineData("jamais écrit", "Séoul avertit. ", " du tout", "return.not-found")]
    [InlineData("", "a", "b", "return.not-found")]
    public async Task What_could_stand_at_several_places_or_at_none_is_left_out_by_name(string exact, string prefix, string suffix, string reason)
    {
        await _archive.AddAsync("a", Text);
        var report = await ReturnAsync(Note("a", exact, prefix, suffix, 0, 5));
        Assert.Equal((0, 1), (report.Quotes.Added, report.Quotes.Lost));
        Assert.Equal(reason, Assert.Single(report.Notes).What.Key);
        Assert.Empty(Quotes(1));
    }

    [Fact]
    public async Task Words_that_have_changed_a_little_are_for_a_person_to_look_at()
    {
        await _archive.AddAsync("a", Text);
        var report = await ReturnAsync(Note("a", "la situation est grave", "Le ministre a dit que ", ". Kirby est parti.", 0, 22));
        Assert.Equal((1, 1), (report.Quotes.Added, report.Quotes.ToCheck));
        Assert.Equal(["la situation était grave|check"], Quotes(1));
    }

    [Fact]
    public async Task What_the_archive_knows_as_an_earlier_text_is_followed_from_there()
    {
        await _archive.AddAsync("a", Text);
        var file = await LeaveAsync("jsonl", desk => desk.Quotes.CreateAsync(1, _archive.TextOf(1).QuoteOf("Nous gagnerons", "la situation était grave")));
        Forget();
        await _archive.AddAsync("a", Text.Replace("Séoul avertit.", "Séoul avertit encore, et rien n’est sûr.", StringComparison.Ordinal));
        var report = await ReturnFileAsync(file);
        Assert.Equal((1, 0), (report.Quotes.Added, report.Quotes.Lost));
        Assert.Equal(["2"], _archive.Rows("SELECT revision FROM quote"));
        Assert.Equal(["Nous gagnerons|sure"], Quotes(1));
    }

    [Fact]
    public async Task A_sentence_that_is_gone_is_not_found_in_the_one_beside_it()
    {
        await _archive.AddAsync("a", "date 2023 Titre\n\nLe maire a dit que le pont serait fermé lundi.\n\nLe maire a dit que le pont serait fermé mardi.");
        var file = await LeaveAsync("brat", desk => desk.Quotes.CreateAsync(1, _archive.TextOf(1).QuoteOf("le pont serait fermé lundi")));
        using var other = new TempArchive();
        await other.AddAsync("a", "date 2023 Titre\n\nLe maire a dit que le pont serait fermé mardi.");
        var report = await ReturnFileAsync(file, other);
        Assert.Equal((0, 1), (report.Quotes.Added, report.Quotes.Lost));
        Assert.Equal("return.not-followed", Assert.Single(report.Notes).What.Key);
    }

    [Fact]
    public async Task A_proposal_is_decided_and_what_a_person_decided_stays()
    {
        await _archive.AddAsync("a", Text);
        var file = await LeaveAsync("brat", desk => desk.Quotes.CreateAsync(1, _archive.TextOf(1).QuoteOf("Nous gagnerons") with { Note = "du fichier" }));
        _archive.Run("UPDATE quote SET state = 'proposed', version = 1, origin = 'cue-after', confidence = 0.5, note = NULL");
        var decided = await ReturnFileAsync(file);
        Assert.Equal((0, 1, 0), (decided.Quotes.Added, decided.Quotes.Decided, decided.Quotes.Differing));
        Assert.Equal(["accepted|cue-after|du fichier|2"], _archive.Rows("SELECT state, origin, note, version FROM quote"));
        _archive.Run("UPDATE quote SET note = 'de l’archive'");
        var kept = await ReturnFileAsync(file);
        Assert.Equal((0, 0, 1), (kept.Quotes.Added, kept.Quotes.Decided, kept.Quotes.Differing));
        Assert.Equal("return.differs", Assert.Single(kept.Notes).What.Key);
        Assert.Equal(["de l’archive"], _archive.Rows("SELECT note FROM quote"));
    }

    [Fact]
    public async Task Two_of_one_name_stay_two_and_are_found_again()
    {
        await _archive.AddAsync("a", Text);
        var file = await LeaveAsync("jsonl", async desk =>
        {
            foreach (var description in new[] { "l’un", "l’autre" })
            {
                var entity = (await desk.Entities.CreateAsync(new EntityContentDraft("Kirby", "person", [], description))).IsSaved().Subject.Id;
                (await desk.Mentions.CreateAsync(1, _archive.TextOf(1).MentionOf("Kirby") with { Entity = new EntityDraft(entity) })).IsSaved();
            }

            return 0;
        });
        using var other = new TempArchive();
        await other.AddAsync("b", Text);
        Assert.Equal(2, (await ReturnFileAsync(file, other)).New);
        Assert.Equal(["l’autre", "l’un"], other.Rows("SELECT e.description FROM mention m JOIN entity e ON e.id = m.entity_id ORDER BY 1"));
        other.Run("UPDATE entity SET name = name || ' (renommé)'");
        var again = await ReturnFileAsync(file, other);
        Assert.Equal((0, 2, 2), (again.New, again.Known, again.Mentions.Unchanged));
    }

    [Fact]
    public async Task A_name_that_several_have_is_nobody()
    {
        await _archive.AddAsync("a", Text);
        using (var desk = _archive.Desk())
        {
            (await desk.Entities.CreateAsync(new EntityContentDraft("Kirby", "person"))).IsSaved();
            (await desk.Entities.CreateAsync(new EntityContentDraft("Kirby", "person"))).IsSaved();
        }

        var start = _archive.TextOf(1).LastIndexOf("Kirby", StringComparison.Ordinal) - 1;
        var report = await ReturnFileAsync(Zip(("a.txt", _archive.TextOf(1)), ("a.ann", $"T1\tPER {start} {start + 5}\tKirby\nT2\tDate 0 2\tUn\nrien\nR1\tX Arg1:T1\n")));
        Assert.Equal((0, 1), (report.Mentions.Added, report.Mentions.Lost));
        Assert.Equal(["edit.ambiguous-entity", "return.bad-line", "return.bad-line", "return.unknown-label"], Keys(report));
    }

    [Fact]
    public async Task Events_of_brat_are_quotations_too()
    {
        await _archive.AddAsync("a", Text);
        var text = _archive.TextOf(1);
        var file = Zip(("sub/a.txt", text), ("sub/a.ann", $"E1\tQuote:T1 Speaker:T2 Cue:T3\n{Line(1, "Quote", "Nous gagnerons")}{Line(2, "Person", "Kirby")}{Line(3, "Cue", "a déclaré")}A1\tQuoteType E1 Direct\n#1\tAnnotatorNotes E1\tUne note\n"));
        var report = await ReturnFileAsync(file);
        Assert.Equal((1, 1, 0), (report.Quotes.Added, report.Mentions.Added, report.Rejected));
        Assert.Equal(["direct|Une note|a déclaré|Kirby"], _archive.Rows("SELECT kind, note, cue ->> '$.exact', speaker ->> '$.exact' FROM quote"));

        string Line(int number, string type, string words)
        {
            var start = text.IndexOf(words, StringComparison.Ordinal);
            return $"T{number}\t{type} {start} {start + words.Length}\t{words}\n";
        }
    }

    [Fact]
    public async Task A_line_that_begins_with_nothing_is_no_line_of_brat()
    {
        await _archive.AddAsync("a", Text);
        var report = await ReturnFileAsync(Zip(("a.txt", _archive.TextOf(1)), ("a.ann", "\tQuote 0 2\tUn\n\t\n*\tEquiv T1 T2\n")));
        Assert.Equal(["return.bad-line", "return.bad-line"], Keys(report));
    }

    [Fact]
    public async Task Lists_of_nothing_are_empty_lists()
    {
        var report = await ReturnFileAsync(_archive.Write("nulls", """
            {"type":"manifest","archive":null}
            {"type":"category","id":1,"name":"Thème","key":"É"}
            {"type":"entity","id":1,"name":"Kirby","kind":"person","aliases":[null],"functions":[null],"identifiers":[null]}
            {"type":"article","id":1,"key":"a","title":"Un","date":"2023","text":"Un","revision":1,"blocks":[{"start":0,"end":2,"kind":"headline"}],"authors":[null],"origins":[null],"duplicates":[null]}
            {"type":"article","id":2,"key":"b","title":"Un","date":"2023","text":"Un","revision":1,"blocks":[null]}
            {"type":"quote","id":1,"article":2,"revision":1,"parts":[null]}
            {"type":"end"}
            """));
        Assert.Equal(["edit.no-parts", "return.bad-text"], Keys(report));
        Assert.Equal(["é|Kirby|a"], _archive.Rows("SELECT c.key, e.name, a.key FROM category c, entity e, article a"));
    }

    [Fact]
    public async Task What_is_cut_or_broken_gives_what_it_had_and_says_so()
    {
        await _archive.AddAsync("a", Text);
        var whole = Note("a", "Nous gagnerons", "« ", " »", 0, 5);
        var cut = await ReturnAsync($"[{whole},{whole[..^20]}");
        Assert.Equal((1, "return.broken-json"), (cut.Quotes.Added, cut.Notes[^1].What.Key));
        var lines = await ReturnFileAsync(_archive.Write("x", "{\"type\":\"manifest\",\"archive\":7}\n{\"type\":\"quote\",\"article\":1}\nrien\n{\"type\":\"article\",\"key\":5}\n{\"type\":\"article\",\"key\":\"b\",\"text\":\"b\",\"date\":\"hier\"}\n{\"type\":\"autre\"}\n[]\n"));
        Assert.Equal(["return.bad-text", "return.no-article-line", "return.not-json", "return.not-json", "return.not-json", "return.not-whole", "return.unknown-line", "return.unknown-line"], Keys(lines));
        using var desk = _archive.Desk();
        Assert.Equal("return.unknown-format", (await new AnnotationImport(desk.Context, desk.Log, _archive.Options, _archive.Clock).RunAsync(_archive.Write("y", "un texte"), false)).Fault!.Key);
    }

    private static string Note(string key, string exact, string prefix, string suffix, int start, int end) =>
        $$"""{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"urn:{{exact.GetHashCode(StringComparison.Ordinal)}}","target":{"source":"urn:x","key":"{{key}}","selector":[{"type":"TextQuoteSelector","exact":"{{exact}}","prefix":"{{prefix}}","suffix":"{{suffix}}"},{"type":"TextPositionSelector","start":{{start}},"end":{{end}} }] } }""";

    private void Forget() => _archive.Run("DELETE FROM quote");

    private static IEnumerable<string> Keys(ReturnReport report) => report.Notes.Select(note => note.What.Key).Order(StringComparer.Ordinal);

    private IReadOnlyList<string> Quotes(long article) => _archive.Rows($"SELECT parts ->> '$[0].exact', anchoring FROM quote WHERE article_id = {article}");

    private Task<ReturnReport> ReturnAsync(string json) => ReturnFileAsync(_archive.Write("notes.jsonld", json));

    private async Task<ReturnReport> ReturnFileAsync(string file, TempArchive? other = null)
    {
        using var desk = (other ?? _archive).Desk();
        var (report, _) = await new AnnotationImport(desk.Context, desk.Log, (other ?? _archive).Options, _archive.Clock).RunAsync(file, isDryRun: false);
        // Some tests change annotations behind the back of the history.
        Assert.DoesNotContain(new Storage.ArchiveCheck((other ?? _archive).Options).Run().Faults, fault => !fault.Key.StartsWith("check.state", StringComparison.Ordinal));
        return report!;
    }

    private async Task<string> LeaveAsync<T>(string format, Func<Desk, Task<T>> make)
    {
        using var desk = _archive.Desk();
        await make(desk);
        var path = Path.Combine(_archive.Elsewhere, "left");
        await using var stream = File.Create(path);
        await new Exporter(desk.Context, _archive.Clock).WriteAsync(ExportFormat.Of(format)!, new ExportRequest([1]) { IsWhole = true }, stream);
        return path;
    }

    private string Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return _archive.Write("brat.zip", bytes.ToArray());
    }
}
