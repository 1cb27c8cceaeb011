using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Search.Catalog;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A category at its place in the codebook, with how many quotations (rejected ones aside, as in their list) and articles have it or one below it.</summary>
public sealed record CategoryShape(
    long Id, int Version, string Name, long? Parent, string Path, int Depth, string? Definition, CategoryColour Colour, string? Key, long Quotes, long Articles)
{
    /// <summary>The whole codebook, each category behind the one it is a part of.</summary>
    public static async Task<IReadOnlyList<CategoryShape>> AllAsync(ArchiveContext context, CancellationToken cancellation)
    {
        var uses = await CategoryUses.CountAsync(context, cancellation);
        var tree = await TreeAsync(context, cancellation);
        return [.. tree.Places.Select(place => Of(place, uses.Quotes.GetValueOrDefault(place.Category.Id), uses.Articles.GetValueOrDefault(place.Category.Id)))];
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
