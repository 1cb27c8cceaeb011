namespace NewsArchive.Text;

public class TermTests
{
    [Theory]
    [InlineData("Préférées", "préférées", "preferees", "prefer")]
    [InlineData("ÉLÈVE", "élève", "eleve", "elev")]
    [InlineData("Œuvres", "oeuvres", "oeuvres", "oeuvr")]
    [InlineData("Cæsar", "caesar", "caesar", "caesar")]
    [InlineData("chevaux", "chevaux", "chevaux", "cheval")]
    [InlineData("AUJOURD’HUI", "aujourdhui", "aujourdhui", "aujourdhui")]
    [InlineData("naïve", "naïve", "naive", "naiv")]
    [InlineData("Straße", "strasse", "strasse", "strass")]
    [InlineData("mar\u00ADché", "marché", "marche", "march")]
    [InlineData("1999", "1999", "1999", "1999")]
    [InlineData("3\u202F000", "3000", "3000", "3000")]
    public void A_word_has_three_forms(string text, string exact, string folded, string stem) =>
        Assert.Equal(new Term(exact, folded, stem), WordReaderTests.TermsOf(text)[0]);

    [Theory]
    [InlineData("élève", "élevé")]
    [InlineData("marché", "marche")]
    [InlineData("où", "ou")]
    [InlineData("Ça", "ca")]
    public void Accents_tell_exact_forms_apart_and_folded_ones_not(string word, string other)
    {
        var (term, second) = (WordReaderTests.TermsOf(word)[0], WordReaderTests.TermsOf(other)[0]);

        Assert.NotEqual(term.Exact, second.Exact);
        Assert.Equal(term.Folded, second.Folded);
    }

    [Theory]
    [InlineData("œuvre", "oeuvre")]
    [InlineData("ex æquo", "ex aequo")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("20 h 30", "20h30")]
    [InlineData("20\u202Fh\u202F30", "20h30")]
    [InlineData("3 000", "3000")]
    [InlineData("3\u00A0000", "3000")]
    [InlineData("3\u202F000", "3000")]
    [InlineData("3\u2009000\u2009000", "3000000")]
    [InlineData("covid-19", "Covid 19")]
    [InlineData("J.-P.", "J. P.")]
    [InlineData("3,5", "3.5")]
    [InlineData("l' ONU", "L’ONU")]
    [InlineData("Côtes-d’Armor", "côtes d'armor")]
    [InlineData("ŉ", "n")]
    [InlineData("３０", "30")]
    public void What_reads_alike_has_the_same_terms(string text, string other) =>
        Assert.Equal(WordReaderTests.TermsOf(other), WordReaderTests.TermsOf(text));

    [Theory]
    [InlineData("La Corée du Sud et l’ONU, aujourd’hui.", "la cor du sud et onu aujourdhui")]
    [InlineData("\n« Non ! »\n\nDit-il…", "non dit il")]
    [InlineData("Le cheval, les chevaux, LE CHEVAL.", "le cheval le cheval le cheval")]
    [InlineData("Marché, marche", "march march")]
    [InlineData("", "")]
    [InlineData(" … ", "")]
    public void Stems_come_in_their_order(string text, string stems) =>
        Assert.Equal(stems, string.Join(' ', WordReaderTests.TermsOf(text).Select(term => term.Stem)));

    [Fact]
    public void No_form_holds_an_ascii_sign() => Texts.Any.Hold(text =>
        WordReaderTests.TermsOf(text).SelectMany(term => new[] { term.Exact, term.Folded, term.Stem })
            .All(form => form.All(c => !char.IsAscii(c) || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));

    [Fact]
    public void The_exact_form_folds_to_the_folded_one() => Texts.Any.Hold(text =>
        WordReaderTests.TermsOf(text).All(term => Folding.Fold(term.Exact) == term.Folded));
}
