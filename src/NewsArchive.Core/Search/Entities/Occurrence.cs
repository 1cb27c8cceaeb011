using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Entities;

/// <summary>Why a place where a name stands may not be meant.</summary>
public enum Doubt
{
    /// <summary>There is no reason to doubt.</summary>
    None,

    /// <summary>Another entity goes by the same name.</summary>
    Homonym,

    /// <summary>A hyphen ties the name to a further word.</summary>
    Compound,

    /// <summary>The name is a part of a longer one that another entity goes by.</summary>
    LongerName,

    /// <summary>A person has refused the entity at this place.</summary>
    Rejected,

    /// <summary>The words are marked as the name of another entity.</summary>
    OtherEntity,
}

/// <summary>A place where a name of an entity stands and is not marked as such yet.</summary>
/// <param name="Article">The article.</param>
/// <param name="Revision">Its text.</param>
/// <param name="Anchor">Where.</param>
/// <param name="Doubt">Whether it may not be meant.</param>
/// <param name="Other">The other entity that gives reason to doubt, or null.</param>
/// <param name="Marks">The mentions that stand at the place, rejected ones too: what came to stand there later was not seen.</param>
public sealed record Occurrence(long Article, int Revision, Anchor Anchor, Doubt Doubt, long? Other, IReadOnlyList<long> Marks)
{
    /// <summary>Whether it is meant unless a person says no: doubts untick it, a namesake alone does not.</summary>
    public bool IsTicked => Doubt is Doubt.None or Doubt.Homonym;

    /// <summary>What names the place, such as <c>12.1.340</c>: article, revision, start.</summary>
    public string Place => FormattableString.Invariant($"{Article}.{Revision}.{Anchor.Start}");
}

/// <summary>Where a name is looked for: in one article, in those of a list, or, when neither is given, in all.</summary>
/// <param name="Article">The article, or null.</param>
/// <param name="List">The list, or null.</param>
public sealed record OccurrenceScope(long? Article = null, ArticleQuery? List = null);

/// <summary>The places where the names of an entity stand.</summary>
/// <param name="Items">The places, in the order of the list or the newest article first; at most <see cref="Occurrences.Most"/>.</param>
/// <param name="Marked">How many places are marked as the entity already; they are not among the others.</param>
/// <param name="IsPartial">Whether there may be more places.</param>
/// <param name="Homonyms">Other entities that go by one of the names.</param>
public sealed record OccurrenceList(IReadOnlyList<Occurrence> Items, int Marked, bool IsPartial, IReadOnlyList<EntityHit> Homonyms);

/// <summary>A place as it is shown.</summary>
/// <param name="Occurrence">The place.</param>
/// <param name="Title">The title of the article.</param>
/// <param name="Date">Its date.</param>
/// <param name="Left">What stands before.</param>
/// <param name="Right">What stands behind.</param>
public sealed record OccurrenceLine(Occurrence Occurrence, string Title, PartialDate Date, string Left, string Right);
