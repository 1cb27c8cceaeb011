using Microsoft.Data.Sqlite;

namespace NewsArchive.Searching;

/// <summary>How far the database had come.</summary>
/// <param name="LastArticle">The highest article number: articles are only ever added behind it.</param>
/// <param name="LastEntity">The highest entity number.</param>
/// <param name="FirstTouched">The oldest noted change to something that was there already.</param>
/// <param name="LastTouched">The newest one.</param>
internal readonly record struct CatalogueState(long LastArticle, long LastEntity, long FirstTouched, long LastTouched)
{
    public static CatalogueState Of(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT coalesce((SELECT max(id) FROM article), 0), coalesce((SELECT max(id) FROM entity), 0),
                coalesce((SELECT min(seq) FROM touched), 0), coalesce((SELECT max(seq) FROM touched), 0)
            """;
        using var row = command.ExecuteReader();
        row.Read();
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }

    /// <summary>Whether something happened since. A search that began before another one may see less, and changes nothing.</summary>
    public bool IsNewerThan(CatalogueState known) =>
        LastArticle > known.LastArticle || LastTouched > known.LastTouched || LastEntity > known.LastEntity;

    /// <summary>Whether changes were forgotten in between, so that everything must be read anew.</summary>
    public bool IsBeyond(CatalogueState known) => FirstTouched > known.LastTouched + 1;
}
