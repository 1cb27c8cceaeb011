using System.Diagnostics.CodeAnalysis;

namespace NewsArchive.Collections;

/// <summary>What decides which articles a collection has.</summary>
public enum CollectionKind
{
    /// <summary>The articles that were put into it, by hand or from what a search found at that moment.</summary>
    Fixed,

    /// <summary>What its search finds, whenever somebody looks.</summary>
    Living,
}

/// <summary>Everything about a collection that can change, its articles aside, as one value.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is for, or null.</param>
/// <param name="Kind">Fixed or living.</param>
/// <param name="Address">
/// The address of a list of articles, written as saved searches keep it: of a living collection the list it shows, of a fixed one
/// the list it was made from, or null when it was made by hand.
/// </param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record CollectionContent(string Name, string? Description, CollectionKind Kind, string? Address, DateTimeOffset CreatedAt)
{
    /// <summary>How many articles it had, in the log alone: which ones came and went stands beside the log (<see cref="CollectionStep"/>).</summary>
    public long? Articles { get; init; }
}

/// <summary>Articles that somebody keeps together under a name.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "What researchers call it; it is no container of the language.")]
public sealed class Collection : IVersioned<CollectionContent>
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest description, in UTF-16 code units.</summary>
    public const int LongestDescription = 2000;

    /// <summary>The number of the collection, never given again.</summary>
    public long Id { get; init; }

    /// <summary>Counts the changes, those of its articles included, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <inheritdoc cref="CollectionContent.Name"/>
    public string Name { get; private set; } = "";

    /// <inheritdoc cref="CollectionContent.Description"/>
    public string? Description { get; private set; }

    /// <inheritdoc cref="CollectionContent.Kind"/>
    public CollectionKind Kind { get; private set; }

    /// <inheritdoc cref="CollectionContent.Address"/>
    public string? Address { get; private set; }

    /// <inheritdoc cref="CollectionContent.CreatedAt"/>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Everything that can change, its articles aside, as one value.</summary>
    public CollectionContent Content => new(Name, Description, Kind, Address, CreatedAt);

    /// <summary>Takes on other content; its articles stay.</summary>
    /// <param name="content">The new content.</param>
    public void Become(CollectionContent content) =>
        (Name, Description, Kind, Address, CreatedAt) = (content.Name, content.Description, content.Kind, content.Address, content.CreatedAt);
}

/// <summary>An article of a fixed collection.</summary>
public sealed class CollectionArticle
{
    /// <summary>The collection.</summary>
    public long CollectionId { get; init; }

    /// <summary>The article; it may be deleted, and is then shown in no list.</summary>
    public long ArticleId { get; init; }
}

/// <summary>An article that a line of the log put into a collection or took out of it.</summary>
public sealed class CollectionStep
{
    /// <summary>The line of the log.</summary>
    public long ChangeId { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>Whether it was put in; else it was taken out.</summary>
    public bool IsAdded { get; init; }
}
