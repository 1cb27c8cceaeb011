using NewsArchive.Exporting;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>An import of annotations that is interrupted goes on in the decision it began: one undo takes all of it back.</summary>
public sealed class InterruptedAnnotationImportTests : HostileArchive
{
    private const string Numbers =
        "SELECT (SELECT count(*) FROM quote), (SELECT count(*) FROM mention), (SELECT count(*) FROM entity), (SELECT count(*) FROM category)";

    private const string Register =
        "SELECT n.name, e.kind, json_array_length(e.unlike) FROM entity e JOIN entity_name n ON n.entity_id = e.id AND position = 0 ORDER BY 1, 2";

    private readonly TempArchive _other = new(), _whole = new();

    protected override char Odd => '\u0001';

    [Theory]
    [InlineData("jsonl", 4)]
    [InlineData("jsonl", 8)]
    [InlineData("jsonl", 12)]
    [InlineData("w3c", 1)]
    [InlineData("brat", 1)]
    public async Task The_same_file_again_completes_it_in_one_decision(string format, int killedAfter)
    {
        var file = await LeaveAsync(ExportFormat.Of(format)!);
        if (format != "jsonl")
        {
            await WithTextsOnlyAsync(_other);
            await WithTextsOnlyAsync(_whole);
        }

        await RunAsync(_whole, file);
        await InterruptAsync(file, killedAfter);
        Assert.NotEqual(_whole.Rows(Numbers), _other.Rows(Numbers));
        var rest = await RunAsync(_other, file);
        Assert.Equal(_whole.Rows(Numbers), _other.Rows(Numbers));
        Assert.Equal(_whole.Rows(Register), _other.Rows(Register));
        Assert.Equal([$"{rest.Batch}"], Batches());
        Assert.NotNull(rest.Continues);
        Assert.Equal(1, _other.Read<long>("SELECT count(*) FROM annotation_import_run WHERE ended_at IS NOT NULL AND lock IS NULL"));
        Assert.Empty(Directory.GetFiles(_other.Options.RunDirectory));

        await UndoAsync(rest.Batch!.Value);
        Assert.Equal(["0|0|0|0"], _other.Rows(Numbers));
        Assert.Empty(new ArchiveCheck(_other.Options).Run().Faults.Select(fault => fault.Key));
    }

