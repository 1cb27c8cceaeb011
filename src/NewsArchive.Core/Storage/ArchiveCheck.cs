using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>What a check found.</summary>
/// <param name="Articles">How many articles were proved, deleted ones included.</param>
/// <param name="Annotations">How many quotations and mentions were proved.</param>
/// <param name="Faults">What is wrong; none when all is well.</param>
/// <param name="IndexIsOff">Whether the index is out of step with the articles, which <c>reindex</c> mends.</param>
public sealed record CheckReport(long Articles, long Annotations, IReadOnlyList<Message> Faults, bool IndexIsOff);

/// <summary>Proves an archive: the file, the foreign keys, every text, every anchor, and the index word by word.</summary>
/// <param name="options">The settings of the archive.</param>
public sealed class ArchiveCheck(ArchiveOptions options)
{
    private const int MostFaults = 100;

    private readonly List<Message> _faults = [];
    private bool _indexIsOff;

    /// <summary>Checks. The archive may be in use meanwhile: everything is read from one state of it.</summary>
    /// <returns>What was found, at most a hundred faults.</returns>
    public CheckReport Run()
    {
        using var connection = Database.Open(options);
        CheckFile(connection);
        using var transaction = connection.BeginTransaction(deferred: true);
        var (articles, sums, wordSums) = CheckArticles(connection, transaction);
        var (annotations, quoteSums, formSums) = CheckAnchors(connection, transaction);
        CheckIndex(connection, transaction, sums, wordSums, quoteSums, formSums);
        CheckCategories(connection, transaction, "quote");
        CheckCategories(connection, transaction, "article");
        return new CheckReport(articles, annotations, [.. _faults.Take(MostFaults)], _indexIsOff);
    }

    private void CheckFile(SqliteConnection connection)
    {
        using (var lines = connection.Prepare(null, $"PRAGMA integrity_check({MostFaults})").ExecuteReader())
        {
            while (lines.Read())
            {
                if (lines.GetString(0) != "ok")
                    _faults.Add(new Message("check.integrity", lines.GetString(0)));
            }
        }

        using var broken = connection.Prepare(null, "PRAGMA foreign_key_check").ExecuteReader();
        while (broken.Read())
            _faults.Add(new Message("check.foreign-key", broken.GetString(0), broken.IsDBNull(1) ? 0 : broken.GetInt64(1), broken.GetString(2)));
    }

