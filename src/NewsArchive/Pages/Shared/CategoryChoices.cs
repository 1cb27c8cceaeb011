using NewsArchive.Codebook;

namespace NewsArchive.Pages.Shared;

/// <summary>The categories to choose from, those a thing has ticked.</summary>
/// <param name="Tree">The codebook.</param>
/// <param name="Chosen">The numbers of those that are ticked.</param>
/// <param name="Prefix">Tells the fields of this form from those of others on the page.</param>
public sealed record CategoryChoices(CategoryTree Tree, IReadOnlyCollection<long> Chosen, string Prefix);

/// <summary>The categories a thing has, to be shown.</summary>
public sealed record GivenCategories(CategoryTree Tree, IReadOnlyList<long> Ids)
{
    public static string ClassOf(CategoryColour colour) => $"colour-{colour.ToString().ToLowerInvariant()}";
}
