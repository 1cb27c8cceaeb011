using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Catalog;

/// <summary>A search under way: in a transaction, with the catalogue as that transaction sees the archive.</summary>
/// <param name="Connection">The connection, in its transaction.</param>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="State">How far the archive had come when the transaction began.</param>
/// <param name="Limit">Ends the search: nobody waits, or its time is over.</param>
internal sealed record SearchSession(SqliteConnection Connection, Catalogue Catalogue, CatalogueState State, CancellationToken Limit)
{
    /// <summary>Whether it matters how well an article fits.</summary>
    public bool IsRanked { get; init; } = true;
}
