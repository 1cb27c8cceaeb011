using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>What a person corrected is kept through later imports, and an import that is taken back gives back what stood around the text.</summary>
public sealed class CorrectedArticleTests : IDisposable
{
    private const string Fields = "SELECT title, date, coalesce(source, '-'), authors, coalesce(corrected, '-'), revision FROM article";

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_later_import_updates_what_the_file_says_and_never_what_a_person_corrected()
    {
        await ImportAsync("Un titre", "2020", "AFP", "Zoé");
        await CorrectAsync(1, new Correction { Title = "Le mien", Date = new PartialDate(2019, 5), Source = "Reuters", Authors = ["Moi"] });
        var report = await ImportAsync("Un titre nouveau", "2021", "Le Monde", "Ali", "Un texte nouveau.");

        Assert.Equal((0, 1), (report.Unchanged, report.Updated));
        Assert.Equal(
            ["""Le mien|2019-05|Reuters|["Moi"]|{"date":"2021","title":{"words":"Un titre nouveau","isDerived":false},"source":"Le Monde","authors":["Ali"]}|2"""], _archive.Rows(Fields));
        Assert.Equal("Un titre nouveau\n\nUn texte nouveau.", _archive.TextOf(1));
        Assert.Empty(Check());

        Assert.Equal(1, (await ImportAsync("Un titre nouveau", "2021", "Le Monde", "Ali", "Un texte nouveau.")).Unchanged);
        await CorrectAsync(3, new Correction { AsFiled = Enum.GetValues<ArticleField>() });
        Assert.Equal(["""Un titre nouveau|2021|Le Monde|["Ali"]|-|2"""], _archive.Rows(Fields));
        Assert.Empty(Check());
    }

    [Fact]
    public async Task An_undo_after_a_later_import_gives_back_what_the_file_says_by_then()
    {
        await ImportAsync("Un titre", "2020", "AFP", "Zoé");
        await CorrectAsync(1, new Correction { Date = new PartialDate(2019) });
        await ImportAsync("Un titre", "2021", "AFP", "Zoé");
        using var desk = _archive.Desk();
        (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.Equal(["""Un titre|2021|AFP|["Zoé"]|-|2"""], _archive.Rows(Fields));
    }

    [Fact]
    public async Task A_correction_stays_one_where_the_file_comes_to_say_the_same_for_a_while()
    {
        await ImportAsync("Un titre", "2020", "AFP", "Zoé");
        await CorrectAsync(1, new Correction { Date = new PartialDate(2021) });
        await ImportAsync("Un titre", "2021", "AFP", "Zoé");
        await ImportAsync("Un titre", "2022", "AFP", "Zoé");
        Assert.Equal(["""Un titre|2021|AFP|["Zoé"]|{"date":"2022"}|3"""], _archive.Rows(Fields));
    }

    [Fact]
    public async Task A_publication_given_to_an_import_does_not_touch_a_corrected_one()
    {
        _archive.Write("a.txt", "date 2020 Un titre\n\nUn texte.");
        await _archive.ImportAsync("Le Temps");
        await CorrectAsync(1, new Correction { Source = "AFP" });
        Assert.Equal((1, 0), (await _archive.ImportAsync("Le Monde") is var report ? report.Unchanged : 0, report.Updated));
        Assert.Equal(["""Un titre|2020|AFP|[]|{"source":"Le Monde"}|1"""], _archive.Rows(Fields));
        Assert.Equal(2, _archive.Read<long>("SELECT version FROM article"));
    }

    [Fact]
    public async Task An_undone_import_gives_back_authors_section_address_and_publication()
    {
        var (first, second) = ("""{"id":"a","date":"2020","title":"Un titre","text":"Un texte.","source":"AFP","author":"Zoé","section":"Monde","url":"https://a.example/1","language":"fr"}""", """{"id":"a","date":"2021","title":"Un autre","text":"Un autre texte.","source":"Reuters","author":["Ali","Bo"],"url":"https://b.example/2"}""");
        const string All = "SELECT title, date, source, authors, coalesce(section, '-'), url, coalesce(language, '-') FROM article";
        await ImportLineAsync(first);
        var before = _archive.Rows(All);
        await ImportLineAsync(second);
        Assert.NotEqual(before, _archive.Rows(All));
        Assert.Empty(Check());

        Assert.Empty(await UndoAsync(2));
        Assert.Equal(before, _archive.Rows(All));
        Assert.Empty(Check());
        Assert.Equal(1, (await ImportLineAsync(first)).Unchanged);
    }

    [Fact]
    public async Task An_undone_import_gives_back_a_publication_that_was_all_it_changed_but_not_over_a_later_one()
    {
        _archive.Write("a.txt", "date 2020 Un titre\n\nUn texte.");
        await _archive.ImportAsync();
        await _archive.ImportAsync("Le Temps");
        await _archive.ImportAsync("Le Monde");
        Assert.Equal([1L], (await UndoAsync(2)).Select(article => article.Id));
        Assert.Empty(await UndoAsync(3));
        Assert.Equal("Le Temps", _archive.Read<string>("SELECT source FROM article"));
        Assert.Empty(await UndoAsync(2));
        Assert.Equal(["-"], _archive.Rows("SELECT coalesce(source, '-') FROM article"));
    }

    [Fact]
    public async Task Articles_that_were_corrected_since_stand_in_the_way_of_undoing_their_import()
    {
        await ImportAsync("Un titre", "2020", "AFP", "Zoé");
        _archive.Clock.Now += TimeSpan.FromMinutes(1);
        await CorrectAsync(1, new Correction { Source = "Reuters" });
        Assert.Equal([1L], (await UndoAsync(1)).Select(article => article.Id));
        using var desk = _archive.Desk();
        (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.Empty(await UndoAsync(1));
    }

    [Fact]
    public async Task What_was_corrected_before_an_import_stays_when_the_import_is_undone()
    {
        await ImportAsync("Un titre", "2020", "AFP", "Zoé");
        await CorrectAsync(1, new Correction { Title = "Le mien", Source = "Reuters", Authors = ["Moi"] });
        _archive.Clock.Now += TimeSpan.FromMinutes(1);
        await ImportAsync("Un titre nouveau", "2021", "Le Monde", "Ali");
        Assert.Empty(await UndoAsync(2));
        Assert.Equal(["""Le mien|2020|Reuters|["Moi"]|{"title":{"words":"Un titre","isDerived":false},"source":"AFP","authors":["Zoé"]}|3"""], _archive.Rows(Fields));
        Assert.Empty(Check());
    }

    private Task<ImportReport> ImportAsync(string title, string date, string source, string author, string text = "Un texte.") =>
        ImportLineAsync($$"""{"id":"a","date":"{{date}}","title":"{{title}}","text":"{{text}}","source":"{{source}}","author":"{{author}}"}""");

    private Task<ImportReport> ImportLineAsync(string line)
    {
        _archive.Write("a.jsonl", line);
        return _archive.ImportAsync();
    }

    private async Task CorrectAsync(int version, Correction correction)
    {
        using var desk = _archive.Desk();
        (await desk.Articles.CorrectAsync(1, version, correction)).IsSaved();
    }

    private async Task<IReadOnlyList<WorkedOn>> UndoAsync(long run)
    {
        using var context = _archive.Context();
        return await new ImportUndo(context, new ChangeLog(context, _archive.Clock, "local"), _archive.Clock).UndoAsync((await context.ImportRuns.FindAsync(run))!);
    }

    private IReadOnlyList<Message> Check() => new ArchiveCheck(_archive.Options).Run().Faults;
}
