namespace NewsArchive.Importing;

public sealed class LinkTests : IDisposable
{
    private const string Article = "date 2023-09 Un titre\n\nUne phrase.";
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_link_out_of_the_folder_is_rejected()
    {
        File.WriteAllText(Path.Combine(_archive.Elsewhere, "secret.txt"), Article);
        var link = Link("a.txt", Path.Combine(_archive.Elsewhere, "secret.txt"));
        var folder = Path.Combine(_archive.Files, "b");
        Directory.CreateSymbolicLink(folder, _archive.Elsewhere);
        var up = Link("c.txt", "../elsewhere/secret.txt");

        await IsRejectedAsync("import.link-outside", link, folder, up);
    }

    [Fact]
    public async Task A_link_through_a_linked_folder_is_rejected_as_well()
    {
        File.WriteAllText(Path.Combine(_archive.Elsewhere, "secret.txt"), Article);
        var folder = Path.Combine(_archive.Files, "z");
        Directory.CreateSymbolicLink(folder, _archive.Elsewhere);
        var link = Link("a.txt", Path.Combine(_archive.Files, "z", "secret.txt"));

        await IsRejectedAsync("import.link-outside", link, folder);
    }

    [Fact]
    public async Task A_folder_whose_name_only_begins_alike_is_outside()
    {
        var twin = Directory.CreateDirectory(_archive.Files + "-private").FullName;
        File.WriteAllText(Path.Combine(twin, "secret.txt"), Article);

        await IsRejectedAsync("import.link-outside", Link("a.txt", Path.Combine(twin, "secret.txt")));
    }

    [Fact]
    public async Task Links_that_lead_nowhere_are_rejected()
    {
        var one = Link("a.txt", "b.txt");
        var other = Link("b.txt", "a.txt");
        var dangling = Link("c.txt", "none.txt");

        await IsRejectedAsync("import.not-readable", one, other, dangling);
    }

    [Fact]
    public async Task A_folder_that_links_back_is_read_once()
    {
        _archive.Write("sub/a.txt", Article);
        Directory.CreateSymbolicLink(Path.Combine(_archive.Files, "sub", "loop"), Path.Combine(_archive.Files, "sub"));
        Directory.CreateSymbolicLink(Path.Combine(_archive.Files, "root"), _archive.Files);

        var report = await _archive.ImportAsync();

        Assert.Equal((1, 1), (report.Read, report.Imported));
    }

    [Fact]
    public async Task A_link_within_the_folder_is_a_file_like_any_other()
    {
        _archive.Write("a.txt", Article);
        var link = Link("b.txt", "a.txt");

        var report = await _archive.ImportAsync();

        Assert.Equal([new DuplicateNote(link, "a")], report.Duplicates);
    }

    [Fact]
    public async Task The_folder_itself_may_be_a_link()
    {
        _archive.Write("a.txt", Article);
        Link("b.txt", Path.Combine(_archive.Files, "a.txt"));
        var folder = Path.Combine(_archive.Elsewhere, "linked");
        Directory.CreateSymbolicLink(folder, _archive.Files);

        var report = await new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([folder]));

        Assert.Empty(report.Rejected);
        Assert.Equal((2, 1), (report.Read, report.Imported));
    }

    [Fact]
    public async Task A_linked_file_over_the_limit_is_rejected()
    {
        _archive.Options.LargestFile = 1000;
        var path = _archive.Write("a.txt", Article + new string('a', 1000));
        var link = Link("b.txt", "a.txt");

        await IsRejectedAsync("import.too-large", path, link);
    }

    [Fact]
    public async Task A_link_that_is_named_by_itself_has_the_length_of_its_target()
    {
        _archive.Options.LargestFile = 1000;
        File.WriteAllText(Path.Combine(_archive.Elsewhere, "large.txt"), Article + new string('a', 1000));
        var link = Link("b.txt", Path.Combine(_archive.Elsewhere, "large.txt"));

        var report = await new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([link]));

        Assert.Equal("import.too-large", Assert.Single(report.Rejected).Text.Key);
    }

    [Fact]
    public async Task A_link_into_itself_is_rejected() => await IsRejectedAsync("import.not-readable", Link("a.txt", "a.txt/b"));

    private string Link(string name, string target)
    {
        var path = Path.Combine(_archive.Files, name);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private async Task IsRejectedAsync(string reason, params string[] paths)
    {
        var report = await _archive.ImportAsync();

        Assert.Equal(paths, report.Rejected.Select(note => note.File).Order(StringComparer.Ordinal));
        Assert.All(report.Rejected, note => Assert.Equal(reason, note.Text.Key));
        Assert.Equal(paths.Length, report.Read);
    }
}
