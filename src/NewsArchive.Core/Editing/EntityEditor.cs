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
    private const int MostAliases = 200;

    /// <summary>Makes an entity, even when another one has the name: two people may share it.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Entity>> CreateAsync(EntityContentDraft draft, CancellationToken cancellation = default)
    {
        if (Prove(draft, out var content) is { } fault)
            return new Edit<Entity>.Refused(fault);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
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
        context.ChangeAsync(context.Entities.Include(e => e.Names).Where(e => e.Id == id), version, entity =>
        {
            if (Prove(draft, out var content) is { } fault)
                return Task.FromResult<Attempt>(fault);
            var before = entity.Content;
            entity.Version++;
            entity.Become(content!);
            return Task.FromResult<Attempt>(log.Note(entity, before, entity.Content));
        }, cancellation);

    /// <summary>Finds the entity that is meant, or makes it, in the transaction of the caller.</summary>
    /// <param name="draft">A number, or a name with its kind.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The entity, or what is wrong: no such number, no name, or several entities of that name.</returns>
    internal async Task<(Entity? Entity, Message? Fault)> ResolveAsync(EntityDraft draft, CancellationToken cancellation)
    {
        if (draft.Id is { } id)
        {
            var known = await context.Entities.SingleOrDefaultAsync(e => e.Id == id, cancellation);
            return (known, known is null ? new Message("edit.no-entity", id) : null);
        }

        if (Prove(new EntityContentDraft(draft.Name, draft.Kind), out var content) is { } fault)
            return (null, fault);
        var folded = Entity.Folded(content!.Name);
        var candidates = await context.Entities
            .Where(e => e.Kind == content.Kind && e.Names.Any(name => name.Folded == folded))
            .Select(e => new { Entity = e, IsPreferred = e.Names.Any(name => name.Folded == folded && name.Position == 0) })
            .OrderBy(c => c.Entity.Id).Take(20).ToListAsync(cancellation);
        if (candidates.Count > 1 && candidates.Count(c => c.IsPreferred) == 1)
            candidates.RemoveAll(c => !c.IsPreferred);
        if (candidates.Count > 1)
            return (null, new Message("edit.ambiguous-entity", content.Name, string.Join(", ", candidates.Select(c => c.Entity.Id))));
        return (candidates.Count == 1 ? candidates[0].Entity : (await AddAsync(content, cancellation)).Entity, null);
    }

    private async Task<(Entity Entity, Change Change)> AddAsync(EntityContent content, CancellationToken cancellation)
    {
        var entity = new Entity();
        entity.Become(content);
        return (entity, await context.AddAsync(entity, () => log.Note(entity, null, entity.Content), cancellation));
    }

    private static Message? Prove(EntityContentDraft draft, out EntityContent? content)
    {
        content = null;
        var name = Entity.Tidy(draft.Name);
        if (Words.NameFault(name, Entity.LongestName) is { } fault)
            return fault;
        if (draft.Kind is null || !Words.TryRead(draft.Kind, EntityKind.Other, out var kind))
            return new Message("edit.unknown-entity-kind", Words.Shown(draft.Kind), Words.List<EntityKind>());
        var aliases = (draft.Aliases ?? []).Select(Entity.Tidy).Where(alias => alias.Length > 0).ToList();
        if (aliases.Count > MostAliases)
            return new Message("edit.too-many-aliases", MostAliases);
        if (aliases.Select(alias => Words.NameFault(alias, Entity.LongestName)).FirstOrDefault(found => found is not null) is { } aliasFault)
            return aliasFault;
        if (Words.NoteFault(draft.Description, Entity.LongestDescription) is { } descriptionFault)
            return descriptionFault;
        content = new EntityContent(name, kind, aliases, string.IsNullOrWhiteSpace(draft.Description) ? null : NewsArchive.Text.TextForm.Of(draft.Description));
        return null;
    }
}
