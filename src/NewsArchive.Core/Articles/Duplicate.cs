namespace NewsArchive.Articles;

/// <summary>A file whose text the archive already had under another key.</summary>
public sealed class Duplicate
{
    /// <summary>The key the file would have given its article.</summary>
    public required string Key { get; init; }

    /// <summary>The article that has the text.</summary>
    public long ArticleId { get; set; }

    /// <summary>The path of the file, as given to the import.</summary>
    public required string File { get; set; }

    /// <summary>The date that file bears; it may differ from the article's.</summary>
    public PartialDate Date { get; set; }
}
