using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A category at its place in the codebook, with how many quotations and articles have it, without those that have only one below it.</summary>
public sealed record CategoryShape(
    long Id, int Version, string Name, long? Parent, string Path, int Depth, string? Definition, CategoryColour Colour, string? Key, long Quotes, long Articles)
{
    /// <summary>The whole codebook, each category behind the one it is a part of.</summary>
    public static async Task<IReadOnlyList<CategoryShape>> AllAsync(ArchiveContext context, CancellationToken cancellation)
    {
        var quotes = await context.QuoteCategories.Where(g => context.Quotes.Any(q => q.Id == g.QuoteId && !q.Article!.IsDeleted))
            .GroupBy(g => g.CategoryId).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var articles = await context.ArticleCategories.Where(g => context.LivingArticles.Any(a => a.Id == g.ArticleId))
            .GroupBy(g => g.CategoryId).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var tree = await TreeAsync(context, cancellation);
        return [.. tree.Places.Select(place => Of(place, quotes.GetValueOrDefault(place.Category.Id), articles.GetValueOrDefault(place.Category.Id)))];
    }

    /// <summary>The codebook in the order of the reader's language.</summary>
    public static async Task<CategoryTree> TreeAsync(ArchiveContext context, CancellationToken cancellation) =>
        new(await context.Categories.AsNoTracking().ToListAsync(cancellation), StringComparer.Create(Texts.Language, System.Globalization.CompareOptions.None));

    private static CategoryShape Of(PlacedCategory place, long quotes, long articles) => new(
        place.Category.Id, place.Category.Version, place.Category.Name, place.Category.ParentId, place.Path, place.Depth,
        place.Category.Definition, place.Category.Colour, place.Category.Key, quotes, articles);
}

/// <summary>The categories of a quotation or an article, with the version they were read in.</summary>
public sealed record GivenShape(int Version, IReadOnlyList<long> Categories);
