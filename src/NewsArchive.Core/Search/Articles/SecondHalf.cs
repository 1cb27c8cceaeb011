using Microsoft.Data.Sqlite;
using NewsArchive.Search.Catalog;
using SQLitePCL;

namespace NewsArchive.Search.Articles;

/// <summary>The upper half of a large archive, searched on another connection while the first half is: twice as fast on two cores.</summary>
/// <param name="session">The search.</param>
/// <param name="search">Searches on a connection.</param>
/// <remarks>Only where that connection sees the same archive, and only if a thread has time for it: else the first one does it all, one half after the other.</remarks>
internal sealed class SecondHalf(SearchSession session, Func<SqliteConnection, ArticleList> search)
{
    private readonly TaskCompletionSource<ArticleList?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    /// <summary>Begins as soon as a thread is free.</summary>
    public void Begin() => ThreadPool.UnsafeQueueUserWorkItem(half => half.Run(), this, preferLocal: false);

    /// <summary>What was found; searched here and now if nobody else has begun.</summary>
    public ArticleList Result()
    {
        var others = Interlocked.Exchange(ref _begun, 1) == 0 ? null : _found.Task.GetAwaiter().GetResult();
        return others ?? search(session.Connection);
    }

    private void Run()
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
            return;
        try
        {
            _found.SetResult(Found());
        }
        catch (Exception fault)
        {
            _found.SetException(fault);
        }
    }

    private ArticleList? Found()
    {
        var connection = session.Catalogue.RentConnection(session.Connection);
        try
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            if (CatalogueState.Of(connection) != session.State)
                return null;
            using var interrupts = session.Limit.Register(() => raw.sqlite3_interrupt(connection.Handle));
            return search(connection);
        }
        finally
        {
            session.Catalogue.ReturnConnection(connection);
        }
    }
}
