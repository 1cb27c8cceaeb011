using System.Text.RegularExpressions;
using NewsArchive.Annotations;
using NewsArchive.Proposals;
using NewsArchive.Text;

namespace NewsArchive.Benchmarks.Carrying;

/// <summary>A quotation with its cue and speaker, or one stretch of the text.</summary>
/// <param name="Kind">What it is, as the table says.</param>
/// <param name="Spans">Its parts, then cue and speaker.</param>
/// <param name="Quotation">The quotation as it was proposed, or null.</param>
/// <param name="Text">The text it stands in.</param>
internal sealed partial record CarriedAnnotation(string Kind, IReadOnlyList<TextSpan> Spans, ProposedQuotation? Quotation, string Text)
{
    private const int OfEachKind = 3;

    /// <summary>What is proposed for a text, and some of its sentences, clauses and words.</summary>
    public static IEnumerable<CarriedAnnotation> Of(string text, Random random)
    {
        var proposals = ArticleProposals.Of(text);
        return proposals.Quotations.Select(quotation => new CarriedAnnotation("quotations", [.. quotation.Parts, .. new[] { quotation.Cue, quotation.Speaker }.OfType<TextSpan>()], quotation, text))
            .Concat(proposals.Names.Select(name => new CarriedAnnotation("names", [new TextSpan(name.Start, name.End)], null, text)))
            .Concat(Some("sentences", Sentence())).Concat(Some("clauses", Clause())).Concat(Some("words", Word()));

        IEnumerable<CarriedAnnotation> Some(string kind, Regex pattern)
        {
            var all = pattern.Matches(text).Select(match => new TextSpan(match.Index, match.Index + match.Length)).Where(span => Offsets.Fits(text, span)).ToArray();
            return all.Length == 0 ? [] : random.GetItems(all, OfEachKind).Select(span => new CarriedAnnotation(kind, [span], null, text));
        }
    }

    /// <summary>Where it comes to, and whether that is certain; null when it stays with the old text.</summary>
    public (IReadOnlyList<TextSpan> Spans, bool IsSure)? Follow(Annotations.Carrying carrying)
    {
        if (Quotation is null)
            return carrying.Follow(new MentionContent(1, AnchorOf(Spans[0]), 1, AnnotationState.Accepted, "person")) is { } mention ? ([mention.Anchor.Span], mention.Anchoring == Anchoring.Sure) : null;
        var content = new QuoteContent(
            1, [.. Quotation.Parts.Select(AnchorOf)], Quotation.Cue is { } cue ? AnchorOf(cue) : null, Quotation.Speaker is { } speaker ? AnchorOf(speaker) : null,
            null, Quotation.Kind, AnnotationState.Accepted, "person", null);
        return carrying.Follow(content) is { } quote ? ([.. quote.Anchors.Select(anchor => anchor.Span)], quote.Anchoring == Anchoring.Sure) : null;
    }

    private Anchor AnchorOf(TextSpan span) => new(span.Start, span.End, span.In(Text));

    [GeneratedRegex(@"[^\s.!?][^\n.!?]*[.!?]+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<=[,;:(] ?)[^\s,;:().!?][^\n,;:().!?]+(?=[,;:.!?)])")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b\w+\b")]
    private static partial Regex Word();
}
