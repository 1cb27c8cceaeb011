using System.Data.Common;
using NewsArchive.Articles;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves the bytes of saved pages by the SHA-256 they are stored under, one page after the other, never a whole page in memory.</summary>
internal static class OriginalCheck
{
    /// <summary>The pages that are damaged, each named by the revisions that were read from it.</summary>
    public static IEnumerable<Message> Faults(DbConnection connection, DbTransaction transaction)
    {
        var hashes = Hashes(connection, transaction);
        using var read = connection.Prepare(transaction, "SELECT rowid, length, packed FROM original WHERE rowid = $row", "$row");
        foreach (var (row, hash) in hashes)
        {
            if (IsSound(read, row, hash))
                continue;
            var isNamed = false;
            foreach (var (article, number) in RevisionsOf(connection, transaction, hash))
            {
                isNamed = true;
                yield return new Message("check.original", article, number);
            }

            if (!isNamed)
                yield return new Message("check.original-unused", Convert.ToHexStringLower(hash));
        }
    }

    private static List<(long Row, byte[] Hash)> Hashes(DbConnection connection, DbTransaction transaction)
    {
        using var rows = connection.Prepare(transaction, "SELECT rowid, hash FROM original NOT INDEXED").ExecuteReader();
        var hashes = new List<(long, byte[])>();
        while (rows.Read())
            hashes.Add((rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        return hashes;
    }

    private static bool IsSound(DbCommand read, long original, byte[] hash)
    {
        try
        {
            using var row = read.Query(original);
            if (!row.Read())
                return false;
            using var packed = row.GetStream(2);
            return Original.IsSound(packed, hash, row.GetInt64(1));
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return false;
        }
    }

    private static List<(long Article, long Number)> RevisionsOf(DbConnection connection, DbTransaction transaction, byte[] hash)
    {
        using var of = connection.Prepare(transaction, "SELECT article_id, number FROM revision_original WHERE hash = $hash ORDER BY 1, 2", "$hash");
        using var rows = of.Query(hash);
        var revisions = new List<(long, long)>();
        while (rows.Read())
            revisions.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return revisions;
    }
}
