using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>What the proposals reach on the two seed articles must not fall.</summary>
public class SeedQuotationsTests
{
    private const double LeastExact = 0.98;
    private const double LeastSpeakers = 0.96;
    private const double LeastNames = 0.98;

    private static readonly char[] Edges = [.. " \t\n\u00A0\u202F\u2009«»\"“”„'’.,;:!?…-—–()[]"];

    [Fact]
    public void The_quotations_of_the_seeds_are_found_with_speaker_and_name()
    {
        int expected = 0, proposed = 0, exact = 0, speakers = 0, names = 0, quoted = 0;
        foreach (var line in Checkout.Fixture("quotations-of-the-seeds.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var article = JsonDocument.Parse(line).RootElement;
            var text = article.GetProperty("text").GetString()!;
            var found = QuotationProposer.Propose(text).ToDictionary(quotation => Trim(text, new TextSpan(quotation.Start, quotation.End)));
            proposed += found.Count;
            foreach (var gold in article.GetProperty("quotes").EnumerateArray())
            {
                expected++;
                if (!found.TryGetValue(Trim(text, Span(text, gold.GetProperty("start"), gold.GetProperty("end"))), out var quotation))
                    continue;
                exact++;
                var speaker = gold.GetProperty("speaker_span");
                if (quotation.Speaker is { } mention && mention == Span(text, speaker[0], speaker[1]))
                    speakers++;
                if (quotation.SpeakerName == gold.GetProperty("speaker_ref").GetString())
                    names++;
                if (quotation.Cue is { } cue && cue.Overlaps(Span(text, gold.GetProperty("cue_span")[0], gold.GetProperty("cue_span")[1])))
                    quoted++;
            }
        }

        Assert.Equal(27, expected);
        Assert.InRange(2.0 * exact / (expected + proposed), LeastExact, 1);
        Assert.InRange((double)speakers / expected, LeastSpeakers, 1);
        Assert.InRange((double)names / expected, LeastNames, 1);
        Assert.Equal(exact, quoted);
    }

    private static TextSpan Span(string text, JsonElement start, JsonElement end) =>
        new(Offsets.FromCodePoints(text, start.GetInt32()), Offsets.FromCodePoints(text, end.GetInt32()));

    private static TextSpan Trim(string text, TextSpan span)
    {
        var inner = span.In(text);
        return new TextSpan(span.Start + inner.Length - inner.TrimStart(Edges).Length, span.Start + inner.TrimEnd(Edges).Length);
    }
}
