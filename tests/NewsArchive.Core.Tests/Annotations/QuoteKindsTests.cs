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
    public void The_marks_speak_for_the_kind(QuoteKind kind, params string[] parts) => Assert.Equal(kind, QuoteKinds.Guess(parts));

    [Theory]
    [InlineData(19, 1, QuoteKind.Direct)]
    [InlineData(18, 1, QuoteKind.Mixed)]
    public void One_letter_of_twenty_may_stand_outside(int inside, int outside, QuoteKind kind) =>
        Assert.Equal(kind, QuoteKinds.Guess([$"«{new string('a', inside)}»{new string('b', outside)}"]));

    [Fact]
    public void Nothing_is_indirect() => Assert.Equal(QuoteKind.Indirect, QuoteKinds.Guess([]));
}
