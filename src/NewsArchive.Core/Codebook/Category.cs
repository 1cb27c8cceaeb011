using NewsArchive.Text;

namespace NewsArchive.Codebook;

/// <summary>The colours of categories. Each has a place in the style sheet whose contrast is proved for light and dark pages.</summary>
public enum CategoryColour
{
    /// <summary>Grey, for a category without a colour of its own.</summary>
    Grey,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Between blue and green.</summary>
    Teal,

    /// <summary>Green.</summary>
    Green,

    /// <summary>A dark yellow.</summary>
    Gold,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Pink.</summary>
    Pink,

    /// <summary>Purple.</summary>
    Purple,

    /// <summary>Brown.</summary>
    Brown,
}

/// <summary>Everything about a category that can change, as one value.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="ParentId">The category it is a part of, or null.</param>
/// <param name="Definition">What it means and when it is given, or null.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Key">The small letter or digit by which it is given, which no other category has, or null.</param>
public sealed record CategoryContent(string Name, long? ParentId, string? Definition, CategoryColour Colour, string? Key);

/// <summary>A category of the researcher's own codebook, for quotations and articles.</summary>
public sealed class Category : IVersioned<CategoryContent>
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest definition, in UTF-16 code units.</summary>
    public const int LongestDefinition = 4000;

    /// <summary>How many categories may stand above another.</summary>
    public const int Deepest = 10;

    /// <summary>How many categories a codebook may have: it is always read whole.</summary>
    public const int Most = 2000;

    /// <summary>The number of the category, never given again.</summary>
    public long Id { get; init; }

    /// <summary>Counts the changes, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <inheritdoc cref="CategoryContent.Name"/>
    public string Name { get; private set; } = "";

    /// <inheritdoc cref="CategoryContent.ParentId"/>
    public long? ParentId { get; private set; }

    /// <inheritdoc cref="CategoryContent.Definition"/>
    public string? Definition { get; private set; }

    /// <inheritdoc cref="CategoryContent.Colour"/>
    public CategoryColour Colour { get; private set; }

    /// <inheritdoc cref="CategoryContent.Key"/>
    public string? Key { get; private set; }

    /// <summary>Everything that can change, as one value.</summary>
    public CategoryContent Content => new(Name, ParentId, Definition, Colour, Key);

    /// <summary>The key that is meant by what was typed.</summary>
    /// <param name="typed">Anything.</param>
    /// <returns>One small letter or digit; null when it is none.</returns>
    public static string? KeyOf(string? typed) =>
        TextForm.Of(typed?.Trim() ?? "").ToLowerInvariant() is [var sign] && char.IsLetterOrDigit(sign) ? $"{sign}" : null;

    /// <summary>Takes on other content.</summary>
    /// <param name="content">The new content.</param>
    public void Become(CategoryContent content) =>
        (Name, ParentId, Definition, Colour, Key) = (content.Name, content.ParentId, content.Definition, content.Colour, content.Key);
}

/// <summary>A quotation that has a category, as the database keeps it beside <c>Quote.Categories</c>: to find by, never to change.</summary>
public sealed class QuoteCategory
{
    /// <summary>The category.</summary>
    public long CategoryId { get; init; }

    /// <summary>The quotation.</summary>
    public long QuoteId { get; init; }
}

/// <summary>An article that has a category, as the database keeps it beside <c>Article.Categories</c>: to find by, never to change.</summary>
public sealed class ArticleCategory
{
    /// <summary>The category.</summary>
    public long CategoryId { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }
}
