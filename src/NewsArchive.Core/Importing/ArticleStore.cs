using Microsoft.Data.Sqlite;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Last stages of an import: recognises what a file is to the archive, stores it, and notes it in the report.</summary>
internal sealed class ArticleStore(
    ArchiveContext context, SqliteTransaction? transaction, ArticleWriter writer, SeenFiles seen,
    ImportRequest request, ImportReport report, TimeProvider time)
{
    public void Store(PreparedFile file)
    {
        if (file.File.Skipped is { } skipped)
            report.Skipped.Add(new(file.File.Shown, skipped));
        else if (file.Article is not { } article)
            report.Rejected.Add(new(file.File.Shown, file.Rejected!));
        else if (seen.Find(file.File.Key) is { } twin)
            StoreTwin(file, article, twin);
        else
        {
            if (writer.Find(file.File.Key) is { } known)
                StoreKnown(file, article, known);
            else
                StoreNew(file, article);
            seen.Add(file);
        }
    }

    private void StoreTwin(PreparedFile file, ParsedArticle article, (string Key, byte[] TextHash, string File) twin)
    {
        if (twin.TextHash.AsSpan().SequenceEqual(article.TextHash))
            report.Duplicates.Add(new(file.File.Shown, twin.Key));
        else
            report.Rejected.Add(new(file.File.Shown, new Message("import.same-key", twin.Key, twin.File)));
    }

    private void StoreKnown(PreparedFile file, ParsedArticle article, KnownArticle known)
    {
        if (known.IsDeleted)
        {
            report.Deleted++;
            return;
        }

        var isRevised = !known.ContentHash.AsSpan().SequenceEqual(article.ContentHash);
        var isElsewhere = request.Publication is not null && request.Publication != known.Source;
        if (!isRevised && !isElsewhere)
        {
            report.Unchanged++;
            return;
        }

        report.Updated++;
        Warn(file);
        if (transaction is null)
            return;
        if (isElsewhere)
            writer.SetSource(known.Id, request.Publication!);
        if (isRevised)
        {
            var revision = RevisionOf(file, article, known.Revision + 1);
            writer.Revise(known.Id, ArticleOf(file, article), revision, file.Terms);
            var lost = Reanchoring.Follow(context, known.Id, revision, time);
            if (lost > 0)
                report.Warnings.Add(new(file.File.Shown, new Message("import.orphans", lost)));
        }
    }

    private void StoreNew(PreparedFile file, ParsedArticle article)
    {
        if (writer.FindText(article.TextHash) is { } first)
        {
            if (first.IsDeleted)
                report.Deleted++;
            else
                StoreDuplicate(file, article, first);
            return;
        }

        // In a dry run the first of two equal texts is not stored, but it has been seen.
        if (transaction is null && seen.FindText(article.TextHash) is { } twin)
        {
            report.Duplicates.Add(new(file.File.Shown, twin.Key));
            return;
        }

        report.Imported++;
        Warn(file);
        if (transaction is not null)
            writer.Insert(ArticleOf(file, article), RevisionOf(file, article, 1), file.Terms);
    }

    private void StoreDuplicate(PreparedFile file, ParsedArticle article, KnownArticle first)
    {
        report.Duplicates.Add(new(file.File.Shown, first.Key));
        if (first.Date != article.Date)
            report.Warnings.Add(new(file.File.Shown, new Message("import.other-date", article.Date.ToString(), first.Date.ToString())));
        if (transaction is not null)
            writer.Record(new Duplicate { Key = file.File.Key, ArticleId = first.Id, File = file.File.Shown, Date = article.Date });
    }

    private void Warn(PreparedFile file)
    {
        if (file.Encoding != "utf-8")
            report.Warnings.Add(new(file.File.Shown, new Message("import.encoding", file.Encoding)));
        if (file.Article!.Date.FirstDay > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1))
            report.Warnings.Add(new(file.File.Shown, new Message("import.future", file.Article.Date.ToString())));
    }

    private Article ArticleOf(PreparedFile file, ParsedArticle article) => new()
    {
        Key = file.File.Key,
        Title = article.Title,
        TitleIsDerived = article.TitleIsDerived,
        Date = article.Date,
        Source = request.Publication,
        Revision = 1,
        TextHash = article.TextHash,
    };

    private Revision RevisionOf(PreparedFile file, ParsedArticle article, int number) => new()
    {
        Number = number,
        Title = article.Title,
        TitleIsDerived = article.TitleIsDerived,
        Date = article.Date,
        Text = article.Text,
        Blocks = article.Blocks,
        ContentHash = article.ContentHash,
        File = file.File.Shown,
        Encoding = file.Encoding,
        ImportedAt = time.GetUtcNow(),
    };
}
