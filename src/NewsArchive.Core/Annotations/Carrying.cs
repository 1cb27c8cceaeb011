using NewsArchive.Text;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Annotations;

/// <summary>Carries annotations over to a new text of their article: whole, or not at all.</summary>
/// <remarks>
/// An annotation is carried surely when each of its anchors is and they keep their order; in doubt when every anchor has a
/// place, but one of them only probably, or when their order changed. When one anchor has none the annotation stays where
/// it was: no part, cue or speaker is ever left behind.
/// </remarks>
/// <param name="alignment">From the text the annotation belongs to, to the new one.</param>
/// <param name="text">The new text.</param>
/// <param name="revision">Its number.</param>
public sealed class Carrying(TextAlignment alignment, string text, int revision)
{
    /// <summary>Carries a quotation.</summary>
    /// <param name="quote">The quotation, with anchors in the old text.</param>
    /// <returns>It, in the new text; null when it cannot be carried.</returns>
    public QuoteContent? Follow(QuoteContent quote)
    {
        if (Follow([.. quote.Anchors], out var isSure) is not { } anchors)
            return null;
        var parts = quote.Parts.Count;
        return quote with
        {
            Revision = revision,
            Parts = anchors[..parts],
            Cue = quote.Cue is null ? null : anchors[parts],
            Speaker = quote.Speaker is null ? null : anchors[^1],
            Anchoring = isSure ? Anchoring.Sure : Anchoring.Check,
        };
    }

    /// <summary>Carries a mention.</summary>
    /// <param name="mention">The mention, with its anchor in the old text.</param>
    /// <returns>It, in the new text; null when it cannot be carried.</returns>
    public MentionContent? Follow(MentionContent mention) => Follow([mention.Anchor], out var isSure) is { } anchors
        ? mention with { Revision = revision, Anchor = anchors[0], Anchoring = isSure ? Anchoring.Sure : Anchoring.Check }
        : null;

    /// <summary>The places an anchor may have come to, for a person to choose from.</summary>
    /// <param name="anchor">The anchor in the old text.</param>
    /// <param name="most">How many are wanted at most.</param>
    public IReadOnlyList<Candidate> Candidates(Anchor anchor, int most) => alignment.Candidates(anchor.Span, most);

    private List<Anchor>? Follow(IReadOnlyList<Anchor> anchors, out bool isSure)
    {
        isSure = true;
        var followed = new List<Anchor>();
        foreach (var anchor in anchors)
        {
            isSure &= alignment.Follow(anchor.Span, out var place) == Followed.Surely;
            if (place is not { } span || !Offsets.Fits(text, span))
                return null;
            followed.Add(new Anchor(span.Start, span.End, span.In(text)));
        }

        for (var i = 0; i < anchors.Count; i++)
        {
            for (var j = 0; j < i; j++)
                isSure &= Side(anchors[i], anchors[j]) == Side(followed[i], followed[j]);
        }

        return followed;
    }

    // Before, behind, or sharing words with another.
    private static int Side(Anchor one, Anchor other) => one.End <= other.Start ? -1 : one.Start >= other.End ? 1 : 0;
}
