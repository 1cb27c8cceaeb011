using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Search.Entities;

/// <summary>Two entities that may be one.</summary>
/// <param name="One">The one, of the lower number.</param>
/// <param name="Other">The other.</param>
/// <param name="Likeness">How their names are alike, or null when they have an identifier in common.</param>
public sealed record DuplicateHit(EntityHit One, EntityHit Other, Likeness? Likeness);

/// <summary>Finds entities of one kind that may be the same. A person decides: they are only offered, and not again once they were told apart.</summary>
/// <param name="context">The archive.</param>
public sealed class DuplicateSearch(ArchiveContext context)
{
    private readonly EntitySearch _entities = new(context);

    /// <summary>A page of all pairs, the surest first, and how many there are.</summary>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<(int Total, List<DuplicateHit> Hits)> FindAsync(long skip, int size, CancellationToken cancellation = default)
    {
        await context.OpenAsync(cancellation);
        var pairs = Identified(null).Concat(Enum.GetValues<EntityKind>().SelectMany(kind => LikeNames.Among([.. Names(kind, 0)])).OrderBy(pair => pair.Likeness).Select(pair => (pair.One, pair.Other, (Likeness?)pair.Likeness)))
            .DistinctBy(pair => (pair.One, pair.Other)).ToList();
        var apart = await ApartAsync(cancellation);
        pairs.RemoveAll(pair => apart.Contains((pair.One, pair.Other)));
        return (pairs.Count, await HitsAsync([.. pairs.Skip((int)Math.Min(skip, int.MaxValue)).Take(size)], cancellation));
    }

    /// <summary>The entities that may be the same as one.</summary>
    /// <param name="entity">That one, with its names.</param>
    /// <param name="size">How many are wanted at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Pairs of which it is one, the surest first.</returns>
    public async Task<List<DuplicateHit>> OfAsync(Entity entity, int size, CancellationToken cancellation = default)
    {
        await context.OpenAsync(cancellation);
        var own = entity.Names.Select(name => NameShape.OfFolded(name.Folded)).ToList();
        var like = Names(entity.Kind, entity.Id)
            .Select(name => (name.Entity, Likeness: own.Min(shape => shape.LikenessTo(name.Name))))
            .Where(found => found.Likeness is not null).OrderBy(found => found.Likeness).ThenBy(found => found.Entity)
            .Select(found => (One: Math.Min(found.Entity, entity.Id), Other: Math.Max(found.Entity, entity.Id), found.Likeness));
        var apart = await ApartAsync(cancellation);
        var pairs = Identified(entity.Id).Concat(like).DistinctBy(pair => (pair.One, pair.Other)).Where(pair => !apart.Contains((pair.One, pair.Other)));
        return await HitsAsync([.. pairs.Take(size)], cancellation);
    }

    /// <summary>The entities that a person has told from one.</summary>
    /// <param name="entity">The number of that one.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<List<EntityHit>> ApartFromAsync(long entity, CancellationToken cancellation = default) =>
        await _entities.HitsAsync([.. (await ApartAsync(cancellation)).Where(pair => pair.Item1 == entity || pair.Item2 == entity)
            .Select(pair => pair.Item1 == entity ? pair.Item2 : pair.Item1).Order()], cancellation);

    private async Task<List<DuplicateHit>> HitsAsync(List<(long One, long Other, Likeness? Likeness)> pairs, CancellationToken cancellation)
    {
        var hits = (await _entities.HitsAsync([.. pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()], cancellation)).ToDictionary(hit => hit.Id);
        return [.. pairs.Select(pair => new DuplicateHit(hits[pair.One], hits[pair.Other], pair.Likeness))];
    }

    private IEnumerable<(long Entity, NameShape Name)> Names(EntityKind kind, long without)
    {
        using var command = context.Connection.Command("""
            SELECT n.entity_id, n.folded FROM entity e JOIN entity_name n ON n.entity_id = e.id
            WHERE e.kind = $value AND e.merged_into IS NULL AND e.id <> $without
            """, ("$value", kind.ToString().ToLowerInvariant()), ("$without", without));
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return (rows.GetInt64(0), NameShape.OfFolded(rows.GetString(1)));
    }

    // Those that have the same number of Wikidata, VIAF, ISNI or IdRef.
    private List<(long One, long Other, Likeness? Likeness)> Identified(long? entity)
    {
        using var command = context.Connection.Command("""
            WITH given AS (
                SELECT e.id, e.kind, json_extract(i.value, '$.scheme') || ' ' || json_extract(i.value, '$.value') AS identifier
                FROM entity e, json_each(e.identifiers) i WHERE e.identifiers <> '[]' AND e.merged_into IS NULL
            )
            SELECT DISTINCT a.id, b.id FROM given a JOIN given b ON b.identifier = a.identifier AND b.kind = a.kind AND b.id > a.id
            WHERE $value IS NULL OR $value IN (a.id, b.id) ORDER BY 1, 2 LIMIT 1000
            """, ("$value", entity));
        using var rows = command.ExecuteReader();
        var pairs = new List<(long, long, Likeness?)>();
        while (rows.Read())
            pairs.Add((rows.GetInt64(0), rows.GetInt64(1), null));
        return pairs;
    }

    private async Task<HashSet<(long, long)>> ApartAsync(CancellationToken cancellation) =>
        [.. (await context.Database.SqlQuery<Pair>(FormattableStringFactory.Create(
            "SELECT e.id AS One, u.value AS Other FROM entity e, json_each(e.unlike) u WHERE e.unlike <> '[]'")).ToListAsync(cancellation))
            .Select(pair => (Math.Min(pair.One, pair.Other), Math.Max(pair.One, pair.Other)))];

    private sealed record Pair(long One, long Other);
}
