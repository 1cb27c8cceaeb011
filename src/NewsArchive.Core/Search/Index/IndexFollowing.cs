using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>
/// Keeps the search index of an archive up to date for as long as a program runs, in the background: by writing it, or, where another program
/// writes it, by reading its commits.
/// </summary>
/// <remarks>It sees commits of this process at once, and those of others within a second.</remarks>
public sealed class IndexFollowing : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1), PollOfCommits = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10), CatchUpPause = TimeSpan.FromMilliseconds(1);

    private readonly ArchiveOptions _options;
    private readonly SearchSnapshots _snapshots;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly CommitNotice _notice;
    private readonly Task _running;
    private volatile IndexFollower? _follower;
    private CommittedIndex? _committed;
    private Task _check = Task.CompletedTask;
    private volatile bool _isWriter, _hasFailed;

    private IndexFollowing(ArchiveOptions options, SearchSnapshots snapshots, ILogger? log)
    {
        (_options, _snapshots, _log) = (options, snapshots, log ?? NullLogger.Instance);
        _notice = new CommitNotice(options);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Whether this program writes the index.</summary>
    public bool IsWriter => _isWriter;

    /// <summary>
    /// The row of the change feed to which the index has come for certain; 0 where this program does not write it, or has not opened it yet.
    /// </summary>
    public long Committed => _follower?.Committed ?? 0;

    /// <summary>Whether the last step has failed; it is tried again.</summary>
    public bool HasFailed => _hasFailed;

    /// <summary>Begins.</summary>
    /// <param name="options">The settings of the archive, which has the newest schema.</param>
    /// <param name="snapshots">Where searches take the states of the index.</param>
    /// <param name="log">Receives what is built and what fails; null for nowhere.</param>
    /// <returns>Disposed of when the program ends.</returns>
    public static IndexFollowing Start(ArchiveOptions options, SearchSnapshots snapshots, ILogger? log = null) => new(options, snapshots, log);

    /// <summary>
    /// Waits until the index has everything that the archive has at this moment, if this program writes it; else that is left to the other program.
    /// </summary>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <returns>False where the index does not follow: another program writes it, it is damaged, or it could not be written.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        FeedPosition newest;
        using (var words = ArchiveWords.Open(_options))
            newest = words.Newest;
        _notice.Set();
        while (_snapshots.State.Status != IndexStatus.Damaged
            && (_follower?.Applied is not { } applied || applied.Sequence < newest.Sequence || (applied.Sequence == newest.Sequence && applied != newest)))
        {
            if (_running.IsCompleted || (_committed is not null && !_isWriter) || _hasFailed)
                return false;
            await _snapshots.WaitForAsync(newest.Sequence, PollOfCommits, cancellation);
            await Task.Delay(CatchUpPause, cancellation);
        }

        return _snapshots.State.Status == IndexStatus.Current;
    }

    /// <summary>Stops, and commits what was applied to the index.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _check;
        _notice.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                await _notice.WaitAsync(Step(), _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }
        catch (Exception fault)
        {
            _hasFailed = true;
            _log.LogError(fault, "The search index is followed no more until the program is started again");
        }
        finally
        {
            _snapshots.Clear();
            _committed?.Dispose();
            _follower?.Dispose();
        }
    }

    private void TryLeave()
    {
        try
        {
            _follower?.Leave();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _log.LogWarning(fault, "The search index could not be closed");
        }
    }

    // How long to wait for the next step.
    private TimeSpan Step()
    {
        try
        {
            var until = FollowOrRead();
            _hasFailed = false;
            _snapshots.NoteFollowed();
            return until;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            _hasFailed = true;
            TryLeave();
            // Whatever layer has met it: a page of the database, a value of a row, or what a column holds.
            if (DamagedArchiveException.In(fault) is { } part and not DamagedPart.Index)
            {
                _snapshots.NoteDamage(new DamagedArchiveException(part, fault));
                return Poll;
            }

            if (DamageOf(fault) is { } damage)
            {
                Note(damage);
                return Poll;
            }

            _log.LogWarning(fault, "The search index could not follow; it is tried again");
            return AfterFault;
        }
    }

    private TimeSpan FollowOrRead()
    {
        if (_follower is null && _options is not { IsReadOnly: true, IndexDirectory: "" })
            BecomeWriter();
        if (_follower is null)
        {
            (_committed ??= new CommittedIndex(_options, _snapshots)).Refresh();
            return PollOfCommits;
        }

        _follower.Follow(_stop.Token);
        CheckOnce();
        return _follower.UntilCommit is { } due ? TimeSpan.FromTicks(Math.Clamp(due.Ticks, 0, Poll.Ticks)) : Poll;
    }

    private void BecomeWriter()
    {
        _follower = IndexFollower.TryOpen(_options, _snapshots, _log);
        if (_follower is null)
            return;
        _committed?.Dispose();
        (_committed, _isWriter) = (null, true);
        _follower.Open();
        CheckOnce();
    }

    private void CheckOnce()
    {
        if (!_follower!.IsUnchecked || _snapshots.Take() is not { } snapshot)
            return;
        _follower.IsUnchecked = false;
        _check = Task.Run(() => Check(snapshot));
    }

    // Opening an index reads little of it: whether the rest is intact is found out while it is used.
    private void Check(SearchSnapshot snapshot)
    {
        using (snapshot)
        {
            try
            {
                if (IndexIntegrity.FindDamage(snapshot.Searcher.IndexReader, _stop.Token) is { } damage)
                    Note(damage);
            }
            catch (OperationCanceledException)
            {
                // A command that ends does not wait until all of the index was read.
            }
        }
    }

    private void Note(DamagedArchiveException damage)
    {
        if (_snapshots.NoteDamage())
            _log.LogError(damage, "The search index is damaged; run « reindex »");
    }

    // A bug must not be taken for damage: the bytes decide.
    private DamagedArchiveException? DamageOf(Exception fault)
    {
        if (!IndexIntegrity.IsDamage(fault))
            return null;
        if (fault is DamagedArchiveException damaged)
            return damaged;
        try
        {
            return _follower?.CurrentFolder is { } folder ? IndexIntegrity.FindDamage(folder) : null;
        }
        catch (Exception unnamed) when (IndexIntegrity.IsDamage(unnamed))
        {
            return new DamagedArchiveException(DamagedPart.Index, unnamed);
        }
    }
}
