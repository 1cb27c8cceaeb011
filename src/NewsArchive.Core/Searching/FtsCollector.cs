using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using NewsArchive.Searching.Clauses;
using SQLitePCL;

namespace NewsArchive.Searching;

/// <summary>Takes every article that a full-text query finds, with its score, in one pass over the index.</summary>
/// <remarks>
/// An auxiliary function of FTS5 that lets no row out: <c>WHERE index MATCH ? AND collect(index)</c>. Where FTS5's own
/// <c>bm25()</c> looks the length of each article up in a table, it stands in memory here (<see cref="Catalogue"/>); the
/// formula is the same (k1 = 1.2, b = 0.75, https://www.sqlite.org/fts5.html#the_bm25_function). A phrase beside other
/// parts is as rare as its words together.
/// </remarks>
internal sealed unsafe class FtsCollector
{
    // Rows between two looks at whether anybody still waits.
    private const int RowsUnwatched = 1024;

    // A statement runs on one thread from its first row to its last.
    [ThreadStatic]
    private static FtsCollector? _current;

    [ThreadStatic]
    private static int[]? _keptArticles;

    [ThreadStatic]
    private static float[]? _keptScores;

    private readonly Catalogue _catalogue;
    private readonly CancellationToken _limit;
    private readonly Clause? _clause;
    private readonly List<string> _terms = [];
    // Gathered in arrays that the thread keeps, so that a search leaves little to be cleared away.
    private int[] _articles = _keptArticles ?? new int[4096];
    private float[] _scores = _keptScores ?? new float[4096];
    private int _count;
    private int _counted;
    private bool _isWeighed;
    private bool _isPartial;
    private int _rows;
    private Exception? _fault;

    // Without a clause only columns are known.
    private FtsCollector(SearchSession session, Clause? clause) => (_catalogue, _limit, _clause) = (session.Catalogue, session.Limit, clause);

    /// <summary>Asks the index of stems, which knows every place of a word.</summary>
    /// <param name="session">The search; when it is interrupted, what was found until then is given, and said to be partial.</param>
    /// <param name="make">Makes what is asked, for each thread that asks.</param>
    public static ArticleList Stems(SearchSession session, Func<Clause> make)
    {
        var first = make();
        return Run(session, first.IsLeaf, isSplit: session.Catalogue.Count >= session.Catalogue.SplitFrom, () =>
        {
            var collector = new FtsCollector(session, Interlocked.Exchange(ref first, null) ?? make());
            var expression = new StringBuilder();
            collector._clause!.Write(expression, collector._terms);
            return (collector, expression.ToString());
        }, "article_index");
    }

    /// <summary>Asks the index of written forms, which knows only whether a word stands in the headline or behind it.</summary>
    /// <param name="session"><inheritdoc cref="Stems"/></param>
    /// <param name="expression">What is asked, in the language of FTS5.</param>
    public static ArticleList Forms(SearchSession session, string expression) =>
        // Beginnings are gathered by FTS5 before the first row comes: two threads would both do all of it.
        Run(session, isLeaf: true, isSplit: false, () => (new FtsCollector(session, null), expression), "word_index");

    private static ArticleList Run(SearchSession session, bool isLeaf, bool isSplit, Func<(FtsCollector Collector, string Expression)> make, string index)
    {
        var middle = isSplit ? session.State.LastArticle / 2 : long.MaxValue;
        SecondHalf? second = !isSplit ? null : new(session, connection => Part(connection, middle + 1, long.MaxValue));
        second?.Begin();
        var found = Part(session.Connection, 0, middle);
        if (second is not null)
            found = found.Followed(second.Result());
        // How rare a single word or phrase is, shows at the end.
        return isLeaf ? found.Weighed(Rarity(session.Catalogue.Count, found.Count)) : found;

        ArticleList Part(SqliteConnection connection, long from, long to)
        {
            var (collector, expression) = make();
            return collector.Collect(connection, index, expression, from, to);
        }
    }

    private ArticleList Collect(SqliteConnection connection, string index, string expression, long from, long to)
    {
        if (_limit.IsCancellationRequested)
            return new ArticleList([], [], 0, isPartial: true);
        FtsApi.Register(connection, "collect\0"u8, &OnRow);
        (_keptArticles, _keptScores) = (null, null);
        _current = this;
        try
        {
            FtsApi.Run(connection, $"SELECT 1 FROM {index} WHERE {index} MATCH ?1 AND rowid BETWEEN {from} AND {to} AND collect({index})", expression);
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            _isPartial = true;
        }
        finally
        {
            _current = null;
            (_keptArticles, _keptScores) = (_articles, _scores);
        }

        return _fault is null
            ? new ArticleList(_articles.AsSpan(0, _count).ToArray(), _scores.AsSpan(0, _count).ToArray(), _count, _isPartial)
            : throw new InvalidDataException("The search index could not be read.", _fault);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRow(FtsApi.Extension* api, nint row, nint result, int arguments, nint* values)
    {
        // Nothing may be thrown through the code of SQLite.
        var collector = _current!;
        try
        {
            if (collector._fault is null)
                collector.Add(api, row);
        }
        catch (Exception fault)
        {
            collector._fault = fault;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCounted(FtsApi.Extension* api, nint row, void* data)
    {
        _current!._counted++;
        return 0;
    }

    private void Add(FtsApi.Extension* api, nint row)
    {
        if (!_isWeighed)
            WeighTerms(api, row);
        // The interruption of a statement is forgotten with its end: what runs by then is asked here.
        if (++_rows % RowsUnwatched == 0 && _limit.IsCancellationRequested)
            _isPartial = true;
        if (_isPartial)
            return;
        var article = (int)api->Rowid(row);
        var (length, title) = _catalogue.LengthOf(article);
        var found = new ArticleRow(api, row, length, title);
        var score = _clause is null ? found.Saturated(found.Columns()) : _clause.Score(found);
        if (score < 0)
            return;
        if (_count == _articles.Length)
        {
            Array.Resize(ref _articles, _count * 2);
            Array.Resize(ref _scores, _count * 2);
        }

        _articles[_count] = article;
        _scores[_count++] = score;
    }

    // The articles of each term are counted once, when the first row comes.
    private void WeighTerms(FtsApi.Extension* api, nint row)
    {
        _isWeighed = true;
        if (_clause is null or { IsLeaf: true })
            return;
        var articles = new int[_terms.Count];
        for (var term = 0; term < articles.Length; term++)
        {
            if (_catalogue.ArticlesWith(_terms[term]) is not { } count)
            {
                _counted = 0;
                var isCounted = api->QueryPhrase(row, term, null, &OnCounted) == 0;
                count = _counted;
                if (isCounted)
                    _catalogue.Remember(_terms[term], count);
            }

            articles[term] = count;
        }

        _clause.Weigh(articles, Rarity);
    }

    private float Rarity(int articles) => Rarity(_catalogue.Count, articles);

    // The readings of a word may stand in the same articles: counted together they can be more than there are.
    private static float Rarity(int all, int articles)
    {
        var some = Math.Min(articles, all);
        return MathF.Max(1e-6f, MathF.Log((all - some + 0.5f) / (some + 0.5f)));
    }
}
