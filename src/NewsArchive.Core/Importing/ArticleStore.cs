using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Last stages of an import: recognises what a file is to the archive, stores it, and notes it in the report.</summary>
internal sealed class ArticleStore(
    ArchiveContext context, DbTransaction? transaction, ArticleWriter writer, SeenFiles seen,
    ImportRequest request, ImportReport report, RunRecord? record, NamedRejections rejections, TimeProvider time)
{
    private readonly List<Message> _notes = [];
    private bool _isJoined;

    private readonly record struct Stored(ImportOutcome Outcome, long? Article = null, int? Number = null, string? FormerSource = null);

    public void Store(PreparedFile file)
    {
        _notes.Clear();
        var stored = Look(file);
        if (stored.Outcome == ImportOutcome.Rejected)
        {
            report.RejectedCount++;
            if (!rejections.Add(file.File))
                return;
        }

        record?.Note(file, stored.Outcome, stored.Article, stored.Number, stored.FormerSource, _notes);
        foreach (var note in _notes)
            NotesOf(stored.Outcome).Add(new(file.File.Shown, note));
    }

    /// <summary>Ends the work in this transaction, which is over.</summary>
    public void Leave()
    {
        if (_isJoined)
            context.Database.UseTransaction(null);
    }

    // Before the first article of this transaction is changed; for new ones EF Core is not needed at all.
    private void Join()
    {
        if (_isJoined)
            return;
        context.Database.UseTransaction(transaction);
        _isJoined = true;
    }

    private List<FileNote> NotesOf(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Rejected => report.Rejected,
        ImportOutcome.Skipped => report.Skipped,
        _ => report.Warnings,
    };

    private Stored Look(PreparedFile file)
    {
        if (file.File.Told is { } told)
            return Say(ImportOutcome.Told, told);
        if (file.File.Skipped is { } skipped)
            return Say(ImportOutcome.Skipped, skipped);
        if (file.Article is not { } article)
            return Say(ImportOutcome.Rejected, file.Rejected!);
        if (seen.Find(file.Key) is { } twin)
            return StoreTwin(file, article, twin);
        var stored = writer.Find(file.Key) is { } known ? StoreKnown(file, article, known) : StoreNew(file, article);
        seen.Add(file, stored.Outcome is ImportOutcome.Imported or ImportOutcome.Updated or ImportOutcome.Unchanged);
        return stored;
    }

    private Stored Say(ImportOutcome outcome, Message message)
    {
        _notes.Add(message);
        return new(outcome);
    }

    private Stored StoreTwin(PreparedFile file, ParsedArticle article, (string Key, byte[] TextHash, string File) twin)
    {
        if (!twin.TextHash.AsSpan().SequenceEqual(article.TextHash))
            return Say(ImportOutcome.Rejected, new Message("import.same-key", twin.Key, twin.File));
        report.Duplicates.Add(new(file.File.Shown, twin.Key));
        return new(ImportOutcome.Duplicate, writer.Find(twin.Key)?.Id);
    }

    private Stored StoreKnown(PreparedFile file, ParsedArticle article, KnownArticle known)
    {
        if (known is { IsDeleted: true, IsReleased: false })
        {
            report.Deleted++;
            return new(ImportOutcome.Deleted, known.Id);
        }

        var isRevised = !known.ContentHash.AsSpan().SequenceEqual(article.ContentHash);
        var source = article.Source ?? request.Publication;
        var isElsewhere = source is not null && source != known.Source;
        if (isElsewhere && transaction is not null)
            writer.SetSource(known.Id, source!);
        if (!isRevised && (!isElsewhere || known.IsSourceCorrected) && !known.IsReleased)
        {
            report.Unchanged++;
            return new(ImportOutcome.Unchanged, known.Id);
        }

        Join();
        Warn(file);
        if (known.IsReleased && transaction is not null)
            writer.BringBack(known.Id);
        if (isRevised)
        {
            var revision = RevisionOf(file, article, known.Revision + 1);
            if (transaction is not null)
                writer.Revise(known.Id, Corrected(known, ArticleOf(file, article)), revision, article.Original);
            var left = Reanchoring.Follow(context, known.Id, revision, isDryRun: transaction is null, time);
            if (known.Title != article.Title && known.Date.Year != article.Date.Year)
                _notes.Add(new Message("import.replaced", known.Key, known.Title, known.Date.ToString()));
            if (left.ToCheck > 0)
                _notes.Add(new Message("import.to-check", left.ToCheck));
            if (left.Lost > 0)
                _notes.Add(new Message("import.orphans", left.Lost));
        }

        int? number = isRevised ? known.Revision + 1 : null;
        var former = isElsewhere ? known.Source ?? "" : null;
        if (known.IsReleased)
        {
            report.Imported++;
            return new(ImportOutcome.Imported, known.Id, number);
        }

        report.Updated++;
        return new(ImportOutcome.Updated, known.Id, number, former);
    }

    // What a person corrected stays; the file's own fields are kept beside it.
    private Article Corrected(KnownArticle known, Article filed)
    {
        var article = context.Articles.AsNoTracking().Single(a => a.Id == known.Id);
        article.File(filed.Head with { Source = article.Filed.Source });
        (article.TextHash, article.Url, article.Section, article.Language, article.Origins) = (filed.TextHash, filed.Url, filed.Section, filed.Language, filed.Origins);
        return article;
    }

    private Stored StoreNew(PreparedFile file, ParsedArticle article)
    {
        if (FirstWith(article.TextHash) is { } first)
        {
            if (!first.IsDeleted)
                return StoreDuplicate(file, article, first);
            report.Deleted++;
            return new(ImportOutcome.Deleted, first.Id);
        }

        report.Imported++;
        Warn(file);
        long? id = transaction is null ? null : writer.Insert(ArticleOf(file, article), RevisionOf(file, article, 1), article.Original);
        return new(ImportOutcome.Imported, id, 1);
    }

    // In a dry run the archive does not have what the run has brought so far; but it has been seen.
    private KnownArticle? FirstWith(byte[] textHash)
    {
        var stored = writer.FindText(textHash);
        if (transaction is not null || stored is { IsDeleted: true })
            return stored;
        return stored is null || seen.Find(stored.Key) is not null ? seen.FindText(textHash) : stored;
    }

    private Stored StoreDuplicate(PreparedFile file, ParsedArticle article, KnownArticle first)
    {
        report.Duplicates.Add(new(file.File.Shown, first.Key));
        if (first.Date != article.Date)
            _notes.Add(new Message("import.other-date", article.Date.ToString(), first.Date.ToString()));
        if (transaction is not null)
            writer.Record(new Duplicate { Key = file.Key, ArticleId = first.Id, File = file.File.Shown, Date = article.Date });
        return new(ImportOutcome.Duplicate, first.Id);
    }

    private void Warn(PreparedFile file)
    {
        _notes.AddRange(file.Article!.Notes);
        if (file.Encoding != "utf-8" && file.Article.Notes.All(note => note.Key != "import.page-declared"))
            _notes.Add(new Message("import.encoding", file.Encoding));
        if (file.Article!.Date.FirstDay > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1))
            _notes.Add(new Message("import.future", file.Article.Date.ToString()));
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
        Origins = article.Origins,
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
