using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Annotations;

namespace NewsArchive.Storage;

/// <summary>Gives the changes of a log their numbers and hashes; the only place where both are assigned.</summary>
/// <param name="context">The context that makes the changes.</param>
/// <param name="who">Who makes them.</param>
/// <remarks>
/// The transaction is immediate and holds the write lock, so nobody else appends meanwhile. The database gives no numbers here: the
/// first change of a batch names itself, and the order of the log is the order in which changes were noted. Whatever has a number
/// must be stored before the transaction ends, or the whole transaction rolled back: a gap would look like a removed change.
/// </remarks>
internal sealed class ChangeChain(ArchiveContext context, string who)
{
    private Guid? _transaction;
    private long _number;
    private byte[] _hash = [];
    private long _actor;

    /// <summary>Whether this is the first use in the current transaction.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: a change is stored with what it tells of, or not at all.</exception>
    public bool Begin()
    {
        var transaction = context.Database.CurrentTransaction ?? throw new InvalidOperationException("A change is noted in the transaction that makes it.");
        if (_transaction == transaction.TransactionId)
            return false;
        Read(transaction.GetDbTransaction());
        _transaction = transaction.TransactionId;
        return true;
    }

    /// <summary>The number of the next change, in a transaction that was begun with <see cref="Begin"/>.</summary>
    public long NextNumber => _number + 1;

    /// <summary>Appends a change that has the next number, and gives it its actor and its hash.</summary>
    public void Append(Change change)
    {
        change.ActorId = _actor;
        _hash = change.Hash = ChangeHash.Of(_hash, HashedChange.Of(change));
        _number = change.Id;
    }

    private void Read(DbTransaction transaction)
    {
        using var last = context.Connection.Prepare(transaction, """
            SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0), (SELECT hash FROM change ORDER BY id DESC LIMIT 1),
                (SELECT id FROM actor WHERE name = $who)
            """, "$who");
        using (var row = last.Query(who))
        {
            row.Read();
            _number = row.GetInt64(0);
            _hash = row.IsDBNull(1) ? new byte[ChangeHash.Length] : row.GetFieldValue<byte[]>(1);
            _actor = row.IsDBNull(2) ? 0 : row.GetInt64(2);
        }

        if (_actor != 0)
            return;
        using var add = context.Connection.Prepare(transaction, "INSERT INTO actor (name) VALUES ($who)", "$who");
        add.Run(who);
        using var added = context.Connection.Prepare(transaction, "SELECT last_insert_rowid()");
        _actor = (long)added.ExecuteScalar()!;
    }
}
