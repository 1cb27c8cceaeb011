using NewsArchive.Codebook;
using NewsArchive.Editing;

namespace NewsArchive.Pages.Codebook;

/// <summary>The fields of a category.</summary>
public sealed class CategoryForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public long? Parent { get; set; }

    public string? Definition { get; set; }

    public string? Colour { get; set; }

    public string? Key { get; set; }

    public static CategoryForm Of(Category category) => new()
    {
        Version = category.Version,
        Name = category.Name,
        Parent = category.ParentId,
        Definition = category.Definition,
        Colour = category.Colour.ToString().ToLowerInvariant(),
        Key = category.Key,
    };

    public CategoryDraft Draft => new(Name, Parent, Definition, Colour, Key);
}

/// <summary>The form of a category, with the categories it can be a part of.</summary>
public sealed record CategoryFields(CategoryForm Form, IEnumerable<PlacedCategory> Parents);
