using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Makes and changes entities, and finds the one that is meant by a name.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class EntityEditor(ArchiveContext context, ChangeLog log)
{

    /// <summary>Makes an entity, even when another one has the name: two people may share it.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Entity>> CreateAsync(EntityContentDraft draft, CancellationToken cancellation = default)
    {
        if (EntityDrafts.Prove(draft, null, out var content) is { } fault)
            return new Edit<Entity>.Refused(fault);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var (entity, change) = await AddAsync(content!, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Entity>.Saved(entity, change.Id);
    }

    /// <summary>Replaces the content of an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Entity>> ReplaceAsync(long id, int version, EntityContentDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(Which(id), version, entity => Task.FromResult(
            EntityDrafts.Prove(draft, entity.Content, out var content) is { } fault ? (Attempt)fault : Become(entity, content!)), cancellation);

    /// <summary>Notes that two entities which look alike are not the same, or takes that back. No version is asked for: it takes nothing away that somebody else has saved.</summary>
    /// <param name="id">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="apart">False when they may be the same again.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The entity of the lower number, which keeps the note; missing when one of them is not there or was merged.</returns>
    public async Task<Edit<Entity>> TellApartAsync(long id, long other, bool apart = true, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var (low, high) = (Math.Min(id, other), Math.Max(id, other));
        var entity = await Which(low).SingleOrDefaultAsync(cancellation);
        if (low == high || entity is null || !await context.LivingEntities.AnyAsync(e => e.Id == high, cancellation))
            return new Edit<Entity>.Missing();
        if (entity.Unlike.Contains(high) == apart)
            return new Edit<Entity>.Refused(new Message(apart ? "edit.apart-already" : "edit.not-apart"));
        if (entity.Unlike.Count == Entity.MostUnlike)
            return new Edit<Entity>.Refused(new Message("edit.too-many-apart", Entity.MostUnlike));
        IEnumerable<long> unlike = apart ? entity.Unlike.Append(high) : entity.Unlike.Where(number => number != high);
        var change = Become(entity, entity.Content with { Unlike = [.. unlike] });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Entity>.Saved(entity, change.Id);
    }

    /// <summary>Finds the entity that is meant, or makes it, in the transaction of the caller.</summary>
    /// <param name="draft">A number, or a name with its kind.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <param name="except">An entity that is not meant, whatever its names are.</param>
    /// <returns>The entity, or what is wrong: no such number, no name, or several entities of that name.</returns>
    internal async Task<(Entity? Entity, Message? Fault)> ResolveAsync(EntityDraft draft, CancellationToken cancellation, long? except = null)
    {
        if (draft.Id is { } id)
        {
            // Who has seen it before a merge means what it has become.
            var standing = await context.StandingEntityAsync(id, cancellation);
            var known = await context.Entities.SingleOrDefaultAsync(e => e.Id == standing, cancellation);
            return (known, known is null ? new Message("edit.no-entity", id) : null);
        }

        if (EntityDrafts.Prove(new EntityContentDraft(draft.Name, draft.Kind), null, out var content) is { } fault)
            return (null, fault);
        var folded = Entity.Folded(content!.Name);
        var candidates = await context.Entities
            .Where(e => e.Kind == content.Kind && e.Id != except && e.Names.Any(name => name.Folded == folded))
            .Select(e => new { Entity = e, IsPreferred = e.Names.Any(name => name.Folded == folded && name.Position == 0) })
            .OrderBy(c => c.Entity.Id).Take(20).ToListAsync(cancellation);
        if (candidates.Count > 1 && candidates.Count(c => c.IsPreferred) == 1)
            candidates.RemoveAll(c => !c.IsPreferred);
        if (candidates.Count > 1)
            return (null, new Message("edit.ambiguous-entity", content.Name, string.Join(", ", candidates.Select(c => c.Entity.Id))));
        return (candidates.Count == 1 ? candidates[0].Entity : (await AddAsync(content, cancellation)).Entity, null);
    }

    internal IQueryable<Entity> Which(long id) => context.LivingEntities.Include(e => e.Names).Where(e => e.Id == id);

    internal Change Become(Entity entity, EntityContent content)
    {
        var before = entity.Content;
        entity.Version++;
        entity.Become(content);
        return log.Note(entity, before, entity.Content);
    }

    /// <summary>Adds what was proved, in the transaction of the caller.</summary>
    internal async Task<(Entity Entity, Change Change)> AddAsync(EntityContent content, CancellationToken cancellation)
    {
        var entity = new Entity();
        entity.Become(content);
        return (entity, await context.AddAsync(entity, () => log.Note(entity, null, entity.Content), cancellation));
    }
}
