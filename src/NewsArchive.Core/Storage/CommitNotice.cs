using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>
/// Says when this process has committed something to an archive. Commits of other processes are not seen: look at the change feed for those.
/// </summary>
internal sealed class CommitNotice : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly WriteGate _gate;

    /// <param name="options">The settings of the archive.</param>
    public CommitNotice(ArchiveOptions options)
    {
        _gate = WriteGate.Of(SqliteConnections.StringOf(options));
        _gate.Committed += Set;
    }

    /// <summary>Ends the wait of <see cref="WaitAsync"/>, the current or the next one.</summary>
    public void Set()
    {
        if (_signal.CurrentCount == 0)
            _signal.Release();
    }

    /// <summary>Waits until something was committed since the last wait.</summary>
    /// <param name="bound">The longest wait.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    public Task WaitAsync(TimeSpan bound, CancellationToken cancellation) => _signal.WaitAsync(bound, cancellation);

    // The semaphore needs no disposal, and a writer may be about to release it.
    public void Dispose() => _gate.Committed -= Set;
}
