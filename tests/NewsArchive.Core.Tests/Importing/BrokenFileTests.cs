namespace NewsArchive.Importing;

public sealed class BrokenFileTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "empty", [], "import.empty" },
        { "blank", " \n\n"u8.ToArray(), "import.empty" },
        { "undated", "Un titre"u8.ToArray(), "import.no-date" },
        { "impossible", "date 2023-13 Un titre"u8.ToArray(), "import.impossible-date" },
        { "unreadable", "date demain Un titre"u8.ToArray(), "import.unreadable-date" },
        { "textless", "date 2023-09"u8.ToArray(), "import.no-text" },
        { "binary", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0], "import.binary" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_is_rejected_with_its_reason_and_stops_no_other(string name, byte[] bytes, string reason)
    {
        var path = _archive.Write($"{name}.txt", bytes);
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("z.txt", "date 2023-09 Un autre\n\nUne phrase.");

        var report = await _archive.ImportAsync();

        var rejected = Assert.Single(report.Rejected);
        Assert.Equal((path, reason), (rejected.File, rejected.Text.Key));
        Assert.Equal((3, 2), (report.Read, report.Imported));
    }

    [Fact]
    public async Task A_text_of_noncharacters_stops_nothing()
    {
        _archive.Write("a.txt", "date 2023-09 Un \uFFFE titre\n\nUne \uFFFF phrase.");

        Assert.Equal(1, (await _archive.ImportAsync()).Imported);
        Assert.Equal("Un \uFFFD titre", _archive.Read<string>("SELECT title FROM article"));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_rejected()
    {
        _archive.Options.LargestFile = 1_048_576;
        var start = "date 2023-09 Un titre\n\n";
        _archive.Write("a.txt", start + new string('a', 1_048_576 - start.Length));
        var path = _archive.Write("b.txt", start + new string('b', 2_097_152 - start.Length));

        var report = await _archive.ImportAsync();

        Assert.Equal([new FileNote(path, new Message("import.too-large", 2.0, 1.0))], report.Rejected);
        Assert.Equal(1, report.Imported);
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_rejected()
    {
        var missing = Path.Combine(_archive.Elsewhere, "nowhere");
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");

        var report = await new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([missing, _archive.Files]));

        Assert.Equal([new FileNote(missing, new Message("import.not-found"))], report.Rejected);
        Assert.Equal(1, report.Imported);
    }

    [Fact]
    public async Task Hidden_files_and_other_kinds_are_skipped_and_named()
    {
        var hidden = _archive.Write(".cache.txt", "date 2023-09 Un titre");
        var picture = _archive.Write("a.png", "x");
        var bare = _archive.Write("b", "x");
        var trash = Path.GetDirectoryName(_archive.Write(Path.Combine(".trash", "d.txt"), "date 2023-09 Un titre jeté"))!;
        _archive.Write("c.TXT", "date 2023-09 Un titre\n\nUne phrase.");

        var report = await _archive.ImportAsync();

        Assert.Equal(
            [new FileNote(hidden, new Message("import.hidden")), new(trash, new Message("import.hidden")), new(picture, new Message("import.other-kind", ".png")), new(bare, new Message("import.other-kind", ""))],
            report.Skipped);
        Assert.Equal((1, 1), (report.Read, report.Imported));
        Assert.Equal("c", _archive.Read<string>("SELECT key FROM article"));
    }

    [Fact]
    public async Task Every_file_is_counted_once()
    {
        _archive.Write("a.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("b.txt", "date 2023-09 Un autre\n\nUne phrase.");
        _archive.Write("gone.txt", "date 2023-09 Un troisième\n\nUne phrase.");
        await _archive.ImportAsync();
        using (var desk = _archive.Desk())
            (await desk.Articles.DeleteAsync(3, 1)).IsSaved();
        _archive.Write("b.txt", "date 2023-09 Un autre\n\nUne phrase changée.");
        _archive.Write("copy.txt", "date 2023-09 Un titre\n\nUne phrase.");
        _archive.Write("new.txt", "date 2023-09 Du neuf\n\nUne phrase.");
        _archive.Write("bad.txt", "");
        _archive.Write("skipped.pdf", "");

        var report = await _archive.ImportAsync();

        Assert.Equal(
            (6, 1, 1, 1, 1, 1, 1, 1),
            (report.Read, report.Imported, report.Updated, report.Unchanged, report.Deleted, report.Duplicates.Count, report.Rejected.Count, report.Skipped.Count));
    }
}
