using System.Data.Common;

namespace NewsArchive.Search.Index;

/// <summary>
/// The state of the index that a request or a command searches: the newest at its first search, kept until it ends unless that search needed no
/// words and a later one does. Hits, totals, facets and suggestions agree; texts and titles are read from the database of the moment.
/// </summary>
/// <param name="snapshots">The states of the index.</param>
/// <remarks>For one thread. What the request itself changes is found by the next one.</remarks>
public sealed class PinnedSnapshot(SearchSnapshots snapshots) : IDisposable
{
    private SearchSnapshot? _pinned;

    /// <summary>Whether what was searched lacks changes that the archive had: the index follows. False before the first search.</summary>
    public bool IsBehind => _pinned?.IsBehind == true;

    /// <summary>The state, with everything that was committed before the first search if that comes soon.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="hasWords">Whether words are searched. Lists without words do not wait for an index that is being built.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <returns>Disposed of by this object.</returns>
    internal async Task<SearchSnapshot> TakeAsync(DbConnection connection, bool hasWords, CancellationToken cancellation)
    {
        if (_pinned is { } pinned && (pinned.HasWords || !hasWords))
            return pinned;
        var taken = await snapshots.TakeAsync(connection, hasWords, cancellation);
        _pinned?.Dispose();
        return _pinned = taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pinned?.Dispose();
        _pinned = null;
    }
}
