using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Codebook;
using NewsArchive.Entities;
using NewsArchive.History;
using NewsArchive.SavedSearches;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Takes changes back, those of a batch together. An undo is a change itself, and so can be undone.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="articles">Brings deleted articles back.</param>
/// <param name="collections">Puts articles back into collections.</param>
public sealed class Undo(ArchiveContext context, ChangeLog log, ArticleEditor articles, CollectionEditor collections)
{
    private const int MostAtOnce = 500;

    // Never given before to this subject: an ETag of an earlier life must not fit a later one.
    private readonly Dictionary<(ChangeSubject, long), int> _versions = [];

    /// <summary>Undoes a change, if nothing stands upon it: later changes must have been undone before. A change of a batch is undone with the whole batch.</summary>
    /// <param name="changeId">The change.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The undoing change; refused when a subject has changed since, or is in use.</returns>
    public async Task<Edit<Change>> UndoAsync(long changeId, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        // What was read before the transaction may be older than what stands there.
        context.ChangeTracker.Clear();
        if (await context.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId, cancellation) is not { } change)
            return new Edit<Change>.Missing();
        var changes = change.Batch is { } first
            ? await context.Changes.AsNoTracking().Where(c => c.Batch == first).OrderByDescending(c => c.Id).ToListAsync(cancellation)
            : [change];
        await context.VerifyAsync(changes, cancellation);
        if (!await AreOnTopAsync(changes, cancellation))
            return new Edit<Change>.Refused(new Message("edit.changed-since"));
        Change? undo = null;
        using var batch = change.Batch is null ? null : log.BeginBatch();
        try
        {
            foreach (var run in Runs(changes))
            {
                if (await TakeBackAsync(run, cancellation) is not { } undone)
                    return new Edit<Change>.Missing();
                foreach (var moved in context.Categories.Local.ToList())
                {
                    if (await CategoryEditor.IsCircularAsync(context, moved.Id, moved.ParentId, cancellation))
                        return new Edit<Change>.Refused(new Message("edit.category-circle", moved.ParentId!));
                }

                undo ??= undone.Find(line => line.Undoes == changeId);
                await context.SaveChangesAsync(cancellation);
                context.ChangeTracker.Clear();
            }
        }
        catch (DbUpdateException fault) when (fault.Is(StoreFault.Constraint))
        {
            context.ChangeTracker.Clear();
            // Triggers refuse what would name an entity that was merged into another one.
            return new Edit<Change>.Refused(fault.IsRefusedByTrigger() ? new Message("edit.merged-since") : Obstacle(change.Subject));
        }

        await transaction.CommitAsync(cancellation);
        return new Edit<Change>.Saved(undo!, undo!.Id);
    }

    // Whether all that was changed later on the same subjects has been undone.
    private async Task<bool> AreOnTopAsync(List<Change> changes, CancellationToken cancellation)
    {
        var history = await context.StepsAsync(changes, cancellation);
        var ours = changes.ToLookup(c => (c.Subject, c.SubjectId), c => c.Id);
        _versions.Clear();
        foreach (var subject in history)
        {
            if (!new Standing(subject).CanTakeBack(ours[subject.Key]))
                return false;
            _versions[subject.Key] = subject.Max(step => step.Version);
        }

        return true;
    }

    // Changes that can be saved at once: of one kind, because those of another may refer to them, and each of another subject.
    private static IEnumerable<List<Change>> Runs(IEnumerable<Change> changes)
    {
        var run = new List<Change>();
        var seen = new HashSet<long>();
        foreach (var change in changes)
        {
            if (run.Count > 0 && (run.Count == MostAtOnce || run[0].Subject != change.Subject || seen.Contains(change.SubjectId)))
            {
                yield return run;
                run = [];
                seen.Clear();
            }

            run.Add(change);
            seen.Add(change.SubjectId);
        }

        yield return run;
    }

    // What the database refuses: something that is referred to would go, or something would come that refers to what is gone.
    private static Message Obstacle(ChangeSubject subject) => subject switch
    {
        ChangeSubject.Entity => new Message("edit.in-use"),
        ChangeSubject.Category => new Message("edit.category-in-use"),
        _ => new Message("edit.gone-since"),
    };

    private async Task<List<Change>?> TakeBackAsync(List<Change> run, CancellationToken cancellation) => run[0].Subject switch
    {
        ChangeSubject.Quote => await TakeBackAsync<Quote, QuoteContent>(
            run, context.Quotes, change => new Quote { Id = change.SubjectId, ArticleId = change.ArticleId!.Value }, log.Note, cancellation),
        ChangeSubject.Mention => await TakeBackAsync<Mention, MentionContent>(
            run, context.Mentions, change => new Mention { Id = change.SubjectId, ArticleId = change.ArticleId!.Value }, log.Note, cancellation),
        ChangeSubject.Search => await TakeBackAsync<SavedSearch, SavedSearchContent>(
            run, context.SavedSearches, change => new SavedSearch { Id = change.SubjectId }, log.Note, cancellation),
        ChangeSubject.Category => await TakeBackAsync<Category, CategoryContent>(
            run, context.Categories, change => new Category { Id = change.SubjectId }, log.Note, cancellation),
        ChangeSubject.Article => await articles.TakeBackAsync(run, cancellation),
        ChangeSubject.Collection => await EachAsync(run, change =>
            collections.TakeBackAsync(change, ++CollectionsMarshal.GetValueRefOrNullRef(_versions, (change.Subject, change.SubjectId)), cancellation)),
        _ => await TakeBackAsync<Entity, EntityContent>(
            run, context.Entities.Include(e => e.Names), change => new Entity { Id = change.SubjectId }, log.Note, cancellation),
    };

    /// <returns>The undoing changes, or null when there is nothing to take back.</returns>
    private async Task<List<Change>?> TakeBackAsync<T, TContent>(
        List<Change> run, IQueryable<T> subjects, Func<Change, T> again, Func<T, TContent?, TContent?, long?, Change> note, CancellationToken cancellation)
        where T : class, IVersioned<TContent>
        where TContent : class
    {
        var numbers = run.Select(change => change.SubjectId).ToList();
        var found = await subjects.Where(s => numbers.Contains(EF.Property<long>(s, "Id")))
            .Select(s => new { Id = EF.Property<long>(s, "Id"), Subject = s }).ToDictionaryAsync(s => s.Id, s => s.Subject, cancellation);
        var undone = new List<Change>();
        foreach (var change in run)
        {
            var subject = found.GetValueOrDefault(change.SubjectId);
            var before = change.Before is null ? null : StoredJson.Read<TContent>(change.Before);
            if (subject is null && (before is null || change.After is not null))
                return null;
            var now = subject?.Content;
            if (before is null)
            {
                context.Remove(subject!);
            }
            else
            {
                if (subject is null)
                    context.Add(subject = again(change));
                subject.Version = ++CollectionsMarshal.GetValueRefOrNullRef(_versions, (change.Subject, change.SubjectId));
                subject.Become(before);
            }

            undone.Add(note(subject!, now, before, change.Id));
        }

        return undone;
    }

    private static async Task<List<Change>?> EachAsync(List<Change> run, Func<Change, Task<Change?>> takeBack)
    {
        var undone = new List<Change>();
        foreach (var change in run)
        {
            if (await takeBack(change) is not { } undo)
                return null;
            undone.Add(undo);
        }

        return undone;
    }
}
