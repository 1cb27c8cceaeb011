using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Writes the index: builds it where there is none that belongs to the archive, and then applies every change in the order of commits.</summary>
/// <remarks>
/// There is one for an archive, in whichever program holds the lock of the index. It is used by one thread at a time. Whatever is
/// interrupted is done again: a commit of the index names the row of the change feed that it has come to.
/// </remarks>
internal sealed class IndexFollower : IDisposable
{
    /// <summary>How long changes wait for a commit of the index, so that others follow; this process sees them at once.</summary>
    public static readonly TimeSpan BetweenCommits = TimeSpan.FromMilliseconds(500);

    // So many articles and quotations are read from one state of the archive: the write-ahead log must not grow while many are applied.
    private const int MostInOneState = 5_000;

    private readonly ArchiveOptions _options;
    private readonly SearchSnapshots _snapshots;
    private readonly ILogger _log;
    private readonly IndexDirectory _directory;
    private readonly IDisposable _lock;
    private readonly FollowedCatalog _catalog = new();
    private OpenIndex? _index;
    private volatile IndexPosition? _applied;
    private long _lastCommit, _committed;

    private IndexFollower(ArchiveOptions options, SearchSnapshots snapshots, ILogger log, IndexDirectory directory, IDisposable held) =>
        (_options, _snapshots, _log, _directory, _lock) = (options, snapshots, log, directory, held);

    /// <summary>The row of the change feed to which the index has come for certain; 0 while there is no index.</summary>
    public long Committed
    {
        get => Interlocked.Read(ref _committed);
        private set => Interlocked.Exchange(ref _committed, value);
    }

    /// <summary>The row of the change feed that the newest state of the index has come to; null while there is no index.</summary>
    public FeedPosition? Applied => _applied?.Feed;

    /// <summary>Whether an index was opened whose bytes nobody has compared with their checksums yet.</summary>
    public bool IsUnchecked { get; set; }

    /// <summary>When the next commit is due; null when nothing waits for one.</summary>
    public TimeSpan? UntilCommit => _applied is null || _applied.Feed.Sequence == Committed ? null : BetweenCommits - Stopwatch.GetElapsedTime(_lastCommit);

    /// <summary>Becomes the one that writes the index.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <param name="snapshots">Where searches take the states of the index.</param>
    /// <param name="log">Receives what is built and what fails.</param>
    /// <returns>Null while another program is.</returns>
    /// <exception cref="IOException">The folder of the index cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder of the index cannot be written.</exception>
    public static IndexFollower? TryOpen(ArchiveOptions options, SearchSnapshots snapshots, ILogger log)
    {
        var directory = new IndexDirectory(options);
        return directory.TryLock() is { } held ? new IndexFollower(options, snapshots, log, directory, held) : null;
    }

    /// <summary>Opens the index in use for searches, if it belongs to the archive; it need not have come far yet.</summary>
    /// <exception cref="IOException">Files of the index are damaged, or cannot be read.</exception>
    public void Open() => TryOpenCurrent();

    /// <summary>Applies everything that the archive has and the index has not; builds the index first where that is needed.</summary>
    /// <param name="cancellation">Stops it at any point.</param>
    /// <remarks>Where files of the index were found damaged, nothing happens until somebody asks for another one.</remarks>
    public void Follow(CancellationToken cancellation)
    {
        if (_directory.IsRebuildRequested)
            RebuildAsRequested(cancellation);

        if (_snapshots.State.Status == IndexStatus.Damaged)
        {
            Leave();
            return;
        }

        if (_index is null && !TryOpenCurrent())
            Rebuild(cancellation);
        if (!TryApply(cancellation))
            Rebuild(cancellation);
        if (UntilCommit <= TimeSpan.Zero)
            Commit();
    }

