using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Entities;

/// <summary>An entity in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its preferred name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quotes">How many quotations it has that were not rejected.</param>
/// <param name="Mentions">How many mentions it has that were not rejected.</param>
public sealed record EntityHit(long Id, string Name, EntityKind Kind, int Quotes, int Mentions);

/// <summary>In which order the register is shown.</summary>
public enum EntitySort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>Most mentioned first.</summary>
    Mentions,

    /// <summary>Most quoted first.</summary>
    Quotes,

    /// <summary>Changed last first.</summary>
    Changed,
}

/// <summary>Finds entities by their names. Entities that were merged into others are in no list.</summary>
/// <param name="context">The archive.</param>
public sealed partial class EntitySearch(ArchiveContext context)
{
    // More words than these tell no names apart.
    private const int MostWords = 16;

    /// <summary>The entities that go by a name with words that begin like this, in any order, or with these initials; case, accents and hyphens aside.</summary>
    /// <param name="typed">A name, or the beginnings of its words; empty finds all.</param>
    /// <returns>A query: nothing is read yet.</returns>
    public IQueryable<Entity> Named(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return context.LivingEntities;
        var (worded, initialled) = (Worded(typed), Initialled(typed));
        return initialled is null
            ? context.LivingEntities.Where(e => worded.Contains(e.Id))
            : context.LivingEntities.Where(e => worded.Contains(e.Id) || initialled.Contains(e.Id));
    }

    /// <summary>A page of the register.</summary>
    /// <param name="typed">A name or the beginnings of its words; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="sort">In which order; those that are equal by name.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<List<EntityHit>> ListAsync(
        string? typed, EntityKind? kind, long skip, int size, EntitySort sort = EntitySort.Name, CancellationToken cancellation = default)
    {
        var entities = Of(typed, kind);
        var ordered = sort switch
        {
            EntitySort.Mentions => ByName(entities.OrderByDescending(e => context.Mentions.Count(m => m.EntityId == e.Id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted))),
            EntitySort.Quotes => ByName(entities.OrderByDescending(e => context.Quotes.Count(q => q.EntityId == e.Id && q.State != AnnotationState.Rejected && !q.Article!.IsDeleted))),
            EntitySort.Changed => ByName(entities.OrderByDescending(e => context.Changes.Where(c => c.Subject == ChangeSubject.Entity && c.SubjectId == e.Id).Max(c => (long?)c.Id))),
            _ => ByName(entities.OrderBy(_ => 0)),
        };
        return HitsAsync(ordered.Skip((int)Math.Min(skip, int.MaxValue)).Take(size), cancellation);
    }

    /// <summary>How many entities a search finds, by what they are.</summary>
    /// <param name="typed">A name or the beginnings of its words; empty finds all.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<Dictionary<EntityKind, int>> CountsAsync(string? typed, CancellationToken cancellation = default) =>
        Named(typed).GroupBy(e => e.Kind).Select(kind => new { kind.Key, Count = kind.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancellation);

    /// <summary>How many entities a search finds.</summary>
    /// <param name="typed">A name or the beginnings of its words; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<int> CountAsync(string? typed, EntityKind? kind, CancellationToken cancellation = default) => Of(typed, kind).CountAsync(cancellation);

    /// <summary>The entities of these numbers, in this order; those that are not there are left out.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<List<EntityHit>> HitsAsync(IReadOnlyList<long> numbers, CancellationToken cancellation = default)
    {
        var hits = (await HitsAsync(context.LivingEntities.Where(e => numbers.Contains(e.Id)), cancellation)).ToDictionary(hit => hit.Id);
        return [.. numbers.Where(hits.ContainsKey).Select(number => hits[number])];
    }

    /// <summary>The entities of a kind by the words of their names, or of any kind.</summary>
    internal IQueryable<Entity> Of(string? typed, EntityKind? kind) =>
        kind is null ? Named(typed) : Named(typed).Where(e => e.Kind == kind);

    /// <summary>The entities that have a name with words that begin like those that were typed.</summary>
    internal IQueryable<long> Worded(string typed)
    {
        IQueryable<EntityName> names = context.EntityNames;
        foreach (var word in TypedName.Folded(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(TypedName.Like))
            names = names.Where(n => EF.Functions.Like(n.Folded, word + "%", "\\") || EF.Functions.Like(n.Folded, "% " + word + "%", "\\"));
        return names.Select(n => n.EntityId);
    }

    // « kju », « K. J. U. »; a single letter is the beginning of too much.
    private IQueryable<long>? Initialled(string typed)
    {
        var letters = TypedName.Folded(typed).Replace(" ", "", StringComparison.Ordinal);
        if (letters.Length is < 2 or > MostWords)
            return null;
        var pattern = TypedName.Like(letters);
        return context.EntityNames
            .Where(n => EF.Functions.Like(n.Initials, pattern + "%", "\\") || EF.Functions.Like(n.Initials, "% " + pattern + "%", "\\"))
            .Select(n => n.EntityId);
    }

    private static IOrderedQueryable<Entity> ByName(IOrderedQueryable<Entity> entities) => entities
        .ThenBy(e => e.Names.Where(name => name.Position == 0).Select(name => name.Folded).FirstOrDefault()).ThenBy(e => e.Id);

    private Task<List<EntityHit>> HitsAsync(IQueryable<Entity> entities, CancellationToken cancellation) => entities
        .Select(e => new EntityHit(
            e.Id, e.Name, e.Kind,
            context.Quotes.Count(q => q.EntityId == e.Id && q.State != AnnotationState.Rejected && !q.Article!.IsDeleted),
            context.Mentions.Count(m => m.EntityId == e.Id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted)))
        .ToListAsync(cancellation);
}
