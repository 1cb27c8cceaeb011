namespace NewsArchive.Articles;

/// <summary>What a file said around its text, of a revision that another one has followed.</summary>
/// <remarks>What the current revision says stands in the article. There is none of revisions that were followed before the program kept it.</remarks>
public sealed class RevisionAround
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the revision.</summary>
    public int Number { get; init; }

    /// <summary>The address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The part of the publication, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Who wrote it, whatever a person made of that.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Which part of a saved page each field was taken from.</summary>
    public IReadOnlyList<FieldOrigin> Origins { get; init; } = [];

    /// <summary>What the file of an article's current revision says.</summary>
    /// <param name="article">The article.</param>
    public static RevisionAround Of(Article article) => new()
    {
        ArticleId = article.Id,
        Number = article.Revision,
        Url = article.Url,
        Section = article.Section,
        Language = article.Language,
        Authors = article.Filed.Authors,
        Origins = article.Origins,
    };
}
