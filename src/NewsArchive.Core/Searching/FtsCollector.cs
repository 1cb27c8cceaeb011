using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Searching;

/// <summary>Takes every article that a full-text query finds, with its score, in one pass over the index.</summary>
/// <remarks>
/// An auxiliary function of FTS5 that lets no row out: <c>WHERE index MATCH ? AND collect(index)</c>. Where FTS5's own
/// <c>bm25()</c> looks the length of each article up in a table, it stands in memory here (<see cref="Catalogue"/>); the
/// formula is the same (k1 = 1.2, b = 0.75, https://www.sqlite.org/fts5.html#the_bm25_function), and so is the order.
/// </remarks>
internal sealed unsafe class FtsCollector
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const int Interrupted = 9;

    // Headline, body, and the words around the border between both, which stand there a second time.
    private static readonly float[] Weights = [5, 1, 0];
    // A statement runs on one thread from its first row to its last.
    [ThreadStatic]
    private static FtsCollector? _current;

    private readonly Catalogue _catalogue;
    private readonly IReadOnlyList<bool>? _ranks;
    private float[]? _rarities;
    private int[] _articles = new int[256];
    private float[] _scores = new float[256];
    private int _count;
    private int _counted;

    // Without ranks: only columns are known, and every phrase ranks.
    private FtsCollector(Catalogue catalogue, IReadOnlyList<bool>? ranks) => (_catalogue, _ranks) = (catalogue, ranks);

    /// <summary>Asks the index of stems, which knows every place of a word.</summary>
    /// <param name="connection">An open connection; when it is interrupted, what was found until then is given, and said to be partial.</param>
    /// <param name="catalogue">The lengths of the articles, as the connection sees them.</param>
    /// <param name="expression">What is asked, in the language of FTS5.</param>
    public static ArticleList Stems(SqliteConnection connection, Catalogue catalogue, FtsExpression expression) =>
        new FtsCollector(catalogue, expression.Ranks)
            .Run(connection, "SELECT 1 FROM article_index WHERE article_index MATCH ?1 AND collect(article_index)\0"u8, expression.Text);

    /// <summary>Asks the index of written forms, which knows only whether a word stands in the headline or behind it.</summary>
    /// <param name="connection"><inheritdoc cref="Stems"/></param>
    /// <param name="catalogue">The lengths of the articles.</param>
    /// <param name="expression">What is asked, in the language of FTS5.</param>
    public static ArticleList Forms(SqliteConnection connection, Catalogue catalogue, string expression) =>
        new FtsCollector(catalogue, null)
            .Run(connection, "SELECT 1 FROM word_index WHERE word_index MATCH ?1 AND collect(word_index)\0"u8, expression);

    private ArticleList Run(SqliteConnection connection, ReadOnlySpan<byte> sql, string expression)
    {
        _rarities = _catalogue.RaritiesOf(expression);
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

        if (_rarities is { Length: 1 })
            Weigh(Rarity(_count));
        else if (_rarities is not null && !isPartial)
            _catalogue.Remember(expression, _rarities);
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
        _rarities ??= Rarities(api, row);
        if (_count == _articles.Length)
        {
            Array.Resize(ref _articles, _count * 2);
            Array.Resize(ref _scores, _count * 2);
        }

        var article = (int)api->Rowid(row);
        var norm = K1 * (1 - B + (B * _catalogue.RelativeLength(article)));
        float score = 0;
        for (var phrase = 0; phrase < _rarities.Length; phrase++)
        {
            if (_rarities[phrase] == 0)
                continue;
            var frequency = _ranks is not null ? Frequency(api, row, phrase) : ColumnFrequency(api, row, phrase);
            score += _rarities[phrase] * (frequency * (K1 + 1) / (frequency + norm));
        }

        _articles[_count] = article;
        _scores[_count++] = score;
    }

    // The articles each phrase is found in are counted once, when the first row comes; how rare a single one is shows at the end.
    private float[] Rarities(FtsApi.Extension* api, nint row)
    {
        var rarities = new float[api->PhraseCount(row)];
        if (rarities.Length == 1)
            return [1];
        for (var phrase = 0; phrase < rarities.Length; phrase++)
        {
            // A phrase that only makes the search faster weighs nothing.
            if (_ranks?[phrase] == false)
                continue;
            _counted = 0;
            _ = api->QueryPhrase(row, phrase, null, &OnCounted);
            rarities[phrase] = Rarity(_counted);
        }

        return rarities;
    }

    private float Rarity(int articles) => MathF.Max(1e-6f, MathF.Log((_catalogue.Count - articles + 0.5f) / (articles + 0.5f)));

    private void Weigh(float rarity)
    {
        for (var i = 0; i < _count; i++)
            _scores[i] *= rarity;
    }

    // A list of places is read as it lies in the index: variable-length integers, where 1 announces a column and all others are distances.
    private static float Frequency(FtsApi.Extension* api, nint row, int phrase)
    {
        FtsApi.Places places;
        int column, offset;
        if (api->PhraseFirst(row, phrase, &places, &column, &offset) != 0 || column < 0)
            return 0;
        var frequency = Weights[column];
        while (places.Next < places.End)
        {
            var read = *places.Next++;
            if (read == 1)
            {
                column = *places.Next++;
                continue;
            }

            while ((places.Next[-1] & 0x80) != 0)
                places.Next++;
            frequency += Weights[column];
        }

        return frequency;
    }

    private static float ColumnFrequency(FtsApi.Extension* api, nint row, int phrase)
    {
        FtsApi.Places places;
        int column;
        if (api->PhraseFirstColumn(row, phrase, &places, &column) != 0)
            return 0;
        float frequency = 0;
        for (; column >= 0; api->PhraseNextColumn(row, &places, &column))
            frequency += Weights[column];
        return frequency;
    }
}
