namespace NewsArchive.Importing;

public sealed class ImporterTests : IDisposable
{
    private const string Everything = "SELECT a.*, r.* FROM article a JOIN revision r ON r.article_id = a.id ORDER BY a.id, r.number";

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_folder_of_files_becomes_articles()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b/c.txt", "date 15/09/2023 Une phrase sans titre.");

        var report = await _archive.ImportAsync();

        Assert.Equal((2, 2), (report.Read, report.Imported));
        Assert.Equal(
            ["a|Un titre|0|2023-09|20230901|20230930|1|1", "c|Une phrase sans titre|1|2023-09-15|20230915|20230915|1|1"],
            _archive.Rows("SELECT key, title, title_is_derived, date, first_day, last_day, revision, version FROM article ORDER BY id"));
        Assert.Equal(
            [$"1|{Path.Combine(_archive.Files, "a.txt")}|utf-8|{_archive.Clock.Now.ToUnixTimeMilliseconds()}", $"1|{Path.Combine(_archive.Files, "b", "c.txt")}|utf-8|{_archive.Clock.Now.ToUnixTimeMilliseconds()}"],
            _archive.Rows("SELECT number, file, encoding, imported_at FROM revision ORDER BY article_id"));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-10 Un autre\n\nUne phrase.");
        _archive.Write("c.txt", "date 2023-10 Un autre\n\nUne phrase.");
        await _archive.ImportAsync();
        var before = _archive.Rows(Everything);
        _archive.Clock.Now += TimeSpan.FromDays(1);

        var report = await _archive.ImportAsync();

        Assert.Equal((3, 0, 0, 2), (report.Read, report.Imported, report.Updated, report.Unchanged));
        Assert.Equal(before, _archive.Rows(Everything));
    }

    [Fact]
    public async Task Another_article_under_the_same_key_is_named_when_it_replaces_the_first()
    {
        await _archive.AddAsync("001", "date 2001 La vigne\n\nUne phrase.");
        var file = _archive.Write("001.txt", "date 2002 Le charbon\n\nUne autre phrase.");

        var report = await _archive.ImportAsync();

        Assert.Equal(1, report.Updated);
        Assert.Equal([new FileNote(file, new Message("import.replaced", "001", "La vigne", "2001"))], report.Warnings);
    }

    [Fact]
    public async Task A_changed_file_makes_a_new_revision()
    {
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("a.txt", "date 2023-09-02 Un titre nouveau\n\nUne autre phrase.");

        var report = await _archive.ImportAsync();

        Assert.Equal((1, 1), (report.Read, report.Updated));
        Assert.Equal(["a|Un titre nouveau|2023-09-02|20230902|2|2"], _archive.Rows("SELECT key, title, date, first_day, revision, version FROM article"));
        Assert.Equal(["1|Un titre\n\nUne phrase.", "2|Un titre nouveau\n\nUne autre phrase."], _archive.Rows("SELECT number, text FROM revision ORDER BY number"));
    }

    [Fact]
    public async Task Another_publication_updates_without_a_revision()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        await _archive.ImportAsync("Le Monde");

        Assert.Equal(1, (await _archive.ImportAsync()).Unchanged);
        Assert.Equal(1, (await _archive.ImportAsync("Le Monde")).Unchanged);
        Assert.Equal(["Le Monde|1"], _archive.Rows("SELECT source, revision FROM article"));
        Assert.Equal(1, (await _archive.ImportAsync("Libération")).Updated);
        Assert.Equal(["Libération|1"], _archive.Rows("SELECT source, revision FROM article"));
    }

    [Fact]
    public async Task The_same_text_under_another_name_is_a_duplicate_of_the_first()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        var copy = _archive.Write("b.txt", "date 2023-10\n\nUn titre\r\n\r\nUne phrase.\r\n");

        var report = await _archive.ImportAsync();

        Assert.Equal([new DuplicateNote(copy, "a")], report.Duplicates);
        Assert.Equal([new FileNote(copy, new Message("import.other-date", "2023-10", "2023-09"))], report.Warnings);
        Assert.Equal((2, 1), (report.Read, report.Imported));
        Assert.Equal([$"b|1|{copy}|2023-10"], _archive.Rows("SELECT key, article_id, file, date FROM duplicate"));
    }

    [Fact]
    public async Task A_duplicate_that_changes_becomes_an_article()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-09 Un titre\n\nUne phrase.");
        await _archive.ImportAsync();
        _archive.Write("b.txt", "date 2023-09 Un titre\n\nUne autre phrase.");

        var report = await _archive.ImportAsync();

        Assert.Equal((1, 1), (report.Imported, report.Unchanged));
        Assert.Empty(_archive.Rows("SELECT key FROM duplicate"));
    }

    [Fact]
    public async Task The_same_key_with_another_text_is_rejected_and_names_the_first()
    {
        var first = _archive.Write("1/a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        var second = _archive.Write("2/a.txt", "date 2023-09 Un titre\n\nUne autre phrase.");

        for (var run = 1; run <= 2; run++)
        {
            var report = await _archive.ImportAsync();
            Assert.Equal([new FileNote(second, new Message("import.same-key", "a", first))], report.Rejected);
            Assert.Equal(["1|Un titre\n\nUne phrase."], _archive.Rows("SELECT number, text FROM revision"));
        }
    }

    [Fact]
    public async Task The_same_key_with_the_same_text_is_a_duplicate()
    {
        _archive.Write("1/a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        var second = _archive.Write("2/a.txt", "date 2023-09 Un titre\n\nUne phrase.");

        Assert.Equal([new DuplicateNote(second, "a")], (await _archive.ImportAsync()).Duplicates);
    }

    [Fact]
    public async Task What_a_person_deleted_does_not_come_back()
    {
        var id = await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUne phrase.");
        using (var desk = _archive.Desk())
            (await desk.Articles.DeleteAsync(id, 1)).IsSaved();
        _archive.Write("copie.txt", "date 2023-09 Un titre\n\nUne phrase.");

        var report = await _archive.ImportAsync();
        Assert.Equal((2, 2), (report.Read, report.Deleted));

        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase toute nouvelle.");
        Assert.Equal(2, (await _archive.ImportAsync()).Deleted);
        Assert.Equal(["1|1"], _archive.Rows("SELECT revision, is_deleted FROM article"));
    }

    [Fact]
    public async Task A_date_to_come_is_warned_of()
    {
        var tomorrow = _archive.Write("a.txt", "date 2024-05-18 Demain\n\nUne phrase.");
        var later = _archive.Write("b.txt", "date 2024-05-19 Plus tard\n\nUne phrase.");
        _archive.Write("c.txt", "date 2024 Cette année\n\nUne phrase.");

        Assert.Equal([new FileNote(later, new Message("import.future", "2024-05-19"))], (await _archive.ImportAsync()).Warnings);
        Assert.True(File.Exists(tomorrow));
    }

    [Fact]
    public async Task An_unusual_encoding_is_said()
    {
        var path = _archive.Write("a.txt", System.Text.Encoding.Latin1.GetBytes("date 2023-09 L'été à Séoul\n\nUne phrase."));

        Assert.Equal([new FileNote(path, new Message("import.encoding", "windows-1252"))], (await _archive.ImportAsync()).Warnings);
        Assert.Equal(["L'été à Séoul|windows-1252"], _archive.Rows("SELECT title, encoding FROM revision"));
    }

    [Fact]
    public async Task A_file_can_be_named_by_itself()
    {
        var path = _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-09 Un autre\n\nUne phrase.");

        var report = await new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([path]));

        Assert.Equal((1, 1), (report.Read, report.Imported));
    }
}
