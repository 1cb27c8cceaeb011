using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Annotations;

/// <summary>How the words of a quotation are given.</summary>
public enum QuoteKind
{
    /// <summary>In quotation marks, word for word.</summary>
    Direct,

    /// <summary>Reported, without quotation marks.</summary>
    Indirect,

    /// <summary>Reported with some of the words in quotation marks.</summary>
    Mixed,
}

/// <summary>What a person thinks of an annotation.</summary>
public enum AnnotationState
{
    /// <summary>Proposed by the program and not yet decided.</summary>
    Proposed,

    /// <summary>Made or confirmed by a person.</summary>
    Accepted,

    /// <summary>Refused by a person; kept, so that it is not proposed again.</summary>
    Rejected,
}

/// <summary>Everything about a quotation that can change, as one value.</summary>
/// <param name="Revision">The number of the article's revision the anchors belong to.</param>
/// <param name="Parts">The quoted words, in one or more parts, as given; never empty.</param>
/// <param name="Cue">The words that introduce the speech (« a déclaré »), or null.</param>
/// <param name="Speaker">The mention of the speaker nearest the cue, or null.</param>
/// <param name="EntityId">Who the speaker is, or null when not known.</param>
/// <param name="Kind">Direct, indirect or mixed.</param>
/// <param name="State">Proposed, accepted or rejected.</param>
/// <param name="Origin"><c>person</c>, or the name of the rule that proposed it.</param>
/// <param name="Note">A person's remark, or null.</param>
/// <param name="Anchoring">Whether a person has yet to look where it stands.</param>
public sealed record QuoteContent(
    int Revision, IReadOnlyList<Anchor> Parts, Anchor? Cue, Anchor? Speaker, long? EntityId,
    QuoteKind Kind, AnnotationState State, string Origin, string? Note, Anchoring Anchoring = Anchoring.Sure)
{
    /// <summary>The numbers of the categories it was given, each once; none in the log of a time without codebook.</summary>
    public IReadOnlyList<long> Categories { get; init; } = [];

    /// <summary>How sure the rule was that proposed it, from 0 to 1; null where a person made it.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether another says just the same: lists are compared by what stands in them.</summary>
    /// <param name="other">The other content.</param>
    public bool Says(QuoteContent other) =>
        Parts.SequenceEqual(other.Parts) && Categories.SequenceEqual(other.Categories) && this with { Parts = other.Parts, Categories = other.Categories } == other;

    /// <summary>Every anchor of the quotation: parts, then cue and speaker where there are any.</summary>
    public IEnumerable<Anchor> Anchors => Parts.Append(Cue).Append(Speaker).OfType<Anchor>();
}

/// <summary>A quotation: who said what, and with which words the article says so.</summary>
/// <remarks>An object of its own rather than a coloured stretch of text: its parts, cue and speaker stay together.</remarks>
public sealed class Quote : IVersioned<QuoteContent>
{
    /// <summary>The number of the quotation, never given again.</summary>
    public long Id { get; init; }

    /// <summary>The article it stands in.</summary>
    public long ArticleId { get; init; }

    /// <summary>The article it stands in, when loaded.</summary>
    public Article? Article { get; init; }

    /// <summary>Counts the changes, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <inheritdoc cref="QuoteContent.Revision"/>
    public int Revision { get; private set; }

    /// <inheritdoc cref="QuoteContent.Parts"/>
    public IReadOnlyList<Anchor> Parts { get; private set; } = [];

    /// <inheritdoc cref="QuoteContent.Cue"/>
    public Anchor? Cue { get; private set; }

    /// <inheritdoc cref="QuoteContent.Speaker"/>
    public Anchor? Speaker { get; private set; }

    /// <inheritdoc cref="QuoteContent.EntityId"/>
    public long? EntityId { get; private set; }

    /// <summary>Who the speaker is, when loaded.</summary>
    public Entity? Entity { get; init; }

    /// <inheritdoc cref="QuoteContent.Kind"/>
    public QuoteKind Kind { get; private set; }

    /// <inheritdoc cref="QuoteContent.State"/>
    public AnnotationState State { get; private set; }

    /// <inheritdoc cref="QuoteContent.Origin"/>
    public string Origin { get; private set; } = "person";

    /// <inheritdoc cref="QuoteContent.Note"/>
    public string? Note { get; private set; }

    /// <inheritdoc cref="QuoteContent.Anchoring"/>
    public Anchoring Anchoring { get; private set; }

    /// <inheritdoc cref="QuoteContent.Confidence"/>
    public double? Confidence { get; private set; }

    /// <inheritdoc cref="QuoteContent.Categories"/>
    public IReadOnlyList<long> Categories { get; private set; } = [];

    /// <summary>Everything that can change, as one value.</summary>
    public QuoteContent Content => new(Revision, Parts, Cue, Speaker, EntityId, Kind, State, Origin, Note, Anchoring) { Categories = Categories, Confidence = Confidence };

    /// <summary>The quoted words, the parts joined by « […] ».</summary>
    public string Words => string.Join(" […] ", Parts.Select(part => part.Exact));

    /// <summary>Takes on other content.</summary>
    /// <param name="content">The new content; its anchors must be proved against the revision it names.</param>
    public void Become(QuoteContent content)
    {
        (Revision, Parts, Cue, Speaker, EntityId) = (content.Revision, content.Parts, content.Cue, content.Speaker, content.EntityId);
        (Kind, State, Origin, Note, Anchoring) = (content.Kind, content.State, content.Origin, content.Note, content.Anchoring);
        (Categories, Confidence) = (content.Categories, content.Confidence);
    }
}
