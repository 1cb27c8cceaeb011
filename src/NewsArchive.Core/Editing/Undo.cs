using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Takes changes back. An undo is a change itself, and so can be undone.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="articles">Brings deleted articles back.</param>
public sealed class Undo(ArchiveContext context, ChangeLog log, ArticleEditor articles)
{
    /// <summary>Undoes a change, if nothing has been changed upon it.</summary>
    /// <param name="changeId">The change.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The undoing change; refused when the subject has changed since, or is in use.</returns>
    public async Task<Edit<Change>> UndoAsync(long changeId, CancellationToken cancellation = default)
    {
        if (await context.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId, cancellation) is not { } change)
            return new Edit<Change>.Missing();
        if (change.Subject == ChangeSubject.Article)
            return await UndoArticleAsync(change, cancellation);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
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
            _ => TakeBack<Entity, EntityContent>(
                change, await context.Entities.Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == change.SubjectId, cancellation),
                () => new Entity { Id = change.SubjectId },
                (entity, before, after) => log.Note(entity, before, after, change.Id)),
        };
        if (undo is null)
            return Changed();
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: 19 })
        {
            return new Edit<Change>.Refused(new Message("edit.in-use"));
        }

        if (change.Subject == ChangeSubject.Quote)
            await IndexAsync(change.SubjectId, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Change>.Saved(undo, undo.Id);
    }

    private async Task<Edit<Change>> UndoArticleAsync(Change change, CancellationToken cancellation)
    {
        var wasDeleted = StoredJson.Read<ArticleState>(change.Before!).IsDeleted;
        return await articles.SetDeletedAsync(change.SubjectId, change.Version, wasDeleted, change.Id, cancellation) switch
        {
            Edit<Articles.Article>.Saved saved => new Edit<Change>.Saved(
                await context.Changes.SingleAsync(c => c.Id == saved.ChangeId, cancellation), saved.ChangeId),
            _ => Changed(),
        };
    }

    // Null when something was changed upon it, or what was deleted is back already.
    private Change? TakeBack<T, TContent>(Change change, T? subject, Func<T> again, Func<T, TContent?, TContent?, Change> note)
        where T : class, IVersioned<TContent>
        where TContent : class
    {
        var before = change.Before is null ? null : StoredJson.Read<TContent>(change.Before);
        if (change.Action == ChangeAction.Delete)
        {
            if (subject is not null)
                return null;
            subject = again();
            subject.Version = change.Version + 1;
            subject.Become(before!);
            context.Add(subject);
            return note(subject, null, before);
        }

        if (subject?.Version != change.Version)
            return null;
        var now = subject.Content;
        if (before is null)
        {
            context.Remove(subject);
            return note(subject, now, null);
        }

        subject.Version++;
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

    private static Edit<Change>.Refused Changed() => new(new Message("edit.changed-since"));

    private sealed record ArticleState(bool IsDeleted);
}
