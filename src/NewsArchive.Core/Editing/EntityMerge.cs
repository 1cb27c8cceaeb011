using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Makes one entity of two that are the same. All of it is one decision: one undo takes it back.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">The register.</param>
public sealed class EntityMerge(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    /// <summary>Merges an entity into another one: its quotations and mentions move there, its names become aliases there, and its number leads there.</summary>
    /// <param name="id">The entity that goes.</param>
    /// <param name="version">The version of it that the sender has seen.</param>
    /// <param name="into">The entity that stays, with its name.</param>
    /// <param name="intoVersion">The version of that one that the sender has seen, or null for any: nothing is taken from it.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The entity that stays; stale with the one that has changed.</returns>
    public async Task<Edit<Entity>> MergeAsync(long id, int version, long into, int? intoVersion = null, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.ChangeTracker.Clear();
        if (await entities.Which(id).SingleOrDefaultAsync(cancellation) is not { } loser)
            return new Edit<Entity>.Missing();
        if (loser.Version != version)
            return new Edit<Entity>.Stale(loser);
        if (id == into)
            return new Edit<Entity>.Refused(new Message("edit.merge-itself"));
        if (await entities.Which(into).SingleOrDefaultAsync(cancellation) is not { } winner)
            return new Edit<Entity>.Refused(new Message("edit.no-entity", into));
        if (intoVersion is { } seen && winner.Version != seen)
            return new Edit<Entity>.Stale(winner);
        var joined = winner.Content.Joined(loser.Content);
        if (joined.Aliases.Count > Entity.MostAliases)
            return new Edit<Entity>.Refused(new Message("edit.too-many-aliases", Entity.MostAliases));
        joined = joined with
        {
            Functions = [.. joined.Functions.Take(Entity.MostFunctions)],
            Identifiers = [.. joined.Identifiers.Take(EntityIdentifier.Most)],
            Unlike = [.. (await UnlikeAsync(joined, loser.Id, cancellation)).Where(number => number != loser.Id && number != winner.Id).Take(Entity.MostUnlike)],
        };

        using var batch = log.BeginBatch();
        var moves = new Moves(context, log);
        await moves.QuotesAsync(context.Quotes.Where(q => q.EntityId == id), into, cancellation);
        await moves.MentionsAsync(context.Mentions.Where(m => m.EntityId == id), into, cancellation);
        winner = await entities.Which(into).SingleAsync(cancellation);
        loser = await entities.Which(id).SingleAsync(cancellation);
        var change = entities.Become(winner, joined);
        // Last, and so first when it is undone: nothing moves back to an entity that is not there.
        entities.Become(loser, loser.Content with { Aliases = [], Unlike = [], MergedInto = into });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Entity>.Saved(winner, change.Id);
    }

    // What was told from the one that goes is told from the one that stays, wherever that was noted.
    private async Task<IEnumerable<long>> UnlikeAsync(EntityContent joined, long loser, CancellationToken cancellation)
    {
        var noted = await context.Database
            .SqlQuery<long>($"SELECT id AS Value FROM entity WHERE unlike <> '[]' AND EXISTS (SELECT 1 FROM json_each(unlike) WHERE value = {loser})")
            .ToListAsync(cancellation);
        return joined.Unlike.Union(noted);
    }
}
