using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Storage.Sqlite;

/// <summary>The one way to begin to write: first the queue of this process, then SQLite's lock, which other processes take too.</summary>
/// <remarks>A writer waits for both together as long as the connection's default timeout (<see cref="ArchiveOptions.BusyTimeout"/>).</remarks>
public static class WriteLock
{
    /// <summary>Begins to write on an open connection. Waiting holds no thread.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The transaction, with the write lock; what is not committed is taken back when it is disposed of.</returns>
    /// <exception cref="BusyArchiveException">Somebody else is writing for long.</exception>
    public static Task<WriteTransaction> BeginWriteAsync(this DbConnection connection, CancellationToken cancellation = default) =>
        BeginAsync(connection, null, cancellation);

    /// <summary>Begins to write on an open connection, for a command or a thread of its own: waiting holds the thread.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <returns>The transaction, with the write lock; what is not committed is taken back when it is disposed of.</returns>
    /// <exception cref="BusyArchiveException">Somebody else is writing for long.</exception>
    public static WriteTransaction BeginWrite(this DbConnection connection)
    {
        var attempt = new Attempt((SqliteConnection)connection);
        if (!attempt.Gate.Enter(attempt.Patience))
            throw attempt.Busy();
        try
        {
            SqliteTransaction? begun;
            while ((begun = attempt.TryBegin()) is null)
                Thread.Sleep(attempt.NextPause());
            return new WriteTransaction(attempt.Gate, begun, null);
        }
        catch
        {
            attempt.Gate.Leave();
            throw;
        }
    }

    internal static async Task<WriteTransaction> BeginAsync(DbConnection connection, ArchiveContext? context, CancellationToken cancellation)
    {
        var attempt = new Attempt((SqliteConnection)connection);
        if (!await attempt.Gate.EnterAsync(attempt.Patience, cancellation))
            throw attempt.Busy();
        try
        {
            if (context is not null)
                await context.OpenAsync(cancellation);
            SqliteTransaction? begun;
            while ((begun = attempt.TryBegin()) is null)
                await Task.Delay(attempt.NextPause(), cancellation);
            return new WriteTransaction(attempt.Gate, begun, context);
        }
        catch
        {
            attempt.Gate.Leave();
            throw;
        }
    }

    private sealed class Attempt(SqliteConnection connection)
    {
        // An import of another process pauses for ten milliseconds between its transactions: that must be noticed.
        private const int LongestPause = 5;

        private readonly long _since = Stopwatch.GetTimestamp();
        private int _pause;

        public WriteGate Gate { get; } = WriteGate.Of(connection.ConnectionString);

        public TimeSpan Patience { get; } = TimeSpan.FromSeconds(connection.DefaultTimeout);

        /// <returns>Null when another process has the lock at this moment.</returns>
        public SqliteTransaction? TryBegin()
        {
            var timeout = connection.DefaultTimeout;
            // SQLite must not wait inside, and the provider not try again: it would sleep on the thread until a timeout that a negative one is always over.
            raw.sqlite3_busy_timeout(connection.Handle, 0);
            connection.DefaultTimeout = -1;
            try
            {
                return connection.BeginTransaction();
            }
            catch (SqliteException fault) when (fault.Is(StoreFault.Busy))
            {
                return null;
            }
            finally
            {
                connection.DefaultTimeout = timeout;
                raw.sqlite3_busy_timeout(connection.Handle, timeout * 1000);
            }
        }

        public int NextPause()
        {
            if (Stopwatch.GetElapsedTime(_since) >= Patience)
                throw Busy();
            return _pause = Math.Min(_pause + 1, LongestPause);
        }

        public BusyArchiveException Busy() => new(Stopwatch.GetElapsedTime(_since), LockHolders.Find(connection));
    }
}
