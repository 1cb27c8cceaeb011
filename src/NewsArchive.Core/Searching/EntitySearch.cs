using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Searching;

/// <summary>An entity in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its preferred name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quotes">How many quotations it has that were not rejected.</param>
/// <param name="Mentions">How many mentions it has that were not rejected.</param>
public sealed record EntityHit(long Id, string Name, EntityKind Kind, int Quotes, int Mentions);

/// <summary>Finds entities by their names.</summary>
/// <param name="context">The archive.</param>
public sealed class EntitySearch(ArchiveContext context)
{
    // What is offered while typing is chosen from so many: the time of a key press must not grow with the register.
    private const int MostCandidates = 100;
    private const int RecentAnnotations = 2000;

    /// <summary>The entities that go by a name with these letters, case and accents aside.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <returns>A query: nothing is read yet.</returns>
    public IQueryable<Entity> Named(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return context.Entities;
        // A word may begin anywhere in the name: « un » finds Kim Jong-un, « jong un » too.
        var folded = TypedName.Like(TypedName.Folded(typed));
        return context.Entities.Where(e => e.Names.Any(n =>
            EF.Functions.Like(n.Folded, folded + "%", "\\") || EF.Functions.Like(n.Folded, "% " + folded + "%", "\\")));
    }

    /// <summary>The entities to offer while a name is typed: those of the article first, then those annotated most of late.</summary>
    /// <param name="typed">A name or its beginning; may be empty.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="article">The article that is annotated.</param>
    /// <param name="size">How many are wanted at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<List<EntityHit>> SuggestAsync(string? typed, EntityKind? kind, long article, int size, CancellationToken cancellation = default)
    {
        var named = Of(typed, kind);
        var here = await context.Mentions.Where(m => m.ArticleId == article).Select(m => (long?)m.EntityId)
            .Union(context.Quotes.Where(q => q.ArticleId == article && q.EntityId != null).Select(q => q.EntityId))
            .OrderBy(id => id).Take(10 * MostCandidates).ToListAsync(cancellation);
        var first = await HitsAsync(named.Where(e => here.Contains(e.Id)).OrderBy(e => e.Id).Take(MostCandidates), cancellation);
        if (first.Count < size)
        {
            var others = named.Where(e => !here.Contains(e.Id));
            if (string.IsNullOrWhiteSpace(typed))
            {
                var recent = await RecentAsync(cancellation);
                others = others.Where(e => recent.Contains(e.Id));
            }

            var more = await HitsAsync(others.OrderBy(e => e.Id).Take(MostCandidates), cancellation);
            first = [.. MostFirst(first), .. MostFirst(more)];
        }
        else
        {
            first = [.. MostFirst(first)];
        }

        return [.. first.Take(size)];

        static IEnumerable<EntityHit> MostFirst(List<EntityHit> hits) => hits.OrderByDescending(hit => hit.Quotes + hit.Mentions).ThenBy(hit => Entity.Folded(hit.Name));
    }

    /// <summary>A page of the register, by name.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<List<EntityHit>> ListAsync(string? typed, EntityKind? kind, long skip, int size, CancellationToken cancellation = default) =>
        HitsAsync(
            Of(typed, kind)
                .OrderBy(e => e.Names.Where(name => name.Position == 0).Select(name => name.Folded).FirstOrDefault()).ThenBy(e => e.Id)
                .Skip((int)Math.Min(skip, int.MaxValue)).Take(size),
            cancellation);

    /// <summary>How many entities a search finds.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<int> CountAsync(string? typed, EntityKind? kind, CancellationToken cancellation = default) => Of(typed, kind).CountAsync(cancellation);

    private Task<List<EntityHit>> HitsAsync(IQueryable<Entity> entities, CancellationToken cancellation) => entities
        .Select(e => new EntityHit(
            e.Id, e.Name, e.Kind,
            context.Quotes.Count(q => q.EntityId == e.Id && q.State != AnnotationState.Rejected && !q.Article!.IsDeleted),
            context.Mentions.Count(m => m.EntityId == e.Id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted)))
        .ToListAsync(cancellation);

    private async Task<List<long>> RecentAsync(CancellationToken cancellation)
    {
        var mentions = await context.Mentions.OrderByDescending(m => m.Id).Take(RecentAnnotations).Select(m => m.EntityId).ToListAsync(cancellation);
        var quotes = await context.Quotes.OrderByDescending(q => q.Id).Take(RecentAnnotations).Select(q => q.EntityId).ToListAsync(cancellation);
        return [.. mentions.Concat(quotes.OfType<long>()).CountBy(id => id).OrderByDescending(pair => pair.Value).Take(MostCandidates).Select(pair => pair.Key)];
    }

    private IQueryable<Entity> Of(string? typed, EntityKind? kind) =>
        kind is null ? Named(typed) : Named(typed).Where(e => e.Kind == kind);
}
