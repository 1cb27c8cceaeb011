using NewsArchive.Proposals.Reading;
using NewsArchive.Text;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The words that name a source: tokens from <paramref name="First"/> to before <paramref name="End"/>.</summary>
internal readonly record struct Mention(int First, int End)
{
    public TextSpan Span(TextReading reading) => reading.Span(First, End);
}
