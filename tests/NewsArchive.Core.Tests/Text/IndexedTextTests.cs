namespace NewsArchive.Text;

public class IndexedTextTests
{
    [Theory]
    [InlineData("La Corée du Sud et l’ONU, aujourd’hui.", "la coree du sud et onu aujourdhui")]
    [InlineData("\n« Non ! »\n\nDit-il…", "non dit il")]
    [InlineData("", "")]
    [InlineData(" … ", "")]
    public void Terms_are_joined_by_single_blanks(string text, string indexed) => Assert.Equal(indexed, IndexedText.Of(text));

    [Fact]
    public void Splitting_at_blanks_gives_the_terms_back() => Texts.Any.Hold(text =>
        IndexedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(WordReaderTests.TermsOf(text)));

    [Fact]
    public void No_term_holds_an_ascii_sign() => Texts.Any.Hold(text =>
        WordReaderTests.TermsOf(text).All(term => term.All(c => !char.IsAscii(c) || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));
}
