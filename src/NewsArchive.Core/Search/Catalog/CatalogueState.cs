using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Catalog;

/// <summary>How far the database had come.</summary>
/// <param name="LastArticle">The highest article number: articles are only ever added behind it.</param>
/// <param name="LastEntity">The highest entity number.</param>
/// <param name="FirstChange">The oldest row of the change feed.</param>
/// <param name="LastChange">The newest one.</param>
/// <param name="LastReset">The newest one that says that everything is read anew.</param>
internal readonly record struct CatalogueState(long LastArticle, long LastEntity, long FirstChange, long LastChange, long LastReset)
{
    public static CatalogueState Of(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT coalesce((SELECT max(id) FROM article), 0), coalesce((SELECT max(id) FROM entity), 0),
                coalesce((SELECT min(sequence) FROM change_feed), 0), coalesce((SELECT max(sequence) FROM change_feed), 0),
                coalesce((SELECT max(sequence) FROM change_feed WHERE is_reset = 1), 0)
            """;
        using var row = command.ExecuteReader();
        row.Read();
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    /// <summary>Whether something happened since. A search that began before another one may see less, and changes nothing.</summary>
    public bool IsNewerThan(CatalogueState known) =>
        LastArticle > known.LastArticle || LastChange > known.LastChange || LastEntity > known.LastEntity;

    /// <summary>Whether changes cannot be followed one by one since, so that everything must be read anew.</summary>
    public bool IsBeyond(CatalogueState known) => FirstChange > known.LastChange + 1 || LastReset > known.LastChange;
}
