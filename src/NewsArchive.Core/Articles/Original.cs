namespace NewsArchive.Articles;

/// <summary>The bytes of a saved page, kept once however many revisions come from them.</summary>
public sealed class Original
{
    /// <summary>SHA-256 of the bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>How many there are.</summary>
    public int Length { get; init; }

    /// <summary>The bytes, packed (<see cref="OriginalBytes"/>).</summary>
    public required byte[] Packed { get; init; }
}

/// <summary>Which bytes a revision was read from.</summary>
public sealed class RevisionOriginal
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the revision.</summary>
    public int Number { get; init; }

    /// <summary>The hash of the bytes.</summary>
    public required byte[] Hash { get; init; }
}
