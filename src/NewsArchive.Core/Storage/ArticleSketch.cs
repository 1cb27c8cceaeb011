namespace NewsArchive.Storage;

/// <summary>By what the text of an article finds those that are nearly the same, and the group they make.</summary>
public sealed class ArticleSketch
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision that was read; an article that has another one since belongs to no group until it is read again.</summary>
    public int Revision { get; init; }

    /// <summary>The version of the rules it was read with.</summary>
    public int Rules { get; init; }

    /// <summary>Whether it was compared with all others.</summary>
    public bool IsJoined { get; init; }

    /// <summary>What all that are alike have in common; null where nothing is like it.</summary>
    public long? GroupId { get; init; }

    /// <summary>The sketch of its text (<see cref="Text.Sketch"/>); empty for a text that is too short.</summary>
    public byte[] Bands { get; init; } = [];
}
