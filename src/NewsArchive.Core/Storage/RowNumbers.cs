using Microsoft.EntityFrameworkCore.Storage;

namespace NewsArchive.Storage;

/// <summary>Gives rows their numbers before they are stored, so that what belongs together is stored at once. Only for tables whose numbers are never given again.</summary>
/// <remarks>Nobody else can take them meanwhile: the transaction has the only pen.</remarks>
internal sealed class RowNumbers(ArchiveContext context)
{
    private readonly Dictionary<string, long> _last = [];
    private Guid? _transaction;

    /// <summary>The next number of a table in the current transaction.</summary>
    /// <returns>Null outside of a transaction: then the database gives it.</returns>
    public long? Next(string table)
    {
        if (context.Database.CurrentTransaction is not { } transaction)
            return null;
        if (_transaction != transaction.TransactionId)
        {
            _last.Clear();
            _transaction = transaction.TransactionId;
        }

        if (!_last.TryGetValue(table, out var last))
            last = LastOf(table, transaction);
        return _last[table] = last + 1;
    }

    private long LastOf(string table, IDbContextTransaction transaction)
    {
        using var command = context.Connection.Prepare(
            transaction.GetDbTransaction(), "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = $table), 0)", "$table");
        using var row = command.Query(table);
        row.Read();
        return row.GetInt64(0);
    }
}
