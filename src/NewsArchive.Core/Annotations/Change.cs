namespace NewsArchive.Annotations;

/// <summary>What was done to a subject of the change log.</summary>
public enum ChangeAction
{
    /// <summary>It was made, or brought back by an undo.</summary>
    Create,

    /// <summary>Its content was replaced.</summary>
    Update,

    /// <summary>It was removed.</summary>
    Delete,
}

/// <summary>What a change was done to.</summary>
public enum ChangeSubject
{
    /// <summary>An article: its deletion and return.</summary>
    Article,

    /// <summary>A quotation.</summary>
    Quote,

    /// <summary>A mention.</summary>
    Mention,

    /// <summary>An entity.</summary>
    Entity,

    /// <summary>A saved search.</summary>
    Search,

    /// <summary>A collection of articles.</summary>
    Collection,

    /// <summary>A category of the codebook.</summary>
    Category,
}

/// <summary>One line of the change log: who did what, when, with the content before and after. Never changed or removed.</summary>
public sealed class Change
{
    /// <summary>The number of the change; a later change has a greater one.</summary>
    public long Id { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The number of whoever did it.</summary>
    public long ActorId { get; internal set; }

    /// <summary>Whoever did it, where a query has included it; else null.</summary>
    public Actor? Actor { get; init; }

    /// <summary>The name of whoever did it.</summary>
    /// <exception cref="InvalidOperationException">The query did not include <see cref="Actor"/>.</exception>
    public string Who => Actor?.Name ?? throw new InvalidOperationException("The query did not include the actor.");

    /// <summary>What was done.</summary>
    public ChangeAction Action { get; init; }

    /// <summary>What kind of thing it was done to.</summary>
    public ChangeSubject Subject { get; init; }

    /// <summary>The number of that thing.</summary>
    public long SubjectId { get; init; }

    /// <summary>The article concerned, or null for an entity or a saved search.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The version the subject has after the change.</summary>
    public int Version { get; init; }

    /// <summary>The content before, as JSON, or null when it did not exist.</summary>
    public string? Before { get; init; }

    /// <summary>The content after, as JSON, or null when it no longer exists.</summary>
    public string? After { get; init; }

    /// <summary>The change that this one undoes, or null.</summary>
    public long? Undoes { get; init; }

    /// <summary>The first change of the decision that this one belongs to, or null when it stands alone. All of a batch are undone together.</summary>
    public long? Batch { get; init; }

    /// <summary>SHA-256 over this change and the hash of the change before it, 32 bytes; how it is computed stands at <c>ChangeHash</c>.</summary>
    public byte[] Hash { get; internal set; } = [];
}
