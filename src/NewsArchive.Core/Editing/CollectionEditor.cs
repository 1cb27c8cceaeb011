using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>A collection as sent.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is for, or null.</param>
public sealed record CollectionDraft(string? Name = null, string? Description = null);

/// <summary>Makes collections of articles, changes and deletes them.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="members">Who puts articles into collections and takes them out.</param>
/// <param name="time">The clock.</param>
public sealed class CollectionEditor(ArchiveContext context, ChangeLog log, CollectionMembers members, TimeProvider time)
{
    /// <summary>Makes a fixed collection.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="articles">Its first articles; those that are not there, or deleted, are left out.</param>
    /// <param name="address">The address of the list they are from, or null when they were chosen by hand.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Collection>> CreateFixedAsync(CollectionDraft draft, IReadOnlyCollection<long> articles, string? address = null, CancellationToken cancellation = default) =>
        CreateAsync(draft, CollectionKind.Fixed, address, articles, cancellation);

    /// <summary>Makes a living collection: whatever its list shows.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="address">The address of the list, already proved to be one.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Collection>> CreateLivingAsync(CollectionDraft draft, string address, CancellationToken cancellation = default) =>
        CreateAsync(draft, CollectionKind.Living, address, [], cancellation);

    /// <summary>Gives a collection another name or description.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Collection>> ReplaceAsync(long id, int version, CollectionDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.Collections.Where(c => c.Id == id), version, collection =>
        {
            if (FaultOf(draft) is { } fault)
                return Task.FromResult<Attempt>(fault);
            var before = collection.Content;
            collection.Version++;
            collection.Become(before with { Name = Entity.Tidy(draft.Name), Description = Words.Noted(draft.Description) });
            return Task.FromResult<Attempt>(log.Note(collection, before, collection.Content));
        }, cancellation);

    /// <summary>Deletes a collection; its articles stay in the archive.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Collection>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.Collections.Where(c => c.Id == id), version, async collection => await RemoveAsync(collection, null, cancellation), cancellation);

    /// <summary>Puts articles into a fixed collection and takes others out. No version is asked for: what others put in or take out meanwhile stays as they left it.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="added">Articles to put in; those that are in it already, not there, or deleted, are left out.</param>
    /// <param name="removed">Articles to take out; those that are not in it are left out.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Collection>> ChangeArticlesAsync(long id, IReadOnlyCollection<long> added, IReadOnlyCollection<long> removed, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await context.Collections.SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } collection)
            return new Edit<Collection>.Missing();
        if (collection.Kind == CollectionKind.Living)
            return new Edit<Collection>.Refused(new Message("edit.collection-living"));
        var (came, went) = (await members.MissingAsync(id, added, cancellation), await members.PresentAsync(id, removed.Except(added).ToList(), cancellation));
        var count = await members.CountAsync(id, cancellation);
        collection.Version++;
        var change = log.Note(
            collection, collection.Content with { Articles = count }, collection.Content with { Articles = count + came.Count - went.Count },
            article: came.Count + went.Count == 1 ? came.Concat(went).Single() : null);
        await context.SaveChangesAsync(cancellation);
        await members.StepAsync(id, change.Id, came, went, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Collection>.Saved(collection, change.Id);
    }

    /// <summary>Takes a change back, in the transaction of the caller.</summary>
    /// <param name="change">A change of a collection that nothing stands upon.</param>
    /// <param name="version">The version the collection gets.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The undoing change, or null when there is nothing left to undo.</returns>
    internal async Task<Change?> TakeBackAsync(Change change, int version, CancellationToken cancellation)
    {
        var before = change.Before is null ? null : StoredJson.Read<CollectionContent>(change.Before);
        var collection = await context.Collections.SingleOrDefaultAsync(c => c.Id == change.SubjectId, cancellation);
        if (collection is null)
        {
            if (before is null || change.After is not null)
                return null;
            context.Add(collection = new Collection { Id = change.SubjectId });
            return await BecomeAsync(null);
        }

        return before is null ? await RemoveAsync(collection, change.Id, cancellation) : await BecomeAsync(collection.Content);

        async Task<Change> BecomeAsync(CollectionContent? now)
        {
            var articles = before.Articles is null ? (long?)null : await members.CountAsync(change.SubjectId, cancellation);
            collection.Version = version;
            collection.Become(before);
            var undo = log.Note(collection, now is null ? null : now with { Articles = articles }, before, change.Id, change.ArticleId);
            await context.SaveChangesAsync(cancellation);
            await members.StepBackAsync(change.SubjectId, change.Id, undo.Id, cancellation);
            return undo;
        }
    }

    private async Task<Edit<Collection>> CreateAsync(
        CollectionDraft draft, CollectionKind kind, string? address, IReadOnlyCollection<long> articles, CancellationToken cancellation)
    {
        if (FaultOf(draft) is { } fault)
            return new Edit<Collection>.Refused(fault);
        // As precise as it is stored.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var came = await members.MissingAsync(0, articles, cancellation);
        var collection = new Collection();
        collection.Become(new CollectionContent(Entity.Tidy(draft.Name), Words.Noted(draft.Description), kind, address, now));
        var logged = collection.Content with { Articles = kind == CollectionKind.Fixed ? came.Count : null };
        var change = await context.AddAsync(collection, () => log.Note(collection, null, logged), cancellation);
        await members.StepAsync(collection.Id, change.Id, came, [], cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Collection>.Saved(collection, change.Id);
    }

    // The line of the log comes first: what was in the collection is noted under its number, and then goes.
    private async Task<Change> RemoveAsync(Collection collection, long? undoes, CancellationToken cancellation)
    {
        var articles = collection.Kind == CollectionKind.Fixed ? await members.CountAsync(collection.Id, cancellation) : (long?)null;
        var change = log.Note(collection, collection.Content with { Articles = articles }, null, undoes);
        await context.SaveChangesAsync(cancellation);
        await members.StepOutAsync(collection.Id, change.Id, cancellation);
        context.Remove(collection);
        await context.SaveChangesAsync(cancellation);
        return change;
    }

    private static Message? FaultOf(CollectionDraft draft) =>
        Words.NameFault(Entity.Tidy(draft.Name), Collection.LongestName) ?? Words.NoteFault(draft.Description, Collection.LongestDescription);
}
