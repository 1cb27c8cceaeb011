using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The engine beneath our search, without what we add: its own French analysis, twenty hits, the exact total and counts by month. No texts, no page.</summary>
/// <remarks>Called in this process, on one thread; the index is merged to one segment after the build.</remarks>
internal sealed class LuceneRival : IDisposable
{
    public const string Name = "Lucene.Net: 20 hits, total, months";

    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Text = "text", Month = "month";

    private readonly Analyzer _analyzer = new FrenchAnalyzer(Version);
    private readonly FSDirectory _folder;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    private sealed record Line(long Id, string Date, string Title, string Body);

    public LuceneRival(string keep, string lines)
    {
        var path = Path.Combine(keep, "lucene");
        if (!System.IO.Directory.Exists(path))
            Build(path, lines);
        _folder = FSDirectory.Open(path);
        _reader = DirectoryReader.Open(_folder);
        _searcher = new IndexSearcher(_reader);
    }

    public Contender Contender => new(Name, query => Task.FromResult(Ask(query)));

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
        _analyzer.Dispose();
    }

    private Answer Ask(MixedQuery query)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var since = Stopwatch.GetTimestamp();
        var (best, months) = (TopScoreDocCollector.Create(20, docsScoredInOrder: true), new MonthCounts());
        _searcher.Search(Within(QueryOf(query), query), MultiCollector.Wrap(best, months));
        var rows = best.GetTopDocs().ScoreDocs.Length;
        return new Answer(Stopwatch.GetElapsedTime(since).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, rows, months.Total);
    }

    private static Query Within(Query query, MixedQuery asked) => asked.From is null ? query
        : new FilteredQuery(query, NumericRangeFilter.NewInt32Range(Month, MonthOf(asked.From), MonthOf(asked.To!), true, true));

    private Query QueryOf(MixedQuery query)
    {
        if (query.Kind == "prefix")
            return new PrefixQuery(new Term(Text, query.Words[0].ToLower(CultureInfo.InvariantCulture)));
        if (query.Kind == "phrase")
        {
            var phrase = new PhraseQuery();
            foreach (var (word, position) in Words(query.Words[0]))
                phrase.Add(new Term(Text, word), position);
            return phrase;
        }

        var all = new BooleanQuery();
        foreach (var (word, _) in query.Words.SelectMany(Words))
            all.Add(new TermQuery(new Term(Text, word)), Occur.MUST);
        return all;
    }

    private List<(string Word, int Position)> Words(string text)
    {
        var words = new List<(string, int)>();
        using var stream = _analyzer.GetTokenStream(Text, text);
        var (term, step) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IPositionIncrementAttribute>());
        stream.Reset();
        for (var position = -1; stream.IncrementToken();)
            words.Add((term.ToString()!, position += step.PositionIncrement));
        stream.End();
        return words;
    }

    private void Build(string path, string lines)
    {
        Console.Error.WriteLine("Lucene.Net: building");
        var grown = path + ".new";
        if (System.IO.Directory.Exists(grown))
            System.IO.Directory.Delete(grown, recursive: true);
        using (var folder = FSDirectory.Open(grown))
        using (var writer = new IndexWriter(folder, new IndexWriterConfig(Version, _analyzer) { RAMBufferSizeMB = 256 }))
        {
            foreach (var text in File.ReadLines(lines))
            {
                var line = JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web)!;
                writer.AddDocument(
                [
                    new TextField(Text, line.Title, Field.Store.NO),
                    new TextField(Text, line.Body, Field.Store.NO),
                    new Int32Field(Month, MonthOf(line.Date), Field.Store.NO),
                    new NumericDocValuesField(Month, MonthOf(line.Date)),
                ]);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }

        System.IO.Directory.Move(grown, path);
    }

    // « 2001-01 » or a whole date.
    private static int MonthOf(string date) =>
        (int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture) * 100) + int.Parse(date.AsSpan(5, 2), CultureInfo.InvariantCulture);

    private sealed class MonthCounts : ICollector
    {
        private readonly Dictionary<long, int> _counts = [];
        private NumericDocValues? _month;

        public int Total { get; private set; }

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
        }

        public void SetNextReader(AtomicReaderContext context) => _month = context.AtomicReader.GetNumericDocValues(Month);

        public void Collect(int doc)
        {
            Total++;
            var month = _month!.Get(doc);
            _counts[month] = _counts.GetValueOrDefault(month) + 1;
        }
    }
}
