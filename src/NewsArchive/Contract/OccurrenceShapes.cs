using NewsArchive.Editing;
using NewsArchive.Search.Entities;

namespace NewsArchive.Contract;

/// <summary>Where a name stands, with its words around; <c>place</c> names it when it is to be left out or taken in.</summary>
public sealed record OccurrenceShape(
    string Place, long Article, string Title, string Date, int Revision, int Start, int End, string Exact, string Left, string Right, Doubt Doubt, long? Other, bool IsTicked)
{
    public static OccurrenceShape Of(OccurrenceLine line, bool isTicked)
    {
        var one = line.Occurrence;
        return new(
            one.Place, one.Article, line.Title, line.Date.ToString(), one.Revision, one.Anchor.Start, one.Anchor.End, one.Anchor.Exact,
            line.Left, line.Right, one.Doubt, one.Other, isTicked);
    }
}

/// <summary>The places of an entity's names that are not marked yet: how many, how many of them are ticked, and how many are marked already.</summary>
public sealed record OccurrencesShape(long Total, int Ticked, int Marked, bool IsPartial, IReadOnlyList<EntityItem> Homonyms, IReadOnlyList<OccurrenceShape> Items, string? Next);

/// <summary>Which of the places in the scope of the address are to be marked: those ticked by themselves, or otherwise.</summary>
/// <param name="Off">Places left out.</param>
/// <param name="On">Places taken in though there is a doubt.</param>
public sealed record TagDraft(IReadOnlyList<string>? Off = null, IReadOnlyList<string>? On = null);

/// <summary>How far places are marked; <c>batch</c> is the change to undo, with all of them.</summary>
public sealed record TaggingShape(long Id, long Entity, TaggingState State, int Total, int Tagged, int Passed, long? Batch)
{
    public static TaggingShape Of(TaggingRun run) => new(run.Id, run.EntityId, run.State, run.Total, run.Sum.Tagged, run.Sum.Passed, run.Sum.Batch);
}
