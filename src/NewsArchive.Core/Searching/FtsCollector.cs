using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using NewsArchive.Searching.Clauses;

namespace NewsArchive.Searching;

/// <summary>Takes every article that a full-text query finds, with its score, in one pass over the index.</summary>
/// <remarks>
/// An auxiliary function of FTS5 that lets no row out: <c>WHERE index MATCH ? AND collect(index)</c>. Where FTS5's own
/// <c>bm25()</c> looks the length of each article up in a table, it stands in memory here (<see cref="Catalogue"/>); the
/// formula is the same (k1 = 1.2, b = 0.75, https://www.sqlite.org/fts5.html#the_bm25_function), and so is the order.
/// </remarks>
internal sealed unsafe class FtsCollector
{
    private const int Interrupted = 9;

    // A statement runs on one thread from its first row to its last.
    [ThreadStatic]
    private static FtsCollector? _current;

    private readonly Catalogue _catalogue;
    private readonly Clause? _clause;
    private readonly List<string> _terms = [];
    private int[] _articles = new int[256];
    private float[] _scores = new float[256];
    private int _count;
    private int _counted;
    private bool _isWeighed;

    // Without a clause only columns are known.
    private FtsCollector(Catalogue catalogue, Clause? clause) => (_catalogue, _clause) = (catalogue, clause);

    /// <summary>Asks the index of stems, which knows every place of a word.</summary>
    /// <param name="connection">An open connection; when it is interrupted, what was found until then is given, and said to be partial.</param>
    /// <param name="catalogue">The lengths of the articles, as the connection sees them.</param>
    /// <param name="clause">What is asked.</param>
    public static ArticleList Stems(SqliteConnection connection, Catalogue catalogue, Clause clause)
    {
        var collector = new FtsCollector(catalogue, clause);
        var expression = new StringBuilder();
        clause.Write(expression, collector._terms);
        return collector.Run(connection, "SELECT 1 FROM article_index WHERE article_index MATCH ?1 AND collect(article_index)\0"u8, expression.ToString());
    }

    /// <summary>Asks the index of written forms, which knows only whether a word stands in the headline or behind it.</summary>
    /// <param name="connection"><inheritdoc cref="Stems"/></param>
    /// <param name="catalogue">The lengths of the articles.</param>
    /// <param name="expression">What is asked, in the language of FTS5.</param>
    public static ArticleList Forms(SqliteConnection connection, Catalogue catalogue, string expression) =>
        new FtsCollector(catalogue, null).Run(connection, "SELECT 1 FROM word_index WHERE word_index MATCH ?1 AND collect(word_index)\0"u8, expression);

    private ArticleList Run(SqliteConnection connection, ReadOnlySpan<byte> sql, string expression)
    {
        FtsApi.Register(connection, "collect\0"u8, &OnRow);
        var isPartial = false;
        _current = this;
        try
        {
            FtsApi.Run(connection, sql, expression);
        }
        catch (SqliteException stopped) when (stopped.SqliteErrorCode == Interrupted)
        {
            isPartial = true;
        }
        finally
        {
            _current = null;
        }

        // How rare a single word or phrase is, shows at the end.
        if (_clause is null or { IsLeaf: true })
            Weigh(Rarity(_count));
        return new ArticleList(_articles, _scores, _count, isPartial);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRow(FtsApi.Extension* api, nint row, nint result, int arguments, nint* values) => _current!.Add(api, row);

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
                _ = api->QueryPhrase(row, term, null, &OnCounted);
                _catalogue.Remember(_terms[term], count = _counted);
            }

            articles[term] = count;
        }

        _clause.Weigh(articles, Rarity);
    }

    // The readings of a word may stand in the same articles: counted together they can be more than there are.
    private float Rarity(int articles)
    {
        var (all, some) = (_catalogue.Count, Math.Min(articles, _catalogue.Count));
        return MathF.Max(1e-6f, MathF.Log((all - some + 0.5f) / (some + 0.5f)));
    }

    private void Weigh(float rarity)
    {
        for (var i = 0; i < _count; i++)
            _scores[i] *= rarity;
    }
}
