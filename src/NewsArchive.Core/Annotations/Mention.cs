using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Annotations;

/// <summary>Everything about a mention that can change, as one value.</summary>
/// <param name="Revision">The number of the article's revision the anchor belongs to.</param>
/// <param name="Anchor">Where the name stands.</param>
/// <param name="EntityId">Whom or what it names.</param>
/// <param name="State">Proposed, accepted or rejected.</param>
/// <param name="Origin"><c>person</c>, or the name of the rule that proposed it.</param>
/// <param name="Anchoring">Whether a person has yet to look where it stands.</param>
public sealed record MentionContent(
    int Revision, Anchor Anchor, long EntityId, AnnotationState State, string Origin, Anchoring Anchoring = Anchoring.Sure)
{
    /// <summary>How sure the rule was that proposed it, from 0 to 1; null where a person made it.</summary>
    public double? Confidence { get; init; }
}

/// <summary>A name in an article's text and the entity it names.</summary>
public sealed class Mention : IVersioned<MentionContent>
{
    /// <summary>The number of the mention, never given again.</summary>
    public long Id { get; init; }

    /// <summary>The article it stands in.</summary>
    public long ArticleId { get; init; }

    /// <summary>The article it stands in, when loaded.</summary>
    public Article? Article { get; init; }

    /// <summary>Counts the changes, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <inheritdoc cref="MentionContent.Revision"/>
    public int Revision { get; private set; }

    /// <inheritdoc cref="MentionContent.Anchor"/>
    public Anchor Anchor { get; private set; } = new(0, 0, "");

    /// <inheritdoc cref="MentionContent.EntityId"/>
    public long EntityId { get; private set; }

    /// <summary>Whom or what it names, when loaded.</summary>
    public Entity? Entity { get; init; }

    /// <inheritdoc cref="MentionContent.State"/>
    public AnnotationState State { get; private set; }

    /// <inheritdoc cref="MentionContent.Origin"/>
    public string Origin { get; private set; } = "person";

    /// <inheritdoc cref="MentionContent.Anchoring"/>
    public Anchoring Anchoring { get; private set; }

    /// <inheritdoc cref="MentionContent.Confidence"/>
    public double? Confidence { get; private set; }

    /// <summary>Everything that can change, as one value.</summary>
    public MentionContent Content => new(Revision, Anchor, EntityId, State, Origin, Anchoring) { Confidence = Confidence };

    /// <summary>Takes on other content.</summary>
    /// <param name="content">The new content; its anchor must be proved against the revision it names.</param>
    public void Become(MentionContent content)
    {
        (Revision, Anchor, EntityId) = (content.Revision, content.Anchor, content.EntityId);
        (State, Origin, Anchoring, Confidence) = (content.State, content.Origin, content.Anchoring, content.Confidence);
    }
}
