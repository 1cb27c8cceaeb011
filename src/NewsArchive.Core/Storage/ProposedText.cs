namespace NewsArchive.Storage;

/// <summary>A text the program has made its proposals for.</summary>
public sealed class ProposedText
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision that was read.</summary>
    public int Revision { get; set; }

    /// <summary>The version of the rules it was read with.</summary>
    public int Rules { get; set; }
}
