using System.Collections.Concurrent;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>How far a run is.</summary>
public enum TaggingState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>All places were gone through.</summary>
    Done,

    /// <summary>It was stopped, or had nothing to go on with; what is marked until then stays, and is one batch.</summary>
    Stopped,

    /// <summary>The database could not be written; the same holds.</summary>
    Failed,
}

/// <summary>The places of a name being marked, one portion after another.</summary>
public sealed class TaggingRun
{
    private volatile bool _isStopping;

    internal TaggingRun(long id, long entityId, int total) => (Id, EntityId, Total) = (id, entityId, total);

    /// <summary>The number of the run, in this start of the program.</summary>
    public long Id { get; }

    /// <summary>The entity.</summary>
    public long EntityId { get; }

    /// <summary>How many places there are.</summary>
    public int Total { get; }

    /// <summary>How far it is.</summary>
    public TaggingState State { get; internal set; }

    /// <summary>What has become of the places so far.</summary>
    public Tagging Sum { get; internal set; }

    /// <summary>Ends when the run does, however.</summary>
    public Task Completion { get; internal set; } = Task.CompletedTask;

    internal bool IsStopping => _isStopping;

    /// <summary>Ends the run before the next portion; what is marked stays.</summary>
    public void Stop() => _isStopping = true;
}

/// <summary>Marks names in the background, so that nobody waits. A portion is stored whole or not at all, and all portions are one batch.</summary>
/// <param name="options">The archive.</param>
/// <param name="time">The clock.</param>
public sealed class TaggingRuns(ArchiveOptions options, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How many places are stored in one transaction; so many are done before the answer.</summary>
    public const int Portion = 200;

    private const int Kept = 100;

    private readonly ConcurrentDictionary<long, TaggingRun> _runs = [];
    private long _last;

    /// <summary>Begins to mark places.</summary>
    /// <param name="who">Who decided it.</param>
    /// <param name="entityId">The entity.</param>
    /// <param name="places">The places.</param>
    public TaggingRun Start(string who, long entityId, IReadOnlyList<TaggedPlace> places)
    {
        var run = new TaggingRun(Interlocked.Increment(ref _last), entityId, places.Count);
        _runs[run.Id] = run;
        _runs.TryRemove(run.Id - Kept, out _);
        run.Completion = Task.Run(() => RunAsync(run, who, places));
        return run;
    }

    /// <summary>A run of this start of the program, or null.</summary>
    /// <param name="id">Its number.</param>
    public TaggingRun? Find(long id) => _runs.GetValueOrDefault(id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs.Values)
            run.Stop();
        await Task.WhenAll(_runs.Values.Select(run => run.Completion));
    }

    private async Task RunAsync(TaggingRun run, string who, IReadOnlyList<TaggedPlace> places)
    {
        try
        {
            foreach (var portion in places.Chunk(Portion))
            {
                if (run.IsStopping)
                {
                    run.State = TaggingState.Stopped;
                    return;
                }

                await using var context = Database.Context(options);
                var tagging = new NameTagging(context, new ChangeLog(context, time, who));
                var done = await tagging.TagAsync(run.EntityId, portion, run.Sum.Batch);
                run.Sum = new Tagging(run.Sum.Tagged + done.Tagged, run.Sum.Passed + done.Passed, done.Batch, done.IsOver);
                if (!done.IsOver)
                    continue;
                run.State = TaggingState.Stopped;
                return;
            }

            run.State = TaggingState.Done;
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            run.State = TaggingState.Failed;
        }
    }
}
