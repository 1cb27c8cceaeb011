using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>A quotation that a rule found in a text, and whose words it is.</summary>
/// <param name="Parts">The content without the words that interrupt it: one or more spans, ordered and disjoint, UTF-16
/// code units, half-open. Quotation marks belong to it, the conjunction <c>que</c> and the sentence's full stop do not.</param>
/// <param name="Kind">Direct, indirect or mixed, as <see cref="QuoteKinds.Guess"/> reads it from the marks.</param>
/// <param name="Cue">The main verb without its auxiliary, or <c>selon</c>, <c>d'après</c>, <c>pour</c>; null when the quotation
/// carries on without one.</param>
/// <param name="Speaker">The mention of the source nearest to the cue, with title and apposition; null when no words name it.</param>
/// <param name="SpeakerName">Who that is, in the fullest form the text gives; null when the text does not say.</param>
/// <param name="Confidence">0 to 1: how often such a proposal is thought to be right. An order, not a probability.</param>
/// <param name="Rule">The short, stable name of the rule that found it, such as <c>cue-after</c>.</param>
/// <remarks>All offsets belong to the text the proposer was given. Two proposals are equal when their members are the same,
/// the parts as a list being the same object.</remarks>
public sealed record ProposedQuotation(
    IReadOnlyList<TextSpan> Parts, QuoteKind Kind, TextSpan? Cue, TextSpan? Speaker, string? SpeakerName, double Confidence, string Rule)
{
    /// <summary>Where the first part begins, UTF-16 code units.</summary>
    public int Start => Parts[0].Start;

    /// <summary>Where the last part ends, UTF-16 code units, exclusive.</summary>
    public int End => Parts[^1].End;
}
