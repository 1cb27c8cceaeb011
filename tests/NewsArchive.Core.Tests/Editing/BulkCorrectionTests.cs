using NewsArchive.Articles;

namespace NewsArchive.Editing;

public sealed class BulkCorrectionTests : IAsyncLifetime, IDisposable
{
    private const int Many = 1203;

    private static readonly Correction ToAfp = new() { Source = "AFP", Date = new PartialDate(2020) };

    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        _archive.Write("all.jsonl", string.Join('\n', Enumerable.Range(1, Many).Select(i => $$"""{"id":"k{{i}}","date":"{{(i % 3 == 0 ? "2020" : "2021-05")}}","title":"Titre {{i}}","text":"Texte {{i}}.","source":"{{(i % 3 == 0 ? "AFP" : "Le Temps")}}"}""")));
        await _archive.ImportAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_preview_counts_what_changes_and_shows_the_first_without_changing_anything()
    {
        using var desk = _archive.Desk();
        var preview = await desk.BulkCorrection.PreviewAsync(Everything, ToAfp);
        Assert.Equal((Many, 802, 20), (preview.Articles, preview.Changes, preview.First.Count));
        Assert.Equal((2, "Le Temps", "AFP", "2020"), (preview.First[1].Id, preview.First[1].Before.Source, preview.First[1].After.Source, $"{preview.First[1].After.Date}"));
        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM change"));
        Assert.Equal(802, _archive.Read<long>("SELECT count(*) FROM article WHERE source = 'Le Temps'"));
    }

    [Fact]
    public async Task All_are_corrected_in_one_batch_and_one_undo_takes_it_back_after_which_it_can_be_done_again()
    {
        using var desk = _archive.Desk();
        var before = Fields();
        var seen = (await desk.BulkCorrection.PreviewAsync(Everything, ToAfp)).Seen;
        var saved = (await desk.BulkCorrection.CorrectAsync(Everything, ToAfp, seen)).IsSaved();

        Assert.Equal([$"{Many}"], _archive.Rows("SELECT count(*) FROM article WHERE source = 'AFP' AND date = '2020' AND first_day = 20200101"));
        Assert.Equal(["802|1"], _archive.Rows("SELECT count(*), count(DISTINCT batch) FROM change"));
        Assert.Equal(401, _archive.Read<long>("SELECT count(*) FROM article WHERE corrected IS NULL AND version = 1"));
        var done = Fields();

        var undone = (await desk.Undo.UndoAsync(saved.ChangeId)).IsSaved();
        Assert.Equal(before, Fields());
        (await desk.Undo.UndoAsync(undone.ChangeId)).IsSaved();
        Assert.Equal(done, Fields());
        Assert.Empty(new Storage.ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public async Task What_somebody_changed_since_the_preview_is_not_overwritten()
    {
        using var desk = _archive.Desk();
        var seen = (await desk.BulkCorrection.PreviewAsync(Everything, ToAfp)).Seen;
        (await desk.Articles.CorrectAsync(5, 1, new Correction { Source = "Reuters" })).IsSaved();
        desk.Context.ChangeTracker.Clear();

        var stale = Assert.IsType<Edit<CorrectionPreview>.Stale>(await desk.BulkCorrection.CorrectAsync(Everything, ToAfp, seen));
        Assert.Equal("Reuters", stale.Current.First.Single(article => article.Id == 5).Before.Source);
        Assert.IsType<Edit<CorrectionPreview>.Stale>(await desk.BulkCorrection.CorrectAsync(Everything[1..], ToAfp, stale.Current.Seen));
        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task What_is_so_already_is_left_alone()
    {
        using var desk = _archive.Desk();
        var correction = new Correction { Authors = [] };
        var preview = await desk.BulkCorrection.PreviewAsync(Everything, correction);
        Assert.Equal((Many, 0), (preview.Articles, preview.Changes));
        Assert.Equal(new Message("correct.nothing"), (await desk.BulkCorrection.CorrectAsync(Everything, correction, preview.Seen)).IsRefused());
    }

    private static long[] Everything => [.. Enumerable.Range(1, Many)];

    private IReadOnlyList<string> Fields() => _archive.Rows("SELECT id, date, first_day, last_day, source, authors, corrected FROM article ORDER BY id");
}
