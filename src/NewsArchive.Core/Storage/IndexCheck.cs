using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>What the indexes must hold: a sum of the terms of each article and quotation, and the forms the lexicon must know.</summary>
internal sealed class IndexedSums
{
    private readonly HashSet<string> _seen = [];

    public Dictionary<long, long> Articles { get; } = [];

    public Dictionary<long, long> Words { get; } = [];

    public Dictionary<long, long> Quotes { get; } = [];

    public Dictionary<long, long> Forms { get; } = [];

    public HashSet<string> Needed { get; } = [];

    public void AddArticle(long id, IndexedArticle terms)
    {
        (Articles[id], Words[id]) = (TermSum.Of(terms), TermSum.OfWords(terms));
        foreach (var term in terms.Title.Terms.Concat(terms.Body.Terms))
        {
            if (term.Exact != term.Folded && _seen.Add(term.Exact) && Lexicon.IsNeeded(term))
                Needed.Add(term.Exact);
        }
    }

    public void AddQuote(long id, IndexedText terms) => (Quotes[id], Forms[id]) = TermSum.OfBoth(terms);
}

/// <summary>Holds the indexes and the lexicon against the texts.</summary>
/// <remarks>An index is contentless, so it is read back through its vocabulary: each term at each place of each article.</remarks>
internal static class IndexCheck
{
    /// <summary>The key of the sentence that says that the index cannot be read.</summary>
    public const string Damaged = "check.index-damaged";

    /// <summary>What is out of step. The sums are used up.</summary>
    public static IEnumerable<Message> Faults(SqliteConnection connection, SqliteTransaction transaction, IndexedSums sums, int most)
    {
        if (connection.Prepare(transaction, "SELECT coalesce(max(analysis), 0) FROM index_state WHERE name = 'words'").ExecuteScalar() is not long analysis
            || (analysis != IndexedText.Analysis && sums.Articles.Count > 0))
            return [new Message("check.index-old")];
        return OfArticles(connection, transaction, sums, most).Concat(OfQuotes(connection, transaction, sums)).Concat(OfLexicon(connection, transaction, sums));
    }

    private static IEnumerable<Message> OfArticles(SqliteConnection connection, SqliteTransaction transaction, IndexedSums sums, int most)
    {
        var off = OutOfStep(connection, transaction, "article_index", sums.Articles);
        off.UnionWith(OutOfStep(connection, transaction, "word_index", sums.Words));
        foreach (var id in off.Order().Take(most))
            yield return new Message("check.index", id);
        var rows = (long)connection.Prepare(transaction, "SELECT count(*) FROM article_index_docsize").ExecuteScalar()!;
        if (off.Count == 0 && rows != sums.Articles.Count)
            yield return new Message("check.index-count", rows, sums.Articles.Count);
    }

    private static IEnumerable<Message> OfQuotes(SqliteConnection connection, SqliteTransaction transaction, IndexedSums sums)
    {
        var quotes = OutOfStep(connection, transaction, "quote_index", sums.Quotes);
        quotes.UnionWith(OutOfStep(connection, transaction, "quote_form", sums.Forms));
        using var unpaired = connection.Prepare(transaction, """
            SELECT id FROM (SELECT id FROM quote EXCEPT SELECT id FROM quote_index_docsize)
            UNION ALL SELECT id FROM (SELECT id FROM quote_index_docsize EXCEPT SELECT id FROM quote)
            """).ExecuteReader();
        while (unpaired.Read())
            quotes.Add(unpaired.GetInt64(0));
        if (quotes.Count > 0)
            yield return new Message("check.quote-index", (long)quotes.Count);
    }

    // Forms of texts that have changed since may stay in it.
    private static IEnumerable<Message> OfLexicon(SqliteConnection connection, SqliteTransaction transaction, IndexedSums sums)
    {
        using var known = connection.Prepare(transaction, "SELECT exact FROM lexeme").ExecuteReader();
        while (known.Read())
            sums.Needed.Remove(known.GetString(0));
        if (sums.Needed.Count > 0)
            yield return new Message("check.lexicon", (long)sums.Needed.Count);
    }

    private static HashSet<long> OutOfStep(SqliteConnection connection, SqliteTransaction transaction, string index, Dictionary<long, long> sums)
    {
        connection.Run($"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, instance)", transaction);
        using var terms = connection.Prepare(transaction, $"SELECT term, doc, col, offset FROM temp.{index}_terms").ExecuteReader();
        while (terms.Read())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, terms.GetInt64(1), out _) -=
                TermSum.Of(terms.GetString(0), terms.GetString(2), terms.IsDBNull(3) ? 0 : terms.GetInt32(3));
        }

        return [.. sums.Where(sum => sum.Value != 0).Select(sum => sum.Key)];
    }
}