    [Fact]
    public async Task Interrupted_again_and_again_it_is_still_one_decision()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        foreach (var killedAfter in new[] { 6, 9, 11 })
            await InterruptAsync(file, killedAfter);
        var rest = await RunAsync(_other, file);
        Assert.Equal([$"{rest.Batch}"], Batches());
        var again = await RunAsync(_other, file);
        Assert.Equal((null, null), (again.Batch, again.Continues));
        Assert.Equal([$"{rest.Batch}"], Batches());
    }

    [Fact]
    public async Task What_a_person_did_in_between_and_another_file_are_decisions_of_their_own()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        await InterruptAsync(file, 8);
        using (var desk = _other.Desk())
            (await desk.Entities.CreateAsync(new Editing.EntityContentDraft("Quelqu’un d’autre", "person"))).IsSaved();
        // The same lines with a blank more are another file.
        var other = Path.Combine(_other.Elsewhere, "another.jsonl");
        await File.WriteAllTextAsync(other, (await File.ReadAllTextAsync(file)).Replace("\"Kirby\"", "\"Kirby Junior\"", StringComparison.Ordinal) + "\n");
        var between = await InterruptAsync(other, 10);
        var rest = await RunAsync(_other, file);
        Assert.NotEqual(between, rest.Batch);
        Assert.Equal(new[] { $"{rest.Batch}", $"{between}" }.Order(), Batches().Where(batch => batch.Length > 0).Order());
        Assert.Equal(1, _other.Read<long>("SELECT count(*) FROM change WHERE batch IS NULL"));
    }

    [Fact]
    public async Task After_an_undo_it_is_imported_anew_as_another_decision()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        var first = await InterruptAsync(file, 10);
        await UndoAsync(first!.Value);
        var again = await RunAsync(_other, file);
        Assert.NotEqual(first, again.Batch);
        Assert.Null(again.Continues);
        await RunAsync(_whole, file);
        Assert.Equal(_whole.Rows(Numbers), _other.Rows(Numbers));
        await UndoAsync(again.Batch!.Value);
        Assert.Equal(["0|0|0|0"], _other.Rows(Numbers));
    }

    [Fact]
    public async Task What_another_program_is_still_importing_is_not_gone_on_with()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        var first = await InterruptAsync(file, 8);
        using var held = RunLock.Take(_other.Options);
        _other.Run($"UPDATE annotation_import_run SET lock = '{held.Name}'");
        var second = await RunAsync(_other, file);
        Assert.NotEqual(first, second.Batch);
    }

    [Fact]
    public async Task An_undo_while_it_goes_on_ends_it()
    {
        var file = await LeaveAsync(new JsonLinesExport());
        _other.Options.ImportBatch = 1;
        using var desk = _other.Desk();
        var undoing = new After(9, () => UndoAsync(_other.Read<long>("SELECT max(batch) FROM change")).GetAwaiter().GetResult());
        var import = new AnnotationImport(desk.Context, desk.Log, _other.Options, _other.Clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.RunAsync(file, false, undoing));
        Assert.Equal(["0|0|0|0"], _other.Rows(Numbers));
    }

    // As a kill between two transactions does: what was committed stays, and nobody holds the lock.
    private async Task<long?> InterruptAsync(string file, int after)
    {
        _other.Options.ImportBatch = 1;
        using var stop = new CancellationTokenSource();
        using var desk = _other.Desk();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new AnnotationImport(desk.Context, desk.Log, _other.Options, _other.Clock).RunAsync(file, false, new After(after, stop.Cancel), stop.Token));
        _other.Options.ImportBatch = 2000;
        _other.Clock.Now += TimeSpan.FromMinutes(1);
        return _other.Rows("SELECT max(batch) FROM annotation_import_run") is [{ Length: > 0 } batch]
            ? long.Parse(batch, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static async Task<ReturnReport> RunAsync(TempArchive archive, string file)
    {
        using var desk = archive.Desk();
        return (await new AnnotationImport(desk.Context, desk.Log, archive.Options, archive.Clock).RunAsync(file, false)).Report!;
    }

    private async Task UndoAsync(long batch)
    {
        using var desk = _other.Desk();
        (await desk.Undo.UndoAsync(batch)).IsSaved();
    }

    private IReadOnlyList<string> Batches() => _other.Rows("SELECT DISTINCT batch FROM change");

    private async Task WithTextsOnlyAsync(TempArchive archive)
    {
        await RunAsync(archive, await LeaveAsync(new JsonLinesExport()));
        archive.Run("""
            DROP TRIGGER change_is_kept;
            DELETE FROM quote; DELETE FROM mention; DELETE FROM entity_name; DELETE FROM foreign_entity; DELETE FROM entity;
            UPDATE article SET categories = '[]'; DELETE FROM category; DELETE FROM change; DELETE FROM annotation_import_run;
            UPDATE archive SET hashed_from = (SELECT seq + 1 FROM sqlite_sequence WHERE name = 'change');
            CREATE TRIGGER change_is_kept BEFORE DELETE ON change
            BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
            """);
    }

    private async Task<string> LeaveAsync(ExportFormat format)
    {
        using var context = Archive.Context();
        var articles = Archive.Rows("SELECT id FROM article WHERE is_deleted = 0 ORDER BY key").Select(long.Parse);
        var path = Path.Combine(_other.Elsewhere, $"other.{format.Ending}");
        await using var stream = File.Create(path);
        await new Exporter(context, Archive.Clock).WriteAsync(format, new ExportRequest([.. articles]) { IsWhole = true }, stream);
        return path;
    }

    private sealed class After(int count, Action act) : IProgress<ReturnReport>
    {
        private int _told;

        public void Report(ReturnReport value)
        {
            if (++_told == count)
                act();
        }
    }
}
