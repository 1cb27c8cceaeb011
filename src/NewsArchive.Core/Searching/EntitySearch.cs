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
    /// <summary>Longer than any folded name: one letter folds to eighteen at most. SQLite refuses patterns beyond a limit.</summary>
    internal const int LongestPattern = Entity.LongestName * 18;

    /// <summary>The entities that go by a name with these letters, case and accents aside.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <returns>A query: nothing is read yet.</returns>
    public IQueryable<Entity> Named(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return context.Entities;
        // A word may begin anywhere in the name: « un » finds Kim Jong-un, « jong un » too.
        var folded = Entity.Folded(typed);
        // No name is that long; and SQLite refuses patterns beyond its limit.
        folded = Like(folded.Length > LongestPattern ? folded[..LongestPattern] : folded);
        return context.Entities.Where(e => e.Names.Any(n =>
            EF.Functions.Like(n.Folded, folded + "%", "\\") || EF.Functions.Like(n.Folded, "% " + folded + "%", "\\")));
    }

    /// <summary>A list of entities, those with most quotations and mentions first.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="article">An article whose entities come first, or null.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<List<EntityHit>> FindAsync(
        string? typed, EntityKind? kind, long? article, long skip, int size, CancellationToken cancellation = default) =>
        Of(typed, kind)
            .Select(e => new
            {
                e.Id,
                e.Name,
                e.Kind,
                Quotes = context.Quotes.Count(q => q.EntityId == e.Id && q.State != AnnotationState.Rejected && !q.Article!.IsDeleted),
                Mentions = context.Mentions.Count(m => m.EntityId == e.Id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted),
                IsHere = article != null && (context.Mentions.Any(m => m.EntityId == e.Id && m.ArticleId == article)
                    || context.Quotes.Any(q => q.EntityId == e.Id && q.ArticleId == article)),
            })
            .OrderByDescending(e => e.IsHere).ThenByDescending(e => e.Quotes + e.Mentions).ThenBy(e => e.Name).ThenBy(e => e.Id)
            .Skip((int)Math.Min(skip, int.MaxValue)).Take(size)
            .Select(e => new EntityHit(e.Id, e.Name, e.Kind, e.Quotes, e.Mentions))
            .ToListAsync(cancellation);

    /// <summary>How many entities a search finds.</summary>
    /// <param name="typed">A name or its beginning; empty finds all.</param>
    /// <param name="kind">What they are, or null for all kinds.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<int> CountAsync(string? typed, EntityKind? kind, CancellationToken cancellation = default) => Of(typed, kind).CountAsync(cancellation);

    private IQueryable<Entity> Of(string? typed, EntityKind? kind) =>
        kind is null ? Named(typed) : Named(typed).Where(e => e.Kind == kind);

    private static string Like(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
