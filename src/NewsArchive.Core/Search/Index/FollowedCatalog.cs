using NewsArchive.Search.Catalog;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>The catalog of an archive, brought from state to state.</summary>
internal sealed class FollowedCatalog
{
    private long? _through;

    /// <summary>The catalog of the last state.</summary>
    public ArticleCatalog Current { get; private set; } = ArticleCatalog.Empty;

    /// <summary>Reads what has changed up to a row of the change feed, or everything where rows in between are gone.</summary>
    /// <param name="words">A state of the archive that has this row.</param>
    /// <param name="through">The row.</param>
    public void Read(ArchiveWords words, long through)
    {
        Current = _through is { } since && since <= through && ChangeFeed.IsKept(words.Connection, since)
            ? CatalogReader.Read(words.Connection, Current, since, through)
            : CatalogReader.Read(words.Connection);
        _through = through;
    }
}
