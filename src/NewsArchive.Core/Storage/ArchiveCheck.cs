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
/// <param name="IndexIsOff">Whether the index or the lexicon is out of step with the articles, which <c>reindex</c> mends.</param>
/// <param name="DerivedIsOff">Whether columns and tables that are computed from others are not what they should be (see <see cref="DerivedCheck"/>).</param>
public sealed record CheckReport(long Articles, long Annotations, IReadOnlyList<Message> Faults, bool IndexIsOff, bool DerivedIsOff);

/// <summary>Proves an archive: the file, the foreign keys, every text, every anchor, and the index word by word.</summary>
/// <param name="options">The settings of the archive.</param>
public sealed class ArchiveCheck(ArchiveOptions options)
{
    private const int MostFaults = 100;

    private readonly List<Message> _faults = [];
    private readonly IndexedSums _sums = new();

    /// <summary>Checks. The archive may be in use meanwhile: everything is read from one state of it.</summary>
    /// <returns>What was found, at most a hundred faults.</returns>
    public CheckReport Run()
    {
        using var connection = Database.Open(options);
        CheckFile(connection);
        using var transaction = connection.BeginTransaction(deferred: true);
        var articles = CheckArticles(connection, transaction);
        var annotations = CheckAnchors(connection, transaction);
        var index = IndexCheck.Faults(connection, transaction, _sums, MostFaults).ToList();
        var derived = DerivedCheck.Faults(connection, transaction, MostFaults).ToList();
        return new CheckReport(articles, annotations, [.. _faults.Concat(index).Concat(derived).Take(MostFaults)], index.Count > 0, derived.Count > 0);
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

        CheckSchema(connection);
        using var broken = connection.Prepare(null, "PRAGMA foreign_key_check").ExecuteReader();
        while (broken.Read())
            _faults.Add(new Message("check.foreign-key", broken.GetString(0), broken.IsDBNull(1) ? 0 : broken.GetInt64(1), broken.GetString(2)));
    }

    private void CheckSchema(SqliteConnection connection)
    {
        var (found, schema) = (SchemaShape.Of(connection), new Schema());
        var ours = schema.Shape(schema.Version);
        foreach (var name in found.Except(ours).Concat(ours.Except(found)).Select(part => part.Name).Distinct().Order(StringComparer.Ordinal))
            _faults.Add(new Message("check.schema", name));
    }

    // Every revision: hashes and blocks. Every current text of a living article: the sum of its terms, for the index.
    private long CheckArticles(SqliteConnection connection, SqliteTransaction transaction)
    {
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
            // What stands around the text was not counted by older programs.
            var isProved = Array.Exists<IReadOnlyList<string?>>([around, []], known =>
                Fingerprint.OfContent(date, rows.GetString(5), rows.GetInt64(6) == 1, hash, known).AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(4)));
            if ((!isProved && (isCurrent || around.TrueForAll(string.IsNullOrEmpty))) || (isCurrent && !hash.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(9))))
                _faults.Add(new Message("check.hash", id, rows.GetInt32(1)));
            if (!Block.Fit(text, blocks))
                _faults.Add(new Message("check.blocks", id, rows.GetInt32(1)));
            if (isCurrent && rows.GetInt64(10) == 0)
            {
                // A headline that ends behind the text was named above.
                _sums.AddArticle(id, SearchIndex.Terms(text, blocks is [var first, ..] && first.End > text.Length ? [] : blocks, rows.IsDBNull(11) ? null : rows.GetString(11)));
            }
        }

        return count;
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

    private long CheckAnchors(SqliteConnection connection, SqliteTransaction transaction)
    {
        var count = 0L;
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
                    _sums.AddQuote(id, SearchIndex.QuoteTerms(anchors!));
                foreach (var anchor in anchors.OfType<Anchor>().Where(anchor => text is null || !anchor.Holds(text) || !Offsets.Fits(text, anchor.Span)))
                    _faults.Add(new Message("check.anchor", kind, id, anchor.Start, anchor.End, anchor.Exact));
            }
        }

        return count;
    }
}
