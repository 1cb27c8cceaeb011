using NewsArchive.Storage;

namespace NewsArchive.Importing;

public sealed class InterruptedImportTests : IDisposable
{
    private static readonly string[] Tables =
    [
        "SELECT * FROM article ORDER BY id",
        "SELECT id, article_id, number, title, title_is_derived, date, blocks, content_hash, file, encoding, text FROM revision ORDER BY id",
        "SELECT * FROM duplicate ORDER BY key",
        "SELECT id, version, revision, parts FROM quote ORDER BY id",
        "SELECT id, actor_id, action, subject, subject_id, version, before, after FROM change ORDER BY id",
    ];

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(39)]
    public async Task A_stopped_import_goes_on_to_the_same_archive(int stopAfter)
    {
        using var whole = new TempArchive();
        await PrepareAsync(whole, whole.Files);
        await PrepareAsync(_archive, whole.Files);
        await ImportAsync(whole, whole.Files);

        using (var stop = new CancellationTokenSource())
        {
            var progress = new StopAfter(stopAfter, stop);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([whole.Files]), progress, stop.Token));
        }

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        Assert.True(_archive.Read<long>("SELECT count(*) FROM article") < whole.Read<long>("SELECT count(*) FROM article"));
        await ImportAsync(_archive, whole.Files);

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        foreach (var table in Tables)
            Assert.Equal(whole.Rows(table), _archive.Rows(table));
    }

    // What a killed program leaves is what the files hold at that moment: between two commits, the log of the database included.
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(30)]
    public async Task A_killed_import_goes_on_to_the_same_archive(int killedAfter)
    {
        using var whole = new TempArchive();
        await PrepareAsync(whole, whole.Files);
        var progress = new CopyAfter(killedAfter, whole.Options.DataDirectory, _archive.Options.DataDirectory);
        await new Importer(whole.Options, whole.Clock).ImportAsync(new ImportRequest([whole.Files]), progress);

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        Assert.True(_archive.Read<long>("SELECT count(*) FROM article") < whole.Read<long>("SELECT count(*) FROM article"));
        await ImportAsync(_archive, whole.Files);

        foreach (var table in Tables)
            Assert.Equal(whole.Rows(table), _archive.Rows(table));
    }

    [Fact]
    public async Task An_import_that_is_stopped_before_it_begins_stores_nothing()
    {
        _archive.Write("a.txt", "date 2023 Un titre\n\nUne phrase.");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([_archive.Files]), null, new CancellationToken(true)));

        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM article"));
    }

    [Fact]
    public async Task Two_imports_of_one_folder_at_once_make_every_article_once()
    {
        _archive.Options.ImportBatch = 3;
        WriteFiles(_archive.Files, 0, 40);

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ImportAsync(_archive, _archive.Files))));

        Assert.Equal(40, _archive.Read<long>("SELECT count(*) FROM article"));
        Assert.Equal(40, reports.Sum(report => report.Imported));
        Assert.All(reports, report => Assert.Equal(40, report.Read));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    // Ten files of the archive with a quotation in each; then one of them changes, and thirty come with a duplicate among them.
    private static async Task PrepareAsync(TempArchive archive, string files)
    {
        archive.Options.ImportBatch = 2;
        foreach (var file in Directory.EnumerateFiles(files))
            File.Delete(file);
        WriteFiles(files, 0, 10);
        await ImportAsync(archive, files);
        using (var desk = archive.Desk())
        {
            for (var id = 1; id <= 10; id++)
                (await desk.Quotes.CreateAsync(id, archive.TextOf(id).QuoteOf("une fois"))).IsSaved();
        }

        WriteFiles(files, 10, 30);
        File.WriteAllText(Path.Combine(files, "05.txt"), "date 2024 Titre 5\n\nUn ajout.\n\nIl le dit une fois, le 5.");
        File.Copy(Path.Combine(files, "20.txt"), Path.Combine(files, "21b.txt"));
    }

    private static void WriteFiles(string files, int first, int count)
    {
        for (var i = first; i < first + count; i++)
            File.WriteAllText(Path.Combine(files, $"{i:00}.txt"), $"date 2023 Titre {i}\n\nIl le dit une fois, le {i}.");
    }

    private static Task<ImportReport> ImportAsync(TempArchive archive, string files) =>
        new Importer(archive.Options, archive.Clock).ImportAsync(new ImportRequest([files]));

    private sealed class CopyAfter(int count, string from, string to) : IProgress<ImportReport>
    {
        public void Report(ImportReport value)
        {
            if (value.Read != count)
                return;
            ConnectionPools.Clear(new ArchiveOptions { DataDirectory = to });
            Directory.Delete(to, recursive: true);
            Directory.CreateDirectory(to);
            foreach (var file in Directory.EnumerateFiles(from).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private sealed class StopAfter(int count, CancellationTokenSource stop) : IProgress<ImportReport>
    {
        public void Report(ImportReport value)
        {
            if (value.Read >= count)
                stop.Cancel();
        }
    }
}
