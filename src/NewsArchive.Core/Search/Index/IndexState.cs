namespace NewsArchive.Search.Index;

/// <summary>Whether there is an index to search in.</summary>
public enum IndexStatus
{
    /// <summary>There is none, and nobody builds one as far as this program knows.</summary>
    Missing,

    /// <summary>It is being built. Searches may go on in the one before, where there is one.</summary>
    Building,

    /// <summary>There is one, and it follows the archive.</summary>
    Current,

    /// <summary>There is one, and its files are damaged: nothing is searched until <c>reindex</c>.</summary>
    Damaged,
}

/// <summary>How far the index is.</summary>
/// <param name="Status">Whether there is one.</param>
/// <param name="Done">How many articles and quotations were indexed, while it is being built.</param>
/// <param name="Total">How many there are to index, while it is being built.</param>
public sealed record IndexState(IndexStatus Status, long Done = 0, long Total = 0);
