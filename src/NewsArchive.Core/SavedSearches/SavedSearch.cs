namespace NewsArchive.SavedSearches;

/// <summary>Everything about a saved search that can change, as one value.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">The address of the list of articles it shows, such as <c>/?q=onu&amp;from=2023</c>: without host, page and size.</param>
/// <param name="SeenArticle">The highest number an article had when the search was last marked as seen; 0 in an empty archive.</param>
/// <param name="SeenAt">When that was; at first the moment it was saved.</param>
/// <param name="CreatedAt">When it was saved.</param>
public sealed record SavedSearchContent(string Name, string Address, long SeenArticle, DateTimeOffset SeenAt, DateTimeOffset CreatedAt)
{
    /// <summary>The same search, marked as seen.</summary>
    /// <param name="article">The highest number an article has among what was seen.</param>
    /// <param name="at">Now.</param>
    /// <remarks>Never goes back: of two people who mark it, the one who has seen more counts.</remarks>
    public SavedSearchContent Seen(long article, DateTimeOffset at) => this with { SeenArticle = Math.Max(SeenArticle, article), SeenAt = at };
}

/// <summary>A search that was given a name, and how much of what it finds has been seen.</summary>
/// <remarks>
/// New is what it finds among articles that came into the archive since, which their numbers tell: they grow. An article of which an import
/// brings another text, or that returns after its deletion, keeps its number, and is not new again; nor is one that is found only now because it
/// was annotated.
/// </remarks>
public sealed class SavedSearch : IVersioned<SavedSearchContent>
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest address, in UTF-16 code units.</summary>
    public const int LongestAddress = 20_000;

    /// <summary>The number of the saved search, never given again.</summary>
    public long Id { get; init; }

    /// <summary>Counts the changes, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <inheritdoc cref="SavedSearchContent.Name"/>
    public string Name { get; private set; } = "";

    /// <inheritdoc cref="SavedSearchContent.Address"/>
    public string Address { get; private set; } = "";

    /// <inheritdoc cref="SavedSearchContent.SeenArticle"/>
    public long SeenArticle { get; private set; }

    /// <inheritdoc cref="SavedSearchContent.SeenAt"/>
    public DateTimeOffset SeenAt { get; private set; }

    /// <inheritdoc cref="SavedSearchContent.CreatedAt"/>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Everything that can change, as one value.</summary>
    public SavedSearchContent Content => new(Name, Address, SeenArticle, SeenAt, CreatedAt);

    /// <summary>Takes on other content.</summary>
    /// <param name="content">The new content.</param>
    public void Become(SavedSearchContent content)
    {
        (Name, Address) = (content.Name, content.Address);
        (SeenArticle, SeenAt, CreatedAt) = (content.SeenArticle, content.SeenAt, content.CreatedAt);
    }
}
