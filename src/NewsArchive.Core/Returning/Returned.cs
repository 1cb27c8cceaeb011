using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;

namespace NewsArchive.Returning;

/// <summary>What a file of annotations holds, piece by piece in its order; what a piece names stands before it.</summary>
internal abstract record Returned;

/// <summary>A category of the codebook, with the numbers of the file.</summary>
internal sealed record ReturnedCategory(long Id, int Version, CategoryContent Content) : Returned;

/// <summary>A collection, with the number of the file.</summary>
internal sealed record ReturnedCollection(long Id, int Version, CollectionContent Content) : Returned;

/// <summary>An entity with all that is known of it.</summary>
/// <param name="Name">The name by which annotations of the file mean it.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Content">Its content, proved; whom it is told apart from stands in <paramref name="Unlike"/>.</param>
/// <param name="Unlike">The names of those it is told apart from.</param>
internal sealed record ReturnedEntity(string Name, int Version, EntityContent Content, IReadOnlyList<string> Unlike) : Returned
{
    /// <summary>Its number in the archive that the file left.</summary>
    public long? Number { get; init; }
}

/// <summary>Something that could not be read.</summary>
/// <param name="Where">The line, the file or the name of it.</param>
/// <param name="What">What is wrong with it.</param>
internal sealed record ReturnedFault(string Where, Message What) : Returned;

/// <summary>The annotations of one article.</summary>
/// <param name="Where">What a person knows it by.</param>
/// <param name="Told">What the format says of annotations.</param>
internal sealed record ReturnedArticle(string Where, Told Told) : Returned
{
    /// <summary>The keys it may have, the likeliest first; empty when the file does not say.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Its address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Its number in some archive, believed only where the words agree; or null.</summary>
    public long? Number { get; init; }

    /// <summary>The texts that the places belong to, by the number of the revision; empty when the file has none.</summary>
    public IReadOnlyDictionary<int, string> Texts { get; init; } = new Dictionary<int, string>();

    /// <summary>The article itself, so that it can be made where it is missing; or null.</summary>
    public ReturnedContent? Content { get; init; }

    public List<ReturnedQuote> Quotes { get; init; } = [];

    public List<ReturnedMention> Mentions { get; init; } = [];
}

/// <summary>All of an article.</summary>
/// <param name="Article">Its fields; the numbers of its categories are those of the file.</param>
/// <param name="Current">The text it has now; with those before it stands in the article.</param>
/// <param name="Collections">The numbers of its fixed collections, in the file.</param>
/// <param name="Duplicates">The files that had the same text.</param>
internal sealed record ReturnedContent(Article Article, Revision Current, IReadOnlyList<long> Collections, IReadOnlyList<Duplicate> Duplicates);

/// <summary>A stretch of text as a file says it.</summary>
/// <param name="Place">The place, in the unit of the texts or, where the file has no text, in code points; null when it says words alone.</param>
/// <param name="Exact">The words.</param>
/// <param name="Prefix">What stands before them, or null.</param>
/// <param name="Suffix">What stands behind them, or null.</param>
internal sealed record ReturnedSpan((int Start, int End)? Place, string Exact, string? Prefix = null, string? Suffix = null);

/// <summary>Who is meant: by the name of the file, by what people call it, or both.</summary>
internal sealed record ReturnedWho(string? Name, string? Called = null, EntityKind? Kind = null);

/// <summary>A quotation.</summary>
/// <param name="Where">What a person knows it by.</param>
/// <param name="Revision">The text its places belong to; null for the current one.</param>
/// <param name="Parts">Its words, in one part or more.</param>
internal sealed record ReturnedQuote(string Where, int? Revision, IReadOnlyList<ReturnedSpan> Parts) : IReturnedAnnotation
{
    public ReturnedSpan? Cue { get; init; }

    public ReturnedSpan? Speaker { get; init; }

    public ReturnedWho? Who { get; init; }

    public QuoteKind? Kind { get; init; }

    public AnnotationState State { get; init; } = AnnotationState.Accepted;

    public string Origin { get; init; } = "person";

    public string? Note { get; init; }

    public double? Confidence { get; init; }

    /// <summary>The numbers of the file, or names.</summary>
    public IReadOnlyList<(long? Number, string? Name)> Categories { get; init; } = [];

    public Anchoring Anchoring { get; init; }

    public int Version { get; init; } = 1;

    public IEnumerable<ReturnedSpan> Spans => Parts.Append(Cue).Append(Speaker).OfType<ReturnedSpan>();
}

/// <summary>A mention.</summary>
internal sealed record ReturnedMention(string Where, int? Revision, ReturnedSpan Span, ReturnedWho Who) : IReturnedAnnotation
{
    public AnnotationState State { get; init; } = AnnotationState.Accepted;

    public string Origin { get; init; } = "person";

    public double? Confidence { get; init; }

    public Anchoring Anchoring { get; init; }

    public int Version { get; init; } = 1;

    public IEnumerable<ReturnedSpan> Spans => [Span];
}

/// <summary>What quotations and mentions of a file share.</summary>
internal interface IReturnedAnnotation
{
    string Where { get; }

    int? Revision { get; }

    Anchoring Anchoring { get; }

    /// <summary>Every span, in the order of <see cref="QuoteContent.Anchors"/>.</summary>
    IEnumerable<ReturnedSpan> Spans { get; }
}

/// <summary>What a format says of annotations; of the rest nothing follows from its silence.</summary>
[Flags]
internal enum Told
{
    None = 0,

    /// <summary>Which rule or person made it.</summary>
    Origin = 1,

    /// <summary>How sure the rule was.</summary>
    Confidence = 2,

    /// <summary>The categories of quotations.</summary>
    Categories = 4,

    /// <summary>Where one part of a quotation ends and the next begins, line ends included.</summary>
    Parts = 8,

    All = Origin | Confidence | Categories | Parts,
}