    // Every revision: hashes and blocks. Every current text of a living article: the sum of its terms, for the index.
    private (long Articles, Dictionary<long, long> Sums, Dictionary<long, long> WordSums) CheckArticles(SqliteConnection connection, SqliteTransaction transaction)
    {
        var (sums, wordSums) = (new Dictionary<long, long>(), new Dictionary<long, long>());
        var count = 0L;
        using var rows = connection.Prepare(transaction, $"""
            SELECT a.id, r.number, r.text, r.blocks, r.content_hash, r.title, r.title_is_derived, r.date, a.revision, a.text_hash, a.is_deleted, {SearchIndex.CorrectedTitle},
                iif(r.number = a.revision, json_array(a.url, a.section, a.language), json_array(o.url, o.section, o.language)),
                iif(r.number = a.revision, coalesce(a.corrected ->> '$.authors', a.authors), coalesce(o.authors, '[]'))
            FROM article a LEFT JOIN revision r ON r.article_id = a.id LEFT JOIN revision_around o ON o.article_id = a.id AND o.number = r.number ORDER BY a.id
            """).ExecuteReader();
        while (rows.Read())
        {
            var (id, isCurrent) = (rows.GetInt64(0), !rows.IsDBNull(1) && rows.GetInt32(1) == rows.GetInt32(8));
            count += isCurrent ? 1 : 0;
            if (rows.IsDBNull(1))
            {
                _faults.Add(new Message("check.no-text", id));
                continue;
            }

            var text = rows.GetString(2);
            var blocks = Read(rows.GetString(3), BlockList.Read) ?? [];
            var hash = Fingerprint.OfText(text);
            var date = PartialDate.TryParse(rows.GetString(7), out var read) ? read : default;
            List<string?> around = [.. Read(rows.GetString(12), StoredJson.Read<List<string?>>) ?? [], .. Read(rows.GetString(13), StoredJson.Read<List<string>>) ?? []];
            var content = Fingerprint.OfContent(date, rows.GetString(5), rows.GetInt64(6) == 1, hash, around);
            if (!content.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(4)) || (isCurrent && !hash.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(9))))
                _faults.Add(new Message("check.hash", id, rows.GetInt32(1)));
            if (!BlocksFit(text, blocks))
                _faults.Add(new Message("check.blocks", id, rows.GetInt32(1)));
            if (isCurrent && rows.GetInt64(10) == 0)
            {
                var terms = SearchIndex.Terms(text, blocks, rows.IsDBNull(11) ? null : rows.GetString(11));
                (sums[id], wordSums[id]) = (TermSum.Of(terms), TermSum.OfWords(terms));
            }
        }

        return (count, sums, wordSums);
    }

    private static bool BlocksFit(string text, List<Block> blocks)
    {
        var end = 0;
        foreach (var block in blocks)
        {
            if (block.Start < end || block.End > text.Length || !Offsets.Fits(text, block.Span))
                return false;
            end = block.End;
        }

        return blocks.Count > 0;
    }

    // A damaged column fails in many ways; to the check they are one.
    private static T? Read<T>(string stored, Func<string, T> read)
        where T : class
    {
        try
        {
            return read(stored);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private (long Annotations, Dictionary<long, long> QuoteSums, Dictionary<long, long> FormSums) CheckAnchors(SqliteConnection connection, SqliteTransaction transaction)
    {
        var count = 0L;
        var (sums, formSums) = (new Dictionary<long, long>(), new Dictionary<long, long>());
        using var rows = connection.Prepare(transaction, """
            SELECT 'quote', q.id, q.parts, q.cue, q.speaker, r.text FROM quote q
            LEFT JOIN revision r ON r.article_id = q.article_id AND r.number = q.revision
            UNION ALL
            SELECT 'mention', m.id, '[' || m.anchor || ']', NULL, NULL, r.text FROM mention m
            LEFT JOIN revision r ON r.article_id = m.article_id AND r.number = m.revision
            """).ExecuteReader();
        while (rows.Read())
        {
            count++;
            var (kind, id) = (rows.GetString(0), rows.GetInt64(1));
            var text = rows.IsDBNull(5) ? null : rows.GetString(5);
            for (var column = 2; column <= 4; column++)
            {
                if (rows.IsDBNull(column))
                    continue;
                var stored = rows.GetString(column);
                var anchors = Read(column == 2 ? stored : $"[{stored}]", StoredJson.Read<List<Anchor?>>) ?? [];
                if (anchors.Count == 0 || anchors.Contains(null))
                    _faults.Add(new Message("check.anchor", kind, id, 0, 0, stored));
                else if (kind == "quote" && column == 2)
                    (sums[id], formSums[id]) = TermSum.OfBoth(SearchIndex.QuoteTerms(anchors!));
                foreach (var anchor in anchors.OfType<Anchor>().Where(anchor => text is null || !anchor.Holds(text) || !Offsets.Fits(text, anchor.Span)))
                    _faults.Add(new Message("check.anchor", kind, id, anchor.Start, anchor.End, anchor.Exact));
            }
        }

        return (count, sums, formSums);
    }

    // The index is contentless, so it is read back through its vocabulary: each term at each place of each article.
    private void CheckIndex(SqliteConnection connection, SqliteTransaction transaction, Dictionary<long, long> sums, Dictionary<long, long> wordSums, Dictionary<long, long> quoteSums, Dictionary<long, long> formSums)
    {
        if (connection.Prepare(transaction, "SELECT coalesce(max(analysis), 0) FROM index_state WHERE name = 'words'").ExecuteScalar() is not long analysis
            || (analysis != IndexedText.Analysis && sums.Count > 0))
        {
            Off(new Message("check.index-old"));
            return;
        }

        var off = OutOfStep(connection, transaction, "article_index", sums);
        off.UnionWith(OutOfStep(connection, transaction, "word_index", wordSums));
        foreach (var id in off.Order().Take(MostFaults))
            Off(new Message("check.index", id));
        var rows = (long)connection.Prepare(transaction, "SELECT count(*) FROM article_index_docsize").ExecuteScalar()!;
        if (off.Count == 0 && rows != sums.Count)
            Off(new Message("check.index-count", rows, sums.Count));

        var quotes = OutOfStep(connection, transaction, "quote_index", quoteSums);
        quotes.UnionWith(OutOfStep(connection, transaction, "quote_form", formSums));
        using var unpaired = connection.Prepare(transaction, """
            SELECT id FROM (SELECT id FROM quote EXCEPT SELECT id FROM quote_index_docsize)
            UNION ALL SELECT id FROM (SELECT id FROM quote_index_docsize EXCEPT SELECT id FROM quote)
            """).ExecuteReader();
        while (unpaired.Read())
            quotes.Add(unpaired.GetInt64(0));
        if (quotes.Count > 0)
            Off(new Message("check.quote-index", (long)quotes.Count));
    }

    // What has a category is found by a table beside the quotations and articles, which the database fills from them.
    private void CheckCategories(SqliteConnection connection, SqliteTransaction transaction, string table)
    {
        using var off = connection.Prepare(transaction, $"""
            WITH given AS (SELECT s.id, c.value AS category FROM {table} s, json_each(CASE WHEN json_valid(s.categories) THEN s.categories ELSE '[]' END) c),
                found AS (SELECT {table}_id AS id, category_id AS category FROM {table}_category)
            SELECT id FROM (SELECT * FROM given EXCEPT SELECT * FROM found)
            UNION SELECT id FROM (SELECT * FROM found EXCEPT SELECT * FROM given) ORDER BY 1 LIMIT {MostFaults}
            """).ExecuteReader();
        while (off.Read())
            _faults.Add(new Message("check.categories", table, off.GetInt64(0)));
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

    private void Off(Message fault)
    {
        _indexIsOff = true;
        _faults.Add(fault);
    }
}
