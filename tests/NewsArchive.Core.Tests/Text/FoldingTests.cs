using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("ÉTÉ", "ete")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("cœur", "coeur")]
    [InlineData("Ex æquo", "ex aequo")]
    [InlineData("Ǽ", "ae")]
    [InlineData("ǿ", "o")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Ça", "ca")]
    [InlineData("naïf", "naif")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Erdoğan", "erdogan")]
    [InlineData("ﬁn", "fin")]
    [InlineData("Ο Ωκεανός", "ο ωκεανος")]
    [InlineData("2023", "2023")]
    [InlineData("", "")]
    [InlineData("中文", "中文")]
    public void Capitals_accents_and_ligatures_are_taken_away(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Folding_twice_is_folding_once_whatever_the_text() => Texts.Any.Hold(text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text));

    [Fact]
    public void No_capital_and_no_accent_is_left_of_any_text() => Texts.Any.Hold(text => Folding.Fold(text).EnumerateRunes().All(rune =>
        Rune.ToLowerInvariant(rune) == rune && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)));

    [Fact]
    public void No_letter_folds_to_a_blank_or_an_ascii_sign()
    {
        var bad = Enumerable.Range(0x80, 0x2FFFF).Where(Rune.IsValid).Select(value => new Rune(value))
            .Where(rune => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            .Where(rune => Folding.Of(rune).Any(c => char.IsWhiteSpace(c) || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c))))
            .Select(rune => $"U+{rune.Value:X4}");
        Assert.Empty(bad);
    }
}
