using NewsArchive.Annotations;
using NewsArchive.Proposals.Reading;
using NewsArchive.Text;

namespace NewsArchive.Proposals.Quotations;

/// <summary>A quotation as a rule sees it: tokens, before its speaker is known by name.</summary>
/// <remarks>Parts are token ranges, half-open, ordered and disjoint; so is the cue. The speaker is the mention nearest to the cue.</remarks>
internal sealed record Draft(IReadOnlyList<(int First, int End)> Parts, (int First, int End)? Cue, Mention? Speaker, string Rule, double Confidence)
{
    public int First => Parts[0].First;

    public int End => Parts[^1].End;

    /// <summary>The quotation goes on with the words of whoever spoke before it.</summary>
    public bool IsFloating => Cue is null && Speaker is null;

    /// <summary>Direct, indirect or mixed by the share of letters in marks, as the annotation guidelines have it: 95 % make it direct.</summary>
    public QuoteKind Kind(TextReading reading)
    {
        int letters = 0, marked = 0;
        foreach (var (first, end) in Parts)
        {
            for (var i = first; i < end; i++)
            {
                if (reading.Tokens[i].Kind != TokenKind.Word)
                    continue;
                var length = reading.Tokens[i].End - reading.Tokens[i].Start;
                letters += length;
                marked += reading.IsQuoted(i) ? length : 0;
            }
        }

        return marked == 0 ? QuoteKind.Indirect : marked >= 0.95 * letters ? QuoteKind.Direct : QuoteKind.Mixed;
    }

    /// <summary>The parts as spans of the text.</summary>
    public IReadOnlyList<TextSpan> Spans(TextReading reading) => [.. Parts.Select(part => reading.Span(part.First, part.End))];
}
