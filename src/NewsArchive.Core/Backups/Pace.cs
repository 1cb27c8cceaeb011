using System.Data.Common;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Backups;

/// <summary>How fast a backup works: as fast as it can, or half of the time, so that readers beside it do not notice. Stops when it is asked to.</summary>
internal sealed class Pace(bool isGentle, CancellationToken cancellation)
{
    // Some 300 rows of a copy.
    private const int Instructions = 1000;

    private static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(20);

    private long _since = TimeProvider.System.GetTimestamp();

    /// <summary>To be called often while working: rests as long as it has worked, or throws when it is to stop.</summary>
    public void Step()
    {
        cancellation.ThrowIfCancellationRequested();
        Rest();
    }

    /// <summary>Runs one long statement of SQLite at this pace.</summary>
    /// <param name="connection">The connection it runs on.</param>
    /// <param name="statement">Runs it.</param>
    public void Run(DbConnection connection, Action statement)
    {
        if (!LongStatement.Run(connection, Instructions, GoOn, statement))
            throw new OperationCanceledException(cancellation);
    }

    private bool GoOn()
    {
        Rest();
        return !cancellation.IsCancellationRequested;
    }

    private void Rest()
    {
        var worked = TimeProvider.System.GetElapsedTime(_since);
        if (!isGentle || worked < Stretch)
            return;
        cancellation.WaitHandle.WaitOne(worked);
        _since = TimeProvider.System.GetTimestamp();
    }
}
