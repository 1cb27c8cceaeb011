namespace NewsArchive.Search.Index;

/// <summary>Thrown where words are searched before the index is built. Lists without words, articles and annotations need no index.</summary>
/// <param name="state">How far it is.</param>
public sealed class IndexNotReadyException(IndexState state) : Exception($"The search index is not ready: {state.Done} of {state.Total}.")
{
    /// <summary>How far it is.</summary>
    public IndexState State { get; } = state;
}
