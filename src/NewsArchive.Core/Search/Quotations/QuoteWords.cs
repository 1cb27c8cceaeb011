using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Quotations;

/// <summary>Which quotations have the words of a query, and how well they match.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="readings">What the words may mean.</param>
/// <param name="bound">One more than the highest number of a quotation.</param>
/// <param name="limit">Ends the search.</param>
internal sealed class QuoteWords(SqliteConnection connection, Readings readings, int bound, CancellationToken limit)
{
    // What so many quotations have tells none of them from the others, and weighing it takes longer than anyone waits.
    private const int MostRanked = 50_000;

    /// <summary>The quotations with the words.</summary>
    /// <param name="node">The words, as <see cref="WithinQuotes"/> reads them.</param>
    public QuoteSet Of(QueryNode node) => FtsExpression.Of(node, readings) is { } match ? Matching("quote_index", match) : node switch
    {
        // As sets they are all alike: what must not be there can come first.
        AllNode all => all.Parts.Select(Of).Aggregate((found, other) => found.And(other)),
        AnyNode any => any.Parts.Select(Of).Aggregate((found, other) => found.Or(other)),
        NotNode not => Of(not.Part).Others(),
        PrefixNode prefix => Matching("quote_form", $"\"{prefix.Folded}\"*"),
        ExactNode exact => Written(exact),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>How well quotations match: by BM25 over the words they should have. Beginnings of words do not count.</summary>
    /// <param name="words">The words.</param>
    /// <param name="found">The quotations that have them.</param>
    /// <returns>For each number the rank, the higher the better; 0 where none of the words is found, and for all where very many are.</returns>
    public float[] Ranks(AllNode words, QuoteSet found)
    {
        var ranks = new float[bound];
        var leaves = new ParsedQuery("", words, []).Leaves.Select(leaf => leaf is ExactNode exact ? new PhraseNode(exact.Terms, exact.Typed, exact.At) : leaf);
        var match = FtsExpression.Of(words, readings) ?? string.Join(" OR ", leaves.Select(leaf => FtsExpression.Of(leaf, readings)).OfType<string>().Distinct());
        if (match.Length == 0 || found.Count() > MostRanked)
            return ranks;
        using var command = Command("SELECT rowid, bm25(quote_index) FROM quote_index WHERE quote_index MATCH $match", match);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (rows.GetInt32(0) is var id && found[id])
                ranks[id] = -rows.GetFloat(1);
        }

        return ranks;
    }

    private QuoteSet Matching(string index, string match)
    {
        var found = new QuoteSet(bound);
        using var command = Command($"SELECT rowid FROM {index} WHERE {index} MATCH $match", match);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            found.Add(rows.GetInt32(0));
        return found;
    }

    // The folded forms are in the index; accents and order are compared with the words themselves.
    private QuoteSet Written(ExactNode exact)
    {
        var likely = exact.Terms.Select(term => Matching("quote_form", FtsExpression.Quoted(term.Folded)))
            .Append(Matching("quote_index", FtsExpression.Quoted(string.Join(' ', exact.Terms.Select(term => term.Stem)))))
            .Aggregate((found, other) => found.And(other));
        var written = new QuoteSet(bound);
        using var parts = Command("SELECT parts FROM quote WHERE id = $match", "");
        for (var id = 0; id < bound; id++)
        {
            if (!likely[id])
                continue;
            limit.ThrowIfCancellationRequested();
            parts.Parameters[0].Value = id;
            if (parts.ExecuteScalar() is string stored && HitFinder.Has(SearchIndex.QuoteText(StoredJson.Read<List<Anchor>>(stored)), exact))
                written.Add(id);
        }

        return written;
    }

    private SqliteCommand Command(string sql, string match)
    {
        limit.ThrowIfCancellationRequested();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$match", match);
        return command;
    }
}
