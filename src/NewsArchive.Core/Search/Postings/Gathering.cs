using Microsoft.Data.Sqlite;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Clauses;
using NewsArchive.Storage;
using SQLitePCL;

namespace NewsArchive.Search.Postings;

/// <summary>The articles that a pass over an index finds, by number, each with its score.</summary>
/// <remarks>
/// The formula is that of FTS5's <c>bm25()</c> (k1 = 1.2, b = 0.75, https://www.sqlite.org/fts5.html#the_bm25_function);
/// the length of each article stands in memory (<see cref="Catalogue"/>).
/// </remarks>
internal sealed class Gathering
{
    // Rows between two looks at whether anybody still waits.
    private const int RowsUnwatched = 1024;

    // Gathered in arrays that the thread keeps, so that a search leaves little to be cleared away.
    [ThreadStatic]
    private static int[]? _keptArticles;

    [ThreadStatic]
    private static float[]? _keptScores;

    private readonly SearchSession _session;
    private int[] _articles = _keptArticles ?? new int[4096];
    private float[] _scores = _keptScores ?? new float[4096];
    private int _count;
    private int _rows;
    private bool _isPartial;

    private Gathering(SearchSession session) => _session = session;

    /// <summary>Reads an index, until its end or the time's.</summary>
    /// <param name="session">The search; when it is interrupted, what was found until then is given, and said to be partial.</param>
    /// <param name="name">The index.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="connection">Another connection that sees the same, or null for that of the search.</param>
    public static ArticleList Of(SearchSession session, string name, Action<IndexReader, Gathering> read, SqliteConnection? connection = null)
    {
        if (session.Limit.IsCancellationRequested)
            return new ArticleList([], [], 0, isPartial: true);
        var found = new Gathering(session);
        try
        {
            using var index = new IndexReader(connection ?? session.Connection, name);
            read(index, found);
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            found._isPartial = true;
        }
        catch (Exception fault) when (fault is InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException or OutOfMemoryException
            or SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT })
        {
            throw new DamagedArchiveException(DamagedPart.Index, fault);
        }

        (_keptArticles, _keptScores) = (found._articles, found._scores);
        return new ArticleList(found._articles.AsSpan(0, found._count).ToArray(), found._scores.AsSpan(0, found._count).ToArray(), found._count, found._isPartial);
    }

    /// <summary>Asked for every row: false when nobody waits any more, or the time is over.</summary>
    public bool GoesOn()
    {
        if (++_rows % RowsUnwatched == 0 && _session.Limit.IsCancellationRequested)
            _isPartial = true;
        return !_isPartial;
    }

    /// <summary>An article, ready to be held against a query.</summary>
    public ArticleRow Row(int article)
    {
        var (length, title) = _session.Catalogue.LengthOf(article);
        return new ArticleRow(article, length, title);
    }

    /// <summary>Takes an article; they come by their numbers.</summary>
    public void Add(int article, float score)
    {
        if (_count == _articles.Length)
        {
            Array.Resize(ref _articles, _count * 2);
            Array.Resize(ref _scores, _count * 2);
        }

        _articles[_count] = article;
        _scores[_count++] = score;
    }

    /// <summary>Counts all as rare as they are together: of a single word or phrase that shows at the end.</summary>
    public void Weigh()
    {
        var rarity = Rarities.Of(_session.Catalogue.Count, _count);
        foreach (ref var score in _scores.AsSpan(0, _count))
            score *= rarity;
    }
}
