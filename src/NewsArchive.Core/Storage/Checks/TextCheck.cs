using System.Data.Common;
using NewsArchive.Articles;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves every revision by its hashes and its blocks, and each article against its current revision.</summary>
internal sealed class TextCheck(DbConnection connection, DbTransaction transaction)
{
    private const string Revisions = """
        SELECT a.id, r.number, r.text, r.blocks, r.content_hash, r.title, r.title_is_derived, r.date,
            a.revision, a.text_hash,
            iif(r.number = a.revision, json_array(a.url, a.section, a.language), json_array(o.url, o.section, o.language)),
            iif(r.number = a.revision, coalesce(a.corrected ->> '$.authors', a.authors), coalesce(o.authors, '[]')),
            a.title, a.title_is_derived, a.date, a.corrected
        FROM article a LEFT JOIN revision r ON r.article_id = a.id LEFT JOIN revision_around o ON o.article_id = a.id AND o.number = r.number
        WHERE a.id = $id
        """;

    /// <summary>How many articles were read, deleted ones included.</summary>
    public long Count { get; private set; }

    /// <summary>The articles whose current revision is not the one the article shows, where the revision itself is proved.</summary>
    public List<long> UnlikeRevision { get; } = [];

    /// <summary>What is wrong. An article that cannot be read is named, and the others are proved.</summary>
    public IEnumerable<Message> Faults()
    {
        using var revisions = connection.Prepare(transaction, Revisions, "$id");
        foreach (var id in Articles())
        {
            foreach (var fault in Of(revisions, id))
                yield return fault;
        }
    }

    private List<long> Articles()
    {
        using var rows = connection.Prepare(transaction, "SELECT id FROM article NOT INDEXED ORDER BY id").ExecuteReader();
        var articles = new List<long>();
        while (rows.Read())
            articles.Add(rows.GetInt64(0));
        return articles;
    }

    private List<Message> Of(DbCommand revisions, long id)
    {
        var faults = new List<Message>();
        try
        {
            using var rows = revisions.Query(id);
            while (rows.Read())
                Prove(rows, id, faults);
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            faults.Add(new Message("check.damaged-article", id, Findings.Reason(fault)));
        }

        return faults;
    }

    private void Prove(DbDataReader row, long id, List<Message> faults)
    {
        if (row.IsDBNull(1))
        {
            faults.Add(new Message("check.no-text", id));
            return;
        }

        Prove(row, id, row.GetInt32(1), row.GetInt32(1) == row.GetInt32(8), faults);
    }

    private void Prove(DbDataReader row, long id, int number, bool isCurrent, List<Message> faults)
    {
        Count += isCurrent ? 1 : 0;
        var text = row.GetString(2);
        var blocks = BlocksOf(row.GetString(3));
        var isProved = HasItsHashes(row, Fingerprint.OfText(text), isCurrent);
        if (!isProved)
            faults.Add(new Message("check.hash", id, number));
        if (!Block.Cover(text, blocks))
            faults.Add(new Message("check.blocks", id, number));
        if (isCurrent && isProved && !ShowsItsRevision(row))
        {
            UnlikeRevision.Add(id);
            faults.Add(new Message("check.metadata", id, number));
        }
    }

    private static bool HasItsHashes(DbDataReader row, byte[] hash, bool isCurrent)
    {
        var date = PartialDate.TryParse(row.GetString(7), out var read) ? read : default;
        List<string?> around = [.. StoredJson.Read<List<string?>>(row.GetString(10)), .. StoredJson.Read<List<string>>(row.GetString(11))];
        // What stands around the text was not counted by older programs.
        var isProved = Array.Exists<IReadOnlyList<string?>>([around, []], known =>
            Fingerprint.OfContent(date, row.GetString(5), row.GetInt64(6) == 1, hash, known).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(4)));
        return isCurrent
            ? isProved && hash.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(9))
            : isProved || !around.TrueForAll(string.IsNullOrEmpty);
    }

    // Title and date are copied from the revision; of what a person corrected, the file's own is kept beside.
    private static bool ShowsItsRevision(DbDataReader row)
    {
        var corrected = row.IsDBNull(15) ? new Corrected() : StoredJson.Read<Corrected>(row.GetString(15));
        var (title, isDerived) = corrected.Title is { } filed ? (filed.Words, filed.IsDerived) : (row.GetString(12), row.GetInt64(13) == 1);
        return title == row.GetString(5) && isDerived == (row.GetInt64(6) == 1)
            && (corrected.Title is null || row.GetInt64(13) == 0)
            && (corrected.Date?.ToString() ?? row.GetString(14)) == row.GetString(7);
    }

    private static List<Block> BlocksOf(string stored)
    {
        try
        {
            return BlockList.Read(stored);
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return [];
        }
    }
}
