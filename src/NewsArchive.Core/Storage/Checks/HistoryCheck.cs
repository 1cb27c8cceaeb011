using System.Data.Common;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves the history: every change by its hash over itself and the one before (<see cref="ChangeHash"/>), and that no number is missing.</summary>
internal static class HistoryCheck
{
    /// <summary>The first change that is not the one that was made, and the numbers that are missing.</summary>
    public static IEnumerable<Message> Faults(DbConnection connection, DbTransaction transaction)
    {
        var (last, previous, from) = (0L, new byte[ChangeHash.Length], HashedFrom(connection, transaction));
        using (var rows = connection.Prepare(transaction, """
            SELECT id, at, actor_id, action, subject, subject_id, article_id, version, before, after, undoes, batch, hash FROM change NOT INDEXED ORDER BY id
            """).ExecuteReader())
        {
            while (rows.Read())
            {
                var id = rows.GetInt64(0);
                if (Missing(last, id, from) is { } missing)
                    yield return missing;
                var hash = rows.GetFieldValue<byte[]>(12);
                if (!ChangeHash.Of(previous, Read(rows)).AsSpan().SequenceEqual(hash))
                {
                    // What stands behind it cannot be told apart from what came of it.
                    yield return new Message("check.history", id);
                    yield break;
                }

                (last, previous) = (id, hash);
            }
        }

        using var counter = connection.Prepare(transaction, "SELECT seq FROM sqlite_sequence WHERE name = 'change'");
        var given = counter.ExecuteScalar() as long? ?? 0;
        if (Missing(last, given + 1, from) is { } tail)
            yield return tail;
        else if (given < last)
            yield return new Message("check.history-counter", given, last);
    }

    // Older programs may have left a number out: only from the first one that was given together with a hash there is no gap.
    private static Message? Missing(long last, long next, long from)
    {
        var first = Math.Max(last + 1, from);
        return next > first ? new Message("check.history-missing", first, next - 1) : null;
    }

    private static long HashedFrom(DbConnection connection, DbTransaction transaction)
    {
        using var from = connection.Prepare(transaction, "SELECT max(hashed_from) FROM archive");
        return from.ExecuteScalar() as long? ?? 1;
    }

    private static HashedChange Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), Number(row, 6), row.GetInt64(7),
        Text(row, 8), Text(row, 9), Number(row, 10), Number(row, 11));

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
