using System.Diagnostics;
using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>Articles a second into an empty database: rows in memory inserted by hand, against our importer reading the files.</summary>
internal static class ImportBenchmark
{
    /// <summary>Measures, and leaves both databases of the last round.</summary>
    public static async Task<(string Raw, string Ours)> RunAsync(Corpus corpus, int rounds, Table table)
    {
        List<double> once = [], batched = [], stored = [], searchable = [];
        for (var round = 0; round < rounds; round++)
        {
            batched.Add(Raw(corpus, OurArchive.Batch));
            var (untilStored, untilSearchable) = await OursAsync(corpus);
            stored.Add(untilStored);
            searchable.Add(untilSearchable);
            once.Add(Raw(corpus, int.MaxValue));
        }

        table.Add("until stored, articles/s", once.Median(), stored.Median(), $"{Target(stored.Median() / once.Median())}; rounds {Range(once)} and {Range(stored)}");
        table.Add("until searchable", once.Median(), searchable.Median(), $"{Target(searchable.Median() / once.Median())}; rounds {Range(searchable)}");
        table.Add("until stored, raw in our batches", batched.Median(), stored.Median(), $"rounds {Range(batched)}");
        return (corpus.FolderOf("raw"), corpus.FolderOf("ours"));
    }

    private static double Raw(Corpus corpus, int batch)
    {
        // Read here and not once for all: a heap full of articles would slow the importer's garbage collections.
        var articles = corpus.Read();
        var folder = corpus.EmptyFolder("raw");
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        using (var raw = new RawFts(folder))
            raw.Insert(articles, batch);
        return articles.Length / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    // The index follows while articles are stored.
    private static async Task<(double Stored, double Searchable)> OursAsync(Corpus corpus)
    {
        var folder = corpus.EmptyFolder("ours");
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        using var archive = new OurArchive(folder);
        var report = await archive.ImportAsync(corpus.Paths);
        var stored = Stopwatch.GetElapsedTime(since);
        if (report.Imported + report.Duplicates.Count < corpus.Files.Length)
            throw new InvalidOperationException($"Only {report.Imported} of {corpus.Files.Length} files were imported: the two sides would not do the same work.");
        await archive.CatchUpAsync();
        return (corpus.Files.Length / stored.TotalSeconds, corpus.Files.Length / Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    private static string Target(double ratio) => ratio >= 0.6 ? "target 0.6 met" : ratio >= 0.45 ? "floor 0.45 met, 0.6 MISSED" : "FLOOR 0.45 MISSED";

    private static string Range(List<double> rates) => string.Create(CultureInfo.InvariantCulture, $"{rates.Min():0}–{rates.Max():0}");
}
