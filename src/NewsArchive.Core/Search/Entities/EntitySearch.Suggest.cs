using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Entities;

// What is offered while a name is typed.
public sealed partial class EntitySearch
{
    private const int MostCandidates = 100;
    private const int RecentAnnotations = 2000;

    /// <summary>The entities to offer while a name is typed: those of the article first, then the one of exactly this name, then those annotated most.</summary>
    /// <param name="typed">A name, the beginnings of its words, or its initials; empty offers those annotated most of late.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="article">The article that is annotated.</param>
    /// <param name="size">How many are wanted at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <remarks>Where initials alone agree, an entity stands behind those whose words do.</remarks>
    public async Task<List<EntityHit>> SuggestAsync(string? typed, EntityKind? kind, long article, int size, CancellationToken cancellation = default)
    {
        var named = Of(typed, kind);
        var here = await context.Mentions.Where(m => m.ArticleId == article).Select(m => (long?)m.EntityId)
            .Union(context.Quotes.Where(q => q.ArticleId == article && q.EntityId != null).Select(q => q.EntityId))
            .OrderBy(id => id).Take(10 * MostCandidates).ToListAsync(cancellation);
        var first = await HitsAsync(named.Where(e => here.Contains(e.Id)).OrderBy(e => e.Id).Take(MostCandidates), cancellation);
        // Of those nobody has begun to name, people are who is meant most: they speak.
        var offered = first.OrderByDescending(hit => string.IsNullOrWhiteSpace(typed) && hit.Kind == EntityKind.Person).ThenByDescending(hit => hit.Quotes + hit.Mentions).ThenBy(hit => Entity.Folded(hit.Name)).Take(size).ToList();
        if (offered.Count < size)
            offered.AddRange(await OthersAsync(named.Where(e => !here.Contains(e.Id)), typed, size - offered.Count, cancellation));
        return offered;
    }

    private async Task<IEnumerable<EntityHit>> OthersAsync(IQueryable<Entity> others, string? typed, int size, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            var recent = await RecentAsync(cancellation);
            var hits = await HitsAsync(others.Where(e => recent.Contains(e.Id)).OrderBy(e => e.Id).Take(MostCandidates), cancellation);
            return hits.OrderByDescending(hit => hit.Quotes + hit.Mentions).ThenBy(hit => Entity.Folded(hit.Name)).Take(size);
        }

        var (folded, worded) = (TypedName.Folded(typed), Worded(typed));
        var numbers = await others
            .OrderByDescending(e => e.Names.Any(name => name.Folded == folded))
            .ThenByDescending(e => worded.Contains(e.Id))
            // Rejected annotations and those of deleted articles count here: so the indexes alone are read.
            .ThenByDescending(e => context.Mentions.Count(m => m.EntityId == e.Id) + context.Quotes.Count(q => q.EntityId == e.Id))
            .ThenBy(e => e.Names.Where(name => name.Position == 0).Select(name => name.Folded).FirstOrDefault()).ThenBy(e => e.Id)
            .Select(e => e.Id).Take(size).ToListAsync(cancellation);
        return await HitsAsync(numbers, cancellation);
    }

    private async Task<List<long>> RecentAsync(CancellationToken cancellation)
    {
        var mentions = await context.Mentions.OrderByDescending(m => m.Id).Take(RecentAnnotations).Select(m => m.EntityId).ToListAsync(cancellation);
        var quotes = await context.Quotes.OrderByDescending(q => q.Id).Take(RecentAnnotations).Select(q => q.EntityId).ToListAsync(cancellation);
        return [.. mentions.Concat(quotes.OfType<long>()).CountBy(id => id).OrderByDescending(pair => pair.Value).Take(MostCandidates).Select(pair => pair.Key)];
    }
}
