using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage.Sqlite;

/// <summary>A transaction that holds the write lock; the next writer comes when it is committed or disposed of.</summary>
public sealed class WriteTransaction : IDisposable, IAsyncDisposable
{
    private readonly ArchiveContext? _context;
    private WriteGate? _gate;

    internal WriteTransaction(WriteGate gate, DbTransaction begun, ArchiveContext? context)
    {
        (_gate, Inner, _context) = (gate, begun, context);
        context?.Database.UseTransaction(begun);
    }

    /// <summary>The transaction, for commands of one's own. It is not committed or disposed of by itself.</summary>
    public DbTransaction Inner { get; }

    /// <summary>Stores what was written: it is on the disk when this returns.</summary>
    public void Commit()
    {
        var gate = _gate;
        Inner.Commit();
        Leave();
        gate?.NoteCommit();
    }

    /// <summary>Stores what was written: it is on the disk when this ends.</summary>
    /// <param name="cancellation">Stops before anything is stored.</param>
    public Task CommitAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Commit();
        return Task.CompletedTask;
    }

    /// <summary>Takes back what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Inner.Dispose();
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Leave()
    {
        if (Interlocked.Exchange(ref _gate, null) is not { } gate)
            return;
        try
        {
            _context?.Database.UseTransaction(null);
        }
        finally
        {
            gate.Leave();
        }
    }
}
