using System.Data.Common;
using System.Diagnostics;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>The newest state of the index in this process: one for an archive. It is replaced whole, while searches go on in those they have taken.</summary>
public sealed class SearchSnapshots : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FollowedCatalog _catalog = new();
    private SearchSnapshot? _newest;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DamagedArchiveException? _damage;
    private volatile IndexState _state = new(IndexStatus.Missing);

    /// <summary>How long a search waits for the changes that are committed before it begins.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(1);

    // While so many new texts are on their way, an import is running: a search does not wait for it.
    private const int MostAwaited = 500;

    /// <summary>Whether there is an index, and how far it is.</summary>
    public IndexState State => _state;

    /// <summary>The newest state.</summary>
    /// <returns>To be disposed of after the search; null where there is nothing to search in (see <see cref="State"/>).</returns>
    public SearchSnapshot? Take()
    {
        lock (_lock)
            return _newest?.TryShare();
    }

    /// <summary>The newest state, with everything that was committed before if that comes soon.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="hasWords">Whether words are searched. Lists without words do not wait for an index that is being built.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <returns>To be disposed of after the search; without words where there is no index.</returns>
    internal async Task<SearchSnapshot> TakeAsync(DbConnection connection, bool hasWords, CancellationToken cancellation)
    {
        ThrowIfDamaged();
        var newest = ChangeFeed.NewestOf(connection).Sequence;
        if (Take() is { } snapshot)
        {
            if (snapshot.Sequence >= newest)
                return snapshot;
            snapshot.Dispose();
            if (ChangeFeed.NewTexts(connection, snapshot.Sequence) > MostAwaited && Take() is { } older)
                return older.At(newest);
        }
        else if (!hasWords || _state.Status == IndexStatus.Damaged)
        {
            return WithoutWords(connection);
        }

        await WaitForAsync(newest, LongestWait, cancellation);
        ThrowIfDamaged();
        return Take()?.At(newest) ?? WithoutWords(connection);
    }

    private void ThrowIfDamaged()
    {
        if (_damage is { } damage)
            throw new DamagedArchiveException(damage.Part, damage);
    }

    private SearchSnapshot WithoutWords(DbConnection connection)
    {
        lock (_catalog)
        {
            using var transaction = connection.IsInTransaction() ? null : connection.BeginReading();
            var newest = ChangeFeed.NewestOf(connection);
            _catalog.Read(connection, newest);
            return SearchSnapshot.WithoutWords(newest.Sequence, _catalog.Current, _state);
        }
    }

    /// <summary>Waits until a state has all changes up to a row of the change feed.</summary>
    /// <param name="sequence">The number of the row.</param>
    /// <param name="bound">The longest wait.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <returns>False when that has not come in time, or cannot come because data of the archive are damaged.</returns>
    public async Task<bool> WaitForAsync(long sequence, TimeSpan bound, CancellationToken cancellation = default)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_newest?.Sequence >= sequence)
                    return true;
                if (_damage is not null)
                    return false;
                next = _next.Task;
            }

            var left = bound - Stopwatch.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
                return false;
            await Task.WhenAny(next, Task.Delay(left, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Notes that the index follows the archive: whatever kept it from that is over.</summary>
    internal void NoteFollowed() => _damage = null;

    /// <summary>Notes that an index was not built to its end.</summary>
    /// <param name="before">The state before it was begun.</param>
    internal void NoteBuildEnded(IndexState before)
    {
        lock (_lock)
            _state = before.Status == IndexStatus.Damaged ? before : new IndexState(_newest is null ? IndexStatus.Missing : IndexStatus.Current);
    }

    /// <summary>Notes that data of the archive were found damaged, so that the index cannot follow: every search says so until it follows again.</summary>
    internal void NoteDamage(DamagedArchiveException damage)
    {
        lock (_lock)
        {
            _damage = damage;
            Wake();
        }
    }

    /// <summary>Notes that files of the index were found damaged: nothing is searched until it is built anew.</summary>
    /// <returns>False where that was known.</returns>
    public bool NoteDamage()
    {
        lock (_lock)
        {
            if (_state.Status == IndexStatus.Damaged)
                return false;
            Replace(null, new IndexState(IndexStatus.Damaged));
            return true;
        }
    }

    /// <summary>Looks for damage in the files of the newest state, after a search has met some, and notes it.</summary>
    /// <returns>False where there is none, or where it was known.</returns>
    public bool NoteDamageIfAny()
    {
        using var snapshot = Take();
        return snapshot is not null && IndexIntegrity.FindDamage(snapshot.Searcher.IndexReader) is not null && NoteDamage();
    }

    /// <inheritdoc/>
    public void Dispose() => Replace(null, _state);

    /// <summary>Says how far the index is built; searches go on in the newest state, where there is one.</summary>
    internal void Note(IndexState state)
    {
        lock (_lock)
            _state = state;
    }

    /// <summary>Replaces the newest state, which is closed when its last search is over. In a damaged index nothing is searched, whatever comes.</summary>
    /// <param name="snapshot">To be disposed of by this object.</param>
    /// <param name="isOther">Whether it is of another index than the one before: whether that one was damaged does not matter then.</param>
    internal void Publish(SearchSnapshot snapshot, bool isOther = false)
    {
        lock (_lock)
        {
            if (isOther || _state.Status != IndexStatus.Damaged)
                Replace(snapshot, new IndexState(IndexStatus.Current));
            else
                snapshot.Dispose();
        }
    }

    /// <summary>Leaves nothing to search in, because the index is of another archive or another state of it.</summary>
    internal void Clear() => Replace(null, new IndexState(IndexStatus.Missing));

    private void Replace(SearchSnapshot? snapshot, IndexState state)
    {
        lock (_lock)
        {
            _newest?.Dispose();
            (_newest, _state) = (snapshot, state);
            Wake();
        }
    }

    // Under the lock: whoever waits looks again.
    private void Wake()
    {
        _next.SetResult();
        _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
