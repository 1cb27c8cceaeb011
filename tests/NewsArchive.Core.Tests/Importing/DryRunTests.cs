namespace NewsArchive.Importing;

public sealed class DryRunTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_dry_run_reports_what_the_real_run_does_and_stores_nothing()
    {
        await FillAsync();
        _archive.Write("bad.txt", "");
        _archive.Write("copy.txt", "date 2020 Un titre\n\nUne phrase.");
        _archive.Write("copy-of-new.txt", "date 2021 Du neuf\n\nUne phrase.");
        _archive.Write("copy-of-changed.txt", "date 2023-09 Un autre\n\nUne phrase changée.");
        _archive.Write("former-of-changed.txt", "date 2023-09 Un autre\n\nUne phrase.");
        _archive.Write("changed-again/a.txt", "date 2023-09 Un titre\n\nAutre chose.");
        _archive.Write("a-new.txt", "date 2025 Du neuf\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-09 Un autre\n\nUne phrase changée.");
        _archive.Write("skipped.pdf", "");

        await IsTheSameAsync();
    }

    [Fact]
    public async Task A_dry_run_counts_the_annotations_that_would_be_orphaned()
    {
        await FillAsync();
        var text = _archive.TextOf(1);
        using (var desk = _archive.Desk())
            (await desk.Quotes.CreateAsync(1, text.QuoteOf("Une phrase"))).IsSaved();
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nTout autre chose.");

        await IsTheSameAsync();
    }

    [Fact]
    public async Task A_deleted_article_lends_its_new_text_to_no_duplicate()
    {
        await FillAsync();
        using (var desk = _archive.Desk())
            (await desk.Articles.DeleteAsync(1, 1)).IsSaved();
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nTout autre chose.");
        _archive.Write("z.txt", "date 2023-09 Un titre\n\nTout autre chose.");

        await IsTheSameAsync();
    }

    private async Task FillAsync()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-09 Un autre\n\nUne phrase.");
        await _archive.ImportAsync();
    }

    private async Task IsTheSameAsync()
    {
        var before = Stored();
        var dry = await _archive.ImportAsync("Le Monde", dryRun: true);
        Assert.Equal(before, Stored());

        var real = await _archive.ImportAsync("Le Monde");
        Assert.NotEqual(before, Stored());
        Assert.Equal(Shown(real), Shown(dry));
    }

    private IReadOnlyList<string> Stored() =>
        [.. _archive.Rows("SELECT * FROM article"), .. _archive.Rows("SELECT * FROM revision"), .. _archive.Rows("SELECT * FROM duplicate"), .. _archive.Rows("SELECT * FROM change")];

    private static List<string> Shown(ImportReport report) =>
    [
        $"{report.Read} {report.Imported} {report.Updated} {report.Unchanged} {report.Deleted}",
        .. report.Duplicates.Select(note => $"duplicate {note.File} {note.Of}"),
        .. Notes("rejected", report.Rejected), .. Notes("skipped", report.Skipped), .. Notes("warning", report.Warnings),
    ];

    private static IEnumerable<string> Notes(string kind, IEnumerable<FileNote> notes) =>
        notes.Select(note => $"{kind} {note.File} {note.Text.Key} {string.Join(' ', note.Text.Arguments)}");
}
