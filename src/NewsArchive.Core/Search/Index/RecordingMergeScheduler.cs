using Lucene.Net.Index;

namespace NewsArchive.Search.Index;

/// <summary>Merges segments on threads of their own, and records what a merge fails with instead of ending the process.</summary>
internal sealed class RecordingMergeScheduler : ConcurrentMergeScheduler
{
    private volatile Exception? _fault;

    /// <summary>What the last failed merge failed with; null where none has.</summary>
    public Exception? Fault => _fault;

    /// <inheritdoc/>
    protected override void HandleMergeException(Exception exc) => _fault = exc;
}
