using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;

namespace NewsArchive.Importing;

/// <summary>What the program does not expect: one file is rejected and the others come in, a run that fails says why, and a watched folder is looked at again.</summary>
public sealed class FaultsTests : IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly FaultList _log = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task An_article_the_program_fails_to_store_is_rejected_and_the_others_come_in()
    {
        _archive.Write("b.txt", "date 2023 Un titre\n\nUn texte.");
        await _archive.ImportAsync();
        _archive.Run("UPDATE article SET origins = '{}'");
        _archive.Write("a.txt", "date 2023 Avant\n\nUn texte avant, des activités.");
        _archive.Write("b.txt", "date 2023 Un titre\n\nUn texte changé");
        _archive.Write("c.txt", "date 2023 Après\n\nUn texte après");
        _archive.Write("d.csv", "date;texte\nhier;x\n");

        var report = await Importer().ImportAsync(new ImportRequest([_archive.Files]));
        Assert.Equal((4, 2, 2), (report.Read, report.Imported, report.RejectedCount));
        Assert.Equal(["import.damaged", "import.unreadable-date"], report.Rejected.Select(note => note.Text.Key));
        Assert.EndsWith("b.txt", report.Rejected[0].File, StringComparison.Ordinal);
        Assert.Contains(_log.Faults, fault => fault is not SqliteException);
        Assert.Equal(["a", "b", "c"], _archive.Rows("SELECT key FROM article ORDER BY key"));
        Assert.Equal("Un titre\n\nUn texte.", _archive.TextOf(1));
        Assert.Equal(["imported", "rejected", "imported", "told", "rejected"], _archive.Rows("SELECT outcome FROM imported_file WHERE run_id = 2 ORDER BY place"));
    }

    [Fact]
    public async Task A_file_whose_reader_fails_is_rejected_and_the_next_ones_come_in()
    {
        // No reader of tables takes such a bound.
        _archive.Options.LargestFile = -1;
        _archive.Write("a.csv", "date;texte\n2023;Un texte.\n");
        _archive.Write("b.jsonl", "{}\n");
        var report = await Importer().ImportAsync(new ImportRequest([_archive.Files]));
        Assert.Equal(["import.fault"], report.Rejected.Where(note => note.File.EndsWith("a.csv", StringComparison.Ordinal)).Select(note => note.Text.Key));
        Assert.Equal((2, 1), (report.Rejected.Count, _log.Faults.Count));
        Assert.Equal(["done"], _archive.Rows("SELECT state FROM import_run"));
    }

    [Fact]
    public async Task A_run_the_database_refuses_says_why_and_can_be_gone_on_with()
    {
        _archive.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
        _archive.Run("CREATE TRIGGER refuse BEFORE INSERT ON article BEGIN SELECT RAISE(FAIL, 'no more articles'); END");
        await Assert.ThrowsAsync<SqliteException>(() => Importer().ImportAsync(new ImportRequest([_archive.Files])));
        Assert.Single(_log.Faults);
        using (var context = _archive.Context())
        {
            var run = context.ImportRuns.Single();
            Assert.Equal((ImportState.Failed, "failure.database"), (run.State, run.Fault!.Key));
            Assert.Contains("no more articles", (string)run.Fault.Arguments[0], StringComparison.Ordinal);
        }

        _archive.Run("DROP TRIGGER refuse");
        Assert.Equal(1, (await Importer().ImportAsync(new ImportRequest([_archive.Files]))).Imported);
        using (var context = _archive.Context())
            Assert.Null(context.ImportRuns.OrderBy(run => run.Id).Last().Fault);
    }

    [Fact]
    public async Task A_watched_folder_is_looked_at_again_after_any_fault()
    {
        var file = _archive.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        var watched = new WatchedFolders(Importer(), new ImportRequest([_archive.Files]), new HastyTime());
        _archive.Run("CREATE TRIGGER refuse BEFORE INSERT ON article BEGIN SELECT RAISE(FAIL, 'no more articles'); END");
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (faults, reports) = (new List<Exception>(), new List<ImportReport>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watched.WatchAsync(
            report =>
            {
                reports.Add(report);
                // Whoever is told may fail as well.
                if (reports.Count == 1)
                    throw new InvalidOperationException("told");
                end.Cancel();
                return Task.CompletedTask;
            },
            fault =>
            {
                faults.Add(fault);
                if (faults.Count == 1)
                    _archive.Run("DROP TRIGGER refuse");
                else
                    File.SetLastWriteTimeUtc(_archive.Write("b.txt", "date 2023 Un autre\n\nUn autre texte."), DateTime.UtcNow.AddMinutes(-1));
            },
            end.Token));
        Assert.Equal([typeof(SqliteException), typeof(InvalidOperationException)], faults.Select(fault => fault.GetType()));
        Assert.Equal([1, 1], reports.Select(report => report.Imported));
    }

    private Importer Importer() => new(_archive.Options, _archive.Clock, _log);

    private sealed class FaultList : ILogger<Importer>
    {
        public List<Exception> Faults { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Faults.Add(exception!);
    }
}
