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
        if (file.File.Told is { } told)
            report.Warnings.Add(new(file.File.Shown, told));
        else if (file.File.Skipped is { } skipped)
            report.Skipped.Add(new(file.File.Shown, skipped));
        else if (file.Article is not { } article)
            report.Rejected.Add(new(file.File.Shown, file.Rejected!));
        else if (seen.Find(file.Key) is { } twin)
            StoreTwin(file, article, twin);
        else
        {
            var isArticle = writer.Find(file.Key) is { } known ? StoreKnown(file, article, known) : StoreNew(file, article);
            seen.Add(file, isArticle);
        }
    }

    private void StoreTwin(PreparedFile file, ParsedArticle article, (string Key, byte[] TextHash, string File) twin)
    {
        if (twin.TextHash.AsSpan().SequenceEqual(article.TextHash))
            report.Duplicates.Add(new(file.File.Shown, twin.Key));
        else
            report.Rejected.Add(new(file.File.Shown, new Message("import.same-key", twin.Key, twin.File)));
    }

    /// <returns>Whether the file is an article of the archive.</returns>
    private bool StoreKnown(PreparedFile file, ParsedArticle article, KnownArticle known)
    {
        if (known.IsDeleted)
        {
            report.Deleted++;
            return false;
        }

        var isRevised = !known.ContentHash.AsSpan().SequenceEqual(article.ContentHash);
        var source = article.Source ?? request.Publication;
        var isElsewhere = source is not null && source != known.Source;
        if (!isRevised && !isElsewhere)
        {
            report.Unchanged++;
            return true;
        }

        report.Updated++;
        Warn(file);
        if (isElsewhere && transaction is not null)
            writer.SetSource(known.Id, source!);
        if (isRevised)
        {
            var revision = RevisionOf(file, article, known.Revision + 1);
            if (transaction is not null)
                writer.Revise(known.Id, ArticleOf(file, article), revision, file.Terms!);
            var left = Reanchoring.Follow(context, known.Id, revision, isDryRun: transaction is null, time);
            if (known.Title != article.Title && known.Date.Year != article.Date.Year)
                report.Warnings.Add(new(file.File.Shown, new Message("import.replaced", known.Key, known.Title, known.Date.ToString())));
            if (left.ToCheck > 0)
                report.Warnings.Add(new(file.File.Shown, new Message("import.to-check", left.ToCheck)));
            if (left.Lost > 0)
                report.Warnings.Add(new(file.File.Shown, new Message("import.orphans", left.Lost)));
        }

        return true;
    }

    /// <inheritdoc cref="StoreKnown"/>
    private bool StoreNew(PreparedFile file, ParsedArticle article)
    {
        if (FirstWith(article.TextHash) is { } first)
        {
            if (first.IsDeleted)
                report.Deleted++;
            else
                StoreDuplicate(file, article, first);
            return false;
        }

        report.Imported++;
        Warn(file);
        if (transaction is not null)
            writer.Insert(ArticleOf(file, article), RevisionOf(file, article, 1), file.Terms!);
        return true;
    }

    // In a dry run the archive does not have what the run has brought so far; but it has been seen.
    private KnownArticle? FirstWith(byte[] textHash)
    {
        var stored = writer.FindText(textHash);
        if (transaction is not null || stored is { IsDeleted: true })
            return stored;
        return stored is null || seen.Find(stored.Key) is not null ? seen.FindText(textHash) : stored;
    }

    private void StoreDuplicate(PreparedFile file, ParsedArticle article, KnownArticle first)
    {
        report.Duplicates.Add(new(file.File.Shown, first.Key));
        if (first.Date != article.Date)
            report.Warnings.Add(new(file.File.Shown, new Message("import.other-date", article.Date.ToString(), first.Date.ToString())));
        if (transaction is not null)
            writer.Record(new Duplicate { Key = file.Key, ArticleId = first.Id, File = file.File.Shown, Date = article.Date });
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
        Key = file.Key,
        Title = article.Title,
        TitleIsDerived = article.TitleIsDerived,
        Date = article.Date,
        Source = article.Source ?? request.Publication,
        Url = article.Url,
        Section = article.Section,
        Language = article.Language,
        Authors = article.Authors,
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
