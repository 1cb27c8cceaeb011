using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;

namespace NewsArchive.Storage;

/// <summary>Finds in the log where an annotation stood before an import carried it over in doubt.</summary>
public static class SureAnchors
{
    /// <summary>The quotation as it stood last for certain.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="quote">The quotation.</param>
    /// <returns>Its own content when there is no doubt about it; else that before the doubt, or null when the log does not know it or its parts are others now.</returns>
    public static QuoteContent? LastSure(this ArchiveContext context, Quote quote) =>
        quote.Anchoring == Anchoring.Sure ? quote.Content
        : Before<QuoteContent>(context, ChangeSubject.Quote, quote.Id, content => content.Anchoring) is { } sure
            && sure.Parts.Count == quote.Parts.Count && sure.Cue is null == quote.Cue is null && sure.Speaker is null == quote.Speaker is null ? sure : null;

    /// <inheritdoc cref="LastSure(ArchiveContext, Quote)"/>
    /// <summary>The mention as it stood last for certain.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="mention">The mention.</param>
    public static MentionContent? LastSure(this ArchiveContext context, Mention mention) =>
        mention.Anchoring == Anchoring.Sure ? mention.Content : Before<MentionContent>(context, ChangeSubject.Mention, mention.Id, content => content.Anchoring);

    private static T? Before<T>(ArchiveContext context, ChangeSubject subject, long id, Func<T, Anchoring> anchoring)
        where T : class
    {
        var changes = context.Changes.AsNoTracking()
            .Where(change => change.Subject == subject && change.SubjectId == id && change.Before != null && change.After != null)
            .OrderByDescending(change => change.Id).Select(change => new { change.Before, change.After });
        foreach (var change in changes)
        {
            var before = StoredJson.Read<T>(change.Before!);
            if (anchoring(before) == Anchoring.Sure && anchoring(StoredJson.Read<T>(change.After!)) == Anchoring.Check)
                return before;
        }

        return null;
    }
}
