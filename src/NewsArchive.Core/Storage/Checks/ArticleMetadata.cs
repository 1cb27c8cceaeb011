using System.Data.Common;
using NewsArchive.Articles;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage.Checks;

/// <summary>Gives articles the title and the date of their current revision again.</summary>
/// <remarks>What a person corrected stays: of that, only what the file says, which is kept as well, is taken from the revision.</remarks>
internal static class ArticleMetadata
{
    public static void TakeFromRevision(DbConnection connection, IEnumerable<long> articles)
    {
        using var write = connection.BeginWrite();
        var transaction = write.Inner;
        using var read = connection.Prepare(transaction, """
            SELECT a.title, a.title_is_derived, a.date, a.corrected, r.title, r.title_is_derived, r.date
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.id = $id
            """, "$id");
        using var update = connection.Prepare(transaction, """
            UPDATE article SET title = $title, title_is_derived = $derived, date = $date, corrected = $corrected WHERE id = $id
            """, "$title", "$derived", "$date", "$corrected", "$id");
        foreach (var id in articles)
            Take(read, update, id);
        write.Commit();
    }

    private static void Take(DbCommand read, DbCommand update, long id)
    {
        using var row = read.Query(id);
        if (!row.Read())
            return;
        var corrected = row.IsDBNull(3) ? null : StoredJson.Read<Corrected>(row.GetString(3));
        var (title, isDerived, date) = (row.GetString(4), row.GetInt64(5), row.GetString(6));
        var filed = corrected is null ? null : corrected with
        {
            Title = corrected.Title is null ? null : new FiledTitle(title, isDerived == 1),
            Date = corrected.Date is null ? null : Mapping.ReadDate(date),
        };
        var (shownTitle, shownDerived) = corrected?.Title is null ? (title, isDerived) : (row.GetString(0), 0);
        var shownDate = corrected?.Date is null ? date : row.GetString(2);
        row.Close();
        update.Run(shownTitle, shownDerived, shownDate, filed is null ? null : StoredJson.WriteShort(filed), id);
    }
}
