using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Articles;

/// <summary>Looks up what is chosen by number: entities, collections, categories.</summary>
internal static class ChoiceNames
{
    /// <summary>The names of chosen values, by <see cref="FacetChoice.NameKey"/>; what is not in the archive has none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(ArchiveContext context, IReadOnlyList<FacetChoice> choices, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>();
        if (Numbers(Facet.Person, Facet.Organisation, Facet.Place, Facet.Speaker) is { Count: > 0 } entities)
        {
            foreach (var entity in await context.Entities.Where(e => entities.Contains(e.Id)).Select(e => new { e.Id, e.Name, e.MergedInto }).ToListAsync(cancellation))
            {
                // A choice that was saved before a merge means what its entity has become.
                var standing = entity.MergedInto is null ? null : await context.StandingEntityAsync(entity.Id, cancellation);
                names[entity.Id.ToString(CultureInfo.InvariantCulture)] = standing is null
                    ? entity.Name
                    : await context.Entities.Where(e => e.Id == standing).Select(e => e.Name).SingleAsync(cancellation);
            }
        }

        if (Numbers(Facet.Collection) is { Count: > 0 } collections)
        {
            foreach (var collection in await context.Collections.Where(c => collections.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancellation))
                names[$"{Facet.Collection} {collection.Id}"] = collection.Name;
        }

        if (Numbers(Facet.Category) is { Count: > 0 } categories)
        {
            var tree = new CategoryTree(await context.Categories.AsNoTracking().ToListAsync(cancellation), StringComparer.Ordinal);
            foreach (var place in tree.Of(categories))
                names[$"{Facet.Category} {place.Category.Id}"] = place.Path;
        }

        return names;

        // A speaker may also be a part of a name.
        List<long> Numbers(params Facet[] facets) =>
            [.. choices.Where(choice => facets.Contains(choice.Facet) && choice.Value.All(char.IsAsciiDigit)).Select(choice => long.Parse(choice.Value, CultureInfo.InvariantCulture))];
    }
}
