using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>Stores the corrected fields of many articles in the transaction they were read in, by a prepared command: a context that follows each article is five times slower.</summary>
internal sealed class CorrectionWriter : IDisposable
{
    private readonly DbCommand _update;

    /// <param name="context">A context with an open transaction; it does not follow the articles.</param>
    public CorrectionWriter(ArchiveContext context) => _update = context.Connection.Prepare(
        context.Database.CurrentTransaction?.GetDbTransaction(),
        """
        UPDATE article SET title = $title, title_is_derived = $derived, date = $date, first_day = $first, last_day = $last, source = $source, authors = $authors,
        corrected = $corrected, version = $version WHERE id = $id
        """, "$title", "$derived", "$date", "$first", "$last", "$source", "$authors", "$corrected", "$version", "$id");

    public void Write(Article article) => _update.Run(
        article.Title, article.TitleIsDerived ? 1 : 0, article.Date.ToString(), article.FirstDay, article.LastDay, article.Source, StoredJson.Write(article.Authors),
        article.Corrected is null ? null : StoredJson.WriteShort(article.Corrected), article.Version, article.Id);

    public void Dispose() => _update.Dispose();
}