    // A request that cannot be met, on a full disk for example, does not keep the index there is from following.
    private void RebuildAsRequested(CancellationToken cancellation)
    {
        try
        {
            Rebuild(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _directory.FinishRequest();
            throw;
        }
    }

    /// <summary>Builds the index anew; the one there is, if any, is searched until then, and if this fails.</summary>
    /// <param name="cancellation">Stops it; what was built is removed.</param>
    /// <param name="progress">Told how far it is; null for nobody but the snapshots.</param>
    public void Rebuild(CancellationToken cancellation, IProgress<IndexState>? progress = null)
    {
        if (_snapshots.State.Status == IndexStatus.Damaged)
            Leave();
        var before = _snapshots.State;
        var (folder, watch, isUsed) = (_directory.MakeNext(), Stopwatch.StartNew(), false);
        try
        {
            using var build = new IndexBuild(_options, OpenIndex.Create(folder), _snapshots, _log, progress);
            var position = build.Run(cancellation);
            // Damage of the archive is met before the index is in use.
            using (var words = ArchiveWords.Open(_options))
                _catalog.Read(words.Connection, position.Feed);
            Leave();
            _index = build.Take();
            _index.Commit(position);
            // Whoever is killed from here on has an index that only has to follow.
            _directory.Use(folder);
            isUsed = true;
            _directory.FinishRequest();
            Publish(position.Feed.Sequence, isOther: true);
            (_applied, Committed, _lastCommit) = (position, position.Feed.Sequence, Stopwatch.GetTimestamp());
            _log.LogInformation("Built the search index of {Documents} articles and quotations in {Seconds:0.0} s", build.Done, watch.Elapsed.TotalSeconds);
        }
        catch
        {
            Leave();
            if (!isUsed)
                IndexDirectory.Remove(folder);
            _snapshots.NoteBuildEnded(before);
            throw;
        }
    }

    /// <summary>Writes what was applied to the disk, so that other programs see it and a start goes on from there.</summary>
    public void Commit()
    {
        if (_index is null || _applied is null)
            return;
        _index.Commit(_applied);
        (Committed, _lastCommit) = (_applied.Feed.Sequence, Stopwatch.GetTimestamp());
    }

    /// <summary>Takes back what was applied since the last commit, after anything has failed; the next step opens the index again.</summary>
    public void Leave()
    {
        var index = _index;
        (_index, _applied, Committed) = (null, null, 0);
        index?.Dispose();
    }

    /// <summary>The folder of the index in use, for a closer look at it; null where there is none.</summary>
    public string? CurrentFolder => _directory.Current;

    /// <summary>Commits what was applied and lets another program write the index.</summary>
    public void Dispose()
    {
        try
        {
            if (UntilCommit is not null)
                Commit();
        }
        catch (Exception fault)
        {
            _log.LogWarning(fault, "The last changes were not committed to the search index; they are applied again at the next start");
        }
        finally
        {
            try
            {
                Leave();
            }
            finally
            {
                _lock.Dispose();
            }
        }
    }

    private void Publish(long sequence, bool isOther = false) =>
        _snapshots.Publish(SearchSnapshot.Of(sequence, _catalog.Current, _index!.NewReader()), isOther);

    // False where the index belongs to another archive or state of it, or where there is none.
    private bool TryOpenCurrent()
    {
        _directory.RemoveOthers();
        if (_directory.Current is not { } folder)
            return false;
        _index = OpenIndex.Open(folder);
        using var words = ArchiveWords.Open(_options);
        if (_index.Position is not { } position || !position.LeadsTo(words))
        {
            Leave();
            _snapshots.Clear();
            return false;
        }

        _catalog.Read(words.Connection, position.Feed);
        Publish(position.Feed.Sequence);
        (_applied, Committed, IsUnchecked) = (position, position.Feed.Sequence, true);
        return true;
    }

    // False where the archive is in a state that the one before does not lead to.
    private bool TryApply(CancellationToken cancellation)
    {
        while (true)
        {
            using var words = ArchiveWords.Open(_options);
            if (!_applied!.LeadsTo(words))
                return false;
            var changes = words.Since(_applied.Feed, MostInOneState);
            if (changes.Through == _applied.Feed)
                return true;
            _index!.Put(words, changes, _log, cancellation);
            _catalog.Read(words.Connection, changes.Through);
            Publish(changes.Through.Sequence);
            _applied = IndexPosition.At(changes.Through);
            if (UntilCommit <= TimeSpan.Zero)
                Commit();
        }
    }
}
