using System.Text.Json.Nodes;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A decision in the history: a change, or the first of a batch with how many there are; what it did in one sentence, and whether that still holds.</summary>
public sealed record ChangeShape(
    long Id, DateTimeOffset At, string Who, ChangeAction Action, ChangeSubject Subject, long SubjectId, long? Article, int Version,
    long? Undoes, long? Batch, int Count, bool Holds, string Text, JsonNode? Before, JsonNode? After)
{
    public static ChangeShape Of(Decision decision)
    {
        var change = decision.First;
        return new(
            change.Id, change.At, change.Who, change.Action, change.Subject, change.SubjectId, change.ArticleId, change.Version, change.Undoes, change.Batch,
            decision.Count, decision.Holds, ChangeWords.Sentence(decision), Read(change.Before), Read(change.After));
    }

    private static JsonNode? Read(string? content) => content is null ? null : JsonNode.Parse(content);
}

/// <summary>The history of an article, and what its reader can undo and do again next.</summary>
public sealed record ChangesShape(long Total, ChangeShape? Undo, ChangeShape? Redo, IReadOnlyList<ChangeShape> Items, string? Next);
