using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Codebook;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Takes changes back. An undo is a change itself, and so can be undone.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="articles">Brings deleted articles back.</param>
/// <param name="collections">Puts articles back into collections.</param>
public sealed class Undo(ArchiveContext context, ChangeLog log, ArticleEditor articles, CollectionEditor collections)
{
    // Never given before to this subject: an ETag of an earlier life must not fit a later one.
    private int _version;

    /// <summary>Undoes a change, if nothing stands upon it: later changes must have been undone before.</summary>
    /// <param name="changeId">The change.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The undoing change; refused when the subject has changed since, or is in use.</returns>
    public async Task<Edit<Change>> UndoAsync(long changeId, CancellationToken cancellation = default)
    {
        if (await context.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId, cancellation) is not { } change)
            return new Edit<Change>.Missing();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (!await IsOnTopAsync(change, cancellation))
            return new Edit<Change>.Refused(new Message("edit.changed-since"));
        _version = await context.Changes.Where(c => c.Subject == change.Subject && c.SubjectId == change.SubjectId).MaxAsync(c => c.Version, cancellation) + 1;
        var undo = change.Subject switch
        {
            ChangeSubject.Quote => TakeBack<Quote, QuoteContent>(
                change, await context.Quotes.SingleOrDefaultAsync(q => q.Id == change.SubjectId, cancellation),
                () => new Quote { Id = change.SubjectId, ArticleId = change.ArticleId!.Value },
                (quote, before, after) => log.Note(quote, before, after, change.Id)),
            ChangeSubject.Mention => TakeBack<Mention, MentionContent>(
                change, await context.Mentions.SingleOrDefaultAsync(m => m.Id == change.SubjectId, cancellation),
                () => new Mention { Id = change.SubjectId, ArticleId = change.ArticleId!.Value },
                (mention, before, after) => log.Note(mention, before, after, change.Id)),
            ChangeSubject.Search => TakeBack<SavedSearch, SavedSearchContent>(
                change, await context.SavedSearches.SingleOrDefaultAsync(s => s.Id == change.SubjectId, cancellation),
                () => new SavedSearch { Id = change.SubjectId },
                (search, before, after) => log.Note(search, before, after, change.Id)),
            ChangeSubject.Article => await articles.TakeBackAsync(change, cancellation),
            ChangeSubject.Collection => await collections.TakeBackAsync(change, _version, cancellation),
            ChangeSubject.Category => TakeBack<Category, CategoryContent>(
                change, await context.Categories.SingleOrDefaultAsync(c => c.Id == change.SubjectId, cancellation),
                () => new Category { Id = change.SubjectId },
                (category, before, after) => log.Note(category, before, after, change.Id)),
            _ => TakeBack<Entity, EntityContent>(
                change, await context.Entities.Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == change.SubjectId, cancellation),
                () => new Entity { Id = change.SubjectId },
                (entity, before, after) => log.Note(entity, before, after, change.Id)),
        };
        if (undo is null)
            return new Edit<Change>.Missing();
        if (change.Subject == ChangeSubject.Category && context.Categories.Local.FirstOrDefault(c => c.Id == change.SubjectId) is { } moved
            && await CategoryEditor.IsCircularAsync(context, moved.Id, moved.ParentId, cancellation))
            return new Edit<Change>.Refused(new Message("edit.category-circle", moved.ParentId!));
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: 19 })
        {
            return new Edit<Change>.Refused(Obstacle(change.Subject));
        }

        if (change.Subject == ChangeSubject.Quote)
            await IndexAsync(change.SubjectId, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Change>.Saved(undo, undo.Id);
    }

    // Whether everything that was changed later on the same subject has been undone, one upon the other.
    private async Task<bool> IsOnTopAsync(Change change, CancellationToken cancellation)
    {
        var later = await context.Changes.AsNoTracking()
            .Where(c => c.Subject == change.Subject && c.SubjectId == change.SubjectId && c.Id > change.Id)
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.Undoes }).ToListAsync(cancellation);
        var standing = new Stack<long>();
        foreach (var next in later)
        {
            if (next.Undoes is { } undone && standing.TryPeek(out var top) && top == undone)
                standing.Pop();
            else
                standing.Push(next.Id);
        }

        return standing.Count == 0;
    }

    // What the database refuses: something that is referred to would go, or something would come that refers to what is gone.
    private static Message Obstacle(ChangeSubject subject) => subject switch
    {
        ChangeSubject.Entity => new Message("edit.in-use"),
        ChangeSubject.Category => new Message("edit.category-in-use"),
        _ => new Message("edit.gone-since"),
    };

    private Change? TakeBack<T, TContent>(Change change, T? subject, Func<T> again, Func<T, TContent?, TContent?, Change> note)
        where T : class, IVersioned<TContent>
        where TContent : class
    {
        var before = change.Before is null ? null : StoredJson.Read<TContent>(change.Before);
        if (subject is null)
        {
            if (before is null || change.After is not null)
                return null;
            subject = again();
            subject.Version = _version;
            subject.Become(before);
            context.Add(subject);
            return note(subject, null, before);
        }

        var now = subject.Content;
        if (before is null)
        {
            context.Remove(subject);
            return note(subject, now, null);
        }

        subject.Version = _version;
        subject.Become(before);
        return note(subject, now, before);
    }

    private async Task IndexAsync(long quoteId, CancellationToken cancellation)
    {
        using var index = SearchIndex.Of(context);
        if (await context.Quotes.FindAsync([quoteId], cancellation) is { } quote)
            index.Put(quote);
        else
            index.RemoveQuote(quoteId);
    }
}
