namespace NewsArchive.Text;

public class IndexedTextTests
{
    [Theory]
    [InlineData("La Corée du Sud et l’ONU, aujourd’hui.", "la cor du sud et onu aujourdhui", "la coree du sud et onu aujourdhui")]
    [InlineData("\n« Non ! »\n\nDit-il…", "non dit il", "non dit il")]
    [InlineData("Le cheval, les chevaux, LE CHEVAL.", "le cheval le cheval le cheval", "le cheval les chevaux")]
    [InlineData("Marché, marche", "march march", "marche")]
    [InlineData("", "", "")]
    [InlineData(" … ", "", "")]
    public void Stems_stand_in_their_order_and_written_forms_once(string text, string stems, string words)
    {
        var indexed = IndexedText.Of(text);

        Assert.Equal((stems, words), (indexed.Stems, indexed.Words));
    }

    [Fact]
    public void Different_words_are_given_once_each_with_its_accents() =>
        Assert.Equal(["marche", "marché"], IndexedText.Of("marche, Marché, MARCHE, marché").Terms.Select(term => term.Exact).Order(StringComparer.Ordinal));

    [Fact]
    public void Splitting_at_blanks_gives_the_terms_back() => Texts.Any.Hold(text =>
    {
        var (indexed, terms) = (IndexedText.Of(text), WordReaderTests.TermsOf(text));
        return Split(indexed.Stems).SequenceEqual(terms.Select(term => term.Stem))
            && Split(indexed.Words).SequenceEqual(terms.Select(term => term.Folded).Distinct())
            && indexed.Terms.Count == terms.Distinct().Count() && indexed.Terms.ToHashSet().SetEquals(terms);
    });

    [Fact]
    public void No_form_holds_an_ascii_sign() => Texts.Any.Hold(text =>
        WordReaderTests.TermsOf(text).SelectMany(term => new[] { term.Exact, term.Folded, term.Stem })
            .All(form => form.All(c => !char.IsAscii(c) || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));

    private static string[] Split(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
