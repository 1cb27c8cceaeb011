using System.Data.Common;
using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves that every anchor of a quotation or a mention has its words at its place.</summary>
internal sealed class AnchorCheck(DbConnection connection, DbTransaction transaction)
{
    private const string Anchors = """
        SELECT 'quote', q.id, q.parts, q.cue, q.speaker, r.text FROM quote q
        LEFT JOIN revision r ON r.article_id = q.article_id AND r.number = q.revision
        UNION ALL
        SELECT 'mention', m.id, '[' || m.anchor || ']', NULL, NULL, r.text FROM mention m
        LEFT JOIN revision r ON r.article_id = m.article_id AND r.number = m.revision
        """;

    /// <summary>How many annotations were proved.</summary>
    public long Count { get; private set; }

    /// <summary>The anchors that do not hold.</summary>
    public IEnumerable<Message> Faults()
    {
        using var rows = connection.Prepare(transaction, Anchors).ExecuteReader();
        while (rows.Read())
        {
            Count++;
            var (kind, id) = (rows.GetString(0), rows.GetInt64(1));
            var text = rows.IsDBNull(5) ? null : rows.GetString(5);
            for (var column = 2; column <= 4; column++)
            {
                if (rows.IsDBNull(column))
                    continue;
                var stored = rows.GetString(column);
                var anchors = Read(column == 2 ? stored : $"[{stored}]");
                if (anchors.Count == 0 || anchors.Contains(null))
                    yield return new Message("check.anchor", kind, id, 0, 0, stored);
                foreach (var anchor in anchors.OfType<Anchor>().Where(anchor => text is null || !anchor.Holds(text) || !Offsets.Fits(text, anchor.Span)))
                    yield return new Message("check.anchor", kind, id, anchor.Start, anchor.End, anchor.Exact);
            }
        }
    }

    private static List<Anchor?> Read(string stored)
    {
        try
        {
            return StoredJson.Read<List<Anchor?>>(stored) ?? [];
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return [];
        }
    }
}
