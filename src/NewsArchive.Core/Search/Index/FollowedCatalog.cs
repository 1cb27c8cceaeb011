using System.Data.Common;
using NewsArchive.Search.Catalog;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>The catalog of an archive, brought from state to state.</summary>
internal sealed class FollowedCatalog
{
    private FeedPosition? _position;

    /// <summary>The catalog of the last state.</summary>
    public ArticleCatalog Current { get; private set; } = ArticleCatalog.Empty;

    /// <summary>Reads what has changed up to a row of the change feed, or everything where the archive does not lead on from the last state.</summary>
    /// <param name="connection">A connection in a transaction that sees this row.</param>
    /// <param name="through">The row.</param>
    public void Read(DbConnection connection, FeedPosition through)
    {
        Current = _position is { } known && known.Sequence <= through.Sequence && ChangeFeed.Has(connection, known)
            ? CatalogReader.Read(connection, Current, known.Sequence, through.Sequence)
            : CatalogReader.Read(connection);
        _position = through;
    }
}
