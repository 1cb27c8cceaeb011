using NewsArchive.Text;

namespace NewsArchive.Annotations;

public class QuoteKindsTests
{
    [Theory]
    [InlineData(QuoteKind.Direct, "« Non »")]
    [InlineData(QuoteKind.Direct, "“Non”")]
    [InlineData(QuoteKind.Direct, "„Non”")]
    [InlineData(QuoteKind.Direct, "\"Non\"")]
    [InlineData(QuoteKind.Direct, "« Non, sans fin")]
    [InlineData(QuoteKind.Direct, "« Un »", "« Deux »")]
    [InlineData(QuoteKind.Direct, "« Il a dit “non” hier »")]
    [InlineData(QuoteKind.Indirect, "il ne viendra pas")]
    [InlineData(QuoteKind.Indirect, "2023 …")]
    [InlineData(QuoteKind.Indirect, "» il ne viendra pas")]
    [InlineData(QuoteKind.Indirect, "« 12 » pas")]
    [InlineData(QuoteKind.Mixed, "il parle de « regrets »")]
    [InlineData(QuoteKind.Mixed, "« Un »", "puis deux")]
    [InlineData(QuoteKind.Mixed, "«", "puis deux \"trois\"")]
    public void The_marks_speak_for_the_kind(QuoteKind kind, params string[] parts) => Assert.Equal(kind, Guess(parts));

    [Theory]
    [InlineData(19, 1, QuoteKind.Direct)]
    [InlineData(18, 1, QuoteKind.Mixed)]
    public void One_letter_of_twenty_may_stand_outside(int inside, int outside, QuoteKind kind) =>
        Assert.Equal(kind, Guess([$"«{new string('a', inside)}»{new string('b', outside)}"]));

    [Fact]
    public void Nothing_is_indirect() => Assert.Equal(QuoteKind.Indirect, Guess([]));

    [Theory]
    [InlineData("Il a dit : « Nous viendrons demain. »", "Nous viendrons demain", QuoteKind.Direct)]
    [InlineData("Il a dit : « Nous viendrons demain. »", "demain. »", QuoteKind.Direct)]
    [InlineData("« Oui », dit-il, puis il part.", "puis il part", QuoteKind.Indirect)]
    [InlineData("« Aucun accord\nn’a été signé »", "n’a été signé", QuoteKind.Direct)]
    [InlineData("« Jamais fermé.\n\nUne autre ligne.", "Une autre ligne", QuoteKind.Indirect)]
    public void Marks_that_were_opened_before_count_in_their_block(string text, string part, QuoteKind kind)
    {
        var start = text.IndexOf(part, StringComparison.Ordinal);

        Assert.Equal(kind, QuoteKinds.Guess(text, [new TextSpan(start, start + part.Length)]));
    }

    // Each part in a block of its own, as parts of an interrupted quotation stand apart.
    private static QuoteKind Guess(string[] parts)
    {
        var text = string.Join("\n\n", parts);
        var at = 0;
        return QuoteKinds.Guess(text, [.. parts.Select(part => new TextSpan(at, (at += part.Length + 2) - 2))]);
    }
}
