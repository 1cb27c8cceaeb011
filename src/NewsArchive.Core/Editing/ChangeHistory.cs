using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.History;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Whose history is told: all there is, unless something is named.</summary>
/// <param name="Article">Only what concerns this article.</param>
/// <param name="Subject">Only what was done to one thing of this kind, together with its number.</param>
/// <param name="SubjectId">The number of that thing.</param>
/// <param name="Batch">The changes of this batch, one by one.</param>
public sealed record ChangeFilter(long? Article = null, ChangeSubject? Subject = null, long? SubjectId = null, long? Batch = null);

/// <summary>One decision: a change that stands alone, or a whole batch.</summary>
/// <param name="First">The change, or the first of the batch that the history tells of.</param>
/// <param name="Count">How many changes the decision has in all.</param>
/// <param name="IsUndo">Whether it takes another decision back.</param>
/// <param name="Holds">Whether what it did is still so: it can be undone, or what it undid can be done again.</param>
public sealed record Decision(Change First, int Count, bool IsUndo, bool Holds);

/// <summary>Tells what was done, one decision after another.</summary>
/// <param name="context">The archive.</param>
public sealed class ChangeHistory(ArchiveContext context)
{
    /// <summary>How far back an article's changes are read to find what can be undone next.</summary>
    public const int Reach = 5000;

    /// <summary>How many decisions there are.</summary>
    /// <param name="filter">Whose history.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<long> CountAsync(ChangeFilter filter, CancellationToken cancellation = default)
    {
        if (filter != new ChangeFilter())
            return await Numbers(filter).LongCountAsync(cancellation);
        // Told from the index of batches: the log itself need not be read.
        var batches = context.Changes.Where(c => c.Batch != null).Select(c => c.Batch);
        return await context.Changes.LongCountAsync(cancellation) - await batches.LongCountAsync(cancellation) + await batches.Distinct().LongCountAsync(cancellation);
    }

    /// <summary>One page of the history, the newest decision first.</summary>
    /// <param name="filter">Whose history.</param>
    /// <param name="skip">How many decisions stand before the page.</param>
    /// <param name="take">How many it has at most.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<List<Decision>> ListAsync(ChangeFilter filter, long skip, int take, CancellationToken cancellation = default)
    {
        var numbers = await Numbers(filter).OrderByDescending(id => id).Skip((int)Math.Min(skip, int.MaxValue)).Take(take).ToListAsync(cancellation);
        return await ReadAsync(numbers, cancellation);
    }

    /// <summary>What somebody did last in an article and can undo, and what they undid last and can do again.</summary>
    /// <param name="article">The article.</param>
    /// <param name="who">Who.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>For each the decision to hand to <see cref="Undo"/>, or null. Something new leaves nothing to do again.</returns>
    public async Task<(Decision? Undo, Decision? Redo)> NextAsync(long article, string who, CancellationToken cancellation = default)
    {
        var changes = await context.Changes.Where(c => c.ArticleId == article).OrderByDescending(c => c.Id).Take(Reach)
            .Select(c => new { c.Id, c.Undoes, c.Batch, Who = c.Actor!.Name }).ToListAsync(cancellation);
        var meaning = new Dictionary<long, (long Decision, bool IsUndo)>();
        var seen = new HashSet<long>();
        var (done, undone) = (new List<(long Decision, long Change)>(), new List<(long Decision, long Change)>());
        foreach (var change in Enumerable.Reverse(changes))
        {
            var known = change.Undoes is { } other && meaning.TryGetValue(other, out var taken) ? taken : (change.Batch ?? change.Id, IsUndo: true);
            var (decision, isUndo) = meaning[change.Id] = (known.Item1, !known.IsUndo);
            if (!seen.Add(change.Batch ?? change.Id))
                continue;
            if (isUndo)
            {
                if (done.RemoveAll(mine => mine.Decision == decision) > 0)
                    undone.Add((decision, change.Id));
            }
            else if (undone.RemoveAll(mine => mine.Decision == decision) > 0)
            {
                done.Add((decision, decision));
            }
            else if (change.Who == who)
            {
                done.Add((decision, change.Id));
                undone.Clear();
            }
        }

        var next = await ReadAsync([.. done.TakeLast(1).Select(d => d.Change), .. undone.TakeLast(1).Select(d => d.Change)], cancellation);
        return (next.Find(d => done.Count > 0 && d.First.Id == done[^1].Change), next.Find(d => undone.Count > 0 && d.First.Id == undone[^1].Change));
    }

    /// <summary>One change with its actor.</summary>
    /// <exception cref="InvalidOperationException">There is none of this number.</exception>
    /// <exception cref="DamagedArchiveException">It is not as it was written.</exception>
    public async Task<Change> FindAsync(long id, CancellationToken cancellation = default)
    {
        var change = await context.Changes.AsNoTracking().Include(c => c.Actor).SingleAsync(c => c.Id == id, cancellation);
        await context.VerifyAsync([change], cancellation);
        return change;
    }

    // The change that stands for each decision: the only one, or the first of those that are asked for.
    private IQueryable<long> Numbers(ChangeFilter filter)
    {
        var changes = context.Changes.AsQueryable();
        if (filter.Batch is { } batch)
            return changes.Where(c => c.Batch == batch).Select(c => c.Id);
        if (filter.Article is null && filter.Subject is null)
            return changes.Where(c => c.Batch == null || c.Batch == c.Id).Select(c => c.Id);
        if (filter.Article is { } article)
            changes = changes.Where(c => c.ArticleId == article);
        if (filter.Subject is { } subject)
            changes = changes.Where(c => c.Subject == subject && c.SubjectId == filter.SubjectId);
        return changes.GroupBy(c => c.Batch ?? c.Id).Select(decision => decision.Min(c => c.Id));
    }

    private async Task<List<Decision>> ReadAsync(List<long> numbers, CancellationToken cancellation)
    {
        var changes = await context.Changes.AsNoTracking().Include(c => c.Actor).Where(c => numbers.Contains(c.Id)).OrderByDescending(c => c.Id).ToListAsync(cancellation);
        await context.VerifyAsync(changes, cancellation);
        var batches = changes.Select(c => c.Batch).OfType<long>().Distinct().ToList();
        var counts = await context.Changes.Where(c => c.Batch != null && batches.Contains(c.Batch.Value)).GroupBy(c => c.Batch!.Value)
            .Select(batch => new { batch.Key, Count = batch.Count() }).ToDictionaryAsync(batch => batch.Key, batch => batch.Count, cancellation);
        var steps = await context.StepsAsync(changes, cancellation);
        var standing = steps.ToDictionary(subject => subject.Key, subject => new Standing(subject));
        return [.. changes.Select(change => Of(change, standing[(change.Subject, change.SubjectId)]))];

        Decision Of(Change change, Standing on) => new(change, change.Batch is { } batch ? counts[batch] : 1, on.IsUndo(change.Id), on.Holds(change.Id));
    }
}
