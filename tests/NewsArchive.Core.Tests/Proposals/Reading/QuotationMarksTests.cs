namespace NewsArchive.Proposals.Reading;

/// <summary>Each outermost quoted span is shown as it stands in the text.</summary>
/// <remarks>Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, « Guillemets ».</remarks>
public class QuotationMarksTests
{
    [Theory]
    [InlineData("Il dit « a » et “b” et \"c\" et „d“ et ‹e›.", "« a »", "“b”", "\"c\"", "„d“", "‹e›")]
    [InlineData("« a “b” c »", "« a “b” c »")]
    [InlineData("« a « b » c »", "« a « b » c »")]
    // A long quotation opens each paragraph anew.
    [InlineData("« a.\n\n« b.\n\n« c » d", "« a.\n\n« b.\n\n« c »")]
    [InlineData("« a.\n\nb » c", "« a.\n\nb »")]
    // A mark left open ends with its block, or before the next.
    [InlineData("Il dit « a b\n\nc", "« a b")]
    [InlineData("« a. b. « c » d", "« a. b.", "« c »")]
    // A mark that closes nothing or opens at the end of a block is an orphan.
    [InlineData("a » b « c »", "« c »")]
    [InlineData("« a ». «\n\nb « c »", "« a »", "« c »")]
    [InlineData("grandeur \".")]
    [InlineData("« »")]
    public void Marks_pair(string text, params string[] expected)
    {
        var tokens = new TokenList(Tokenizer.Read(text));
        Assert.Equal(expected, QuotationMarks.Pair(tokens).Select(span => text[tokens[span.Open].Start..tokens[span.Last].End]));
    }

    [Fact]
    public void A_span_knows_whether_it_was_closed()
    {
        Assert.True(Assert.Single(QuotationMarks.Pair(new TokenList(Tokenizer.Read("« a »")))).IsClosed);
        Assert.False(Assert.Single(QuotationMarks.Pair(new TokenList(Tokenizer.Read("« a")))).IsClosed);
    }
}
