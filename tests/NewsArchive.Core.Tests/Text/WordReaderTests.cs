namespace NewsArchive.Text;

public class WordReaderTests
{
    [Theory]
    [InlineData("l'ONU", "onu")]
    [InlineData("L’ONU", "onu")]
    [InlineData("LʼONU", "onu")]
    [InlineData("l‘ONU", "onu")]
    [InlineData("l´ONU", "onu")]
    [InlineData("l′ONU", "onu")]
    [InlineData("l＇ONU", "onu")]
    [InlineData("l' Agence", "agence")]
    [InlineData("d’armes", "armes")]
    [InlineData("c'est", "est")]
    [InlineData("j’ai", "ai")]
    [InlineData("m'a", "a")]
    [InlineData("n’est", "est")]
    [InlineData("s’il", "il")]
    [InlineData("t'en", "en")]
    [InlineData("qu’il", "il")]
    [InlineData("QU’ELLE", "elle")]
    [InlineData("jusqu’à", "a")]
    [InlineData("lorsqu'on", "on")]
    [InlineData("puisqu’un", "un")]
    [InlineData("quoiqu’il", "il")]
    [InlineData("presqu'ivre", "ivre")]
    [InlineData("jusqu’à l’an d’hier", "a", "an", "hier")]
    public void Elided_words_are_left_out(string text, params string[] terms) => Assert.Equal(terms, FoldedOf(text));

    [Theory]
    [InlineData("aujourd'hui", "aujourdhui")]
    [InlineData("Aujourd’hui", "aujourdhui")]
    [InlineData("prud’homme", "prudhomme")]
    [InlineData("PRUD’HOMMES", "prudhommes")]
    [InlineData("presqu'île", "presquile")]
    [InlineData("presqu’ile", "presquile")]
    [InlineData("PRESQU’ÎLE", "presquile")]
    [InlineData("quelqu’un", "quelquun")]
    [InlineData("quelqu'une", "quelquune")]
    [InlineData("entr’acte", "entracte")]
    public void Some_words_keep_their_apostrophe(string text, string term) => Assert.Equal([term], FoldedOf(text));

    [Theory]
    [InlineData("O’Brien", "o", "brien")]
    [InlineData("rock'n'roll", "rock", "roll")]
    [InlineData("aujourd'", "aujourd")]
    [InlineData("quelqu’ ", "quelqu")]
    [InlineData("« qu’ »")]
    [InlineData("l'")]
    [InlineData("la l’", "la")]
    public void Other_apostrophes_separate(string text, params string[] terms) => Assert.Equal(terms, FoldedOf(text));

    [Theory]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("æquo", "aequo")]
    [InlineData("ÉTÉ", "ete")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("mar\u00ADché", "marche")]
    [InlineData("mar\u200Bché", "marche")]
    [InlineData("Kim Jong-un", "kim", "jong", "un")]
    [InlineData("Komsomolsk-sur-l’Amour", "komsomolsk", "sur", "amour")]
    [InlineData("a-t-il", "a", "t", "il")]
    [InlineData("10\u202F000 €", "10000")]
    [InlineData("«\u202Foui\u202F»", "oui")]
    [InlineData("oui\u00A0!", "oui")]
    [InlineData("3,5", "3", "5")]
    [InlineData("3 000 personnes", "3000", "personnes")]
    [InlineData("3 000 000", "3000000")]
    [InlineData("1 234,567 890", "1234", "567890")]
    [InlineData("12 34", "12", "34")]
    [InlineData("12 3456", "12", "3456")]
    [InlineData("1999 300 personnes", "1999", "300", "personnes")]
    [InlineData("3  000", "3", "000")]
    [InlineData("3\n000", "3", "000")]
    [InlineData("3.000", "3", "000")]
    [InlineData("20h30", "20", "h", "30")]
    [InlineData("20 h 30", "20", "h", "30")]
    [InlineData("covid-19", "covid", "19")]
    [InlineData("1er, 2e", "1", "er", "2", "e")]
    [InlineData("J.-P. Raffarin", "j", "p", "raffarin")]
    [InlineData("S.N.C.F.", "s", "n", "c", "f")]
    [InlineData("a３", "a", "3")]
    [InlineData("coŀlega", "collega")]
    [InlineData("G7", "g", "7")]
    [InlineData("l’A320", "a", "320")]
    [InlineData("[with North Korea]mais", "with", "north", "korea", "mais")]
    [InlineData("中文 한국", "中文", "한국")]
    [InlineData("a😀b", "a", "b")]
    [InlineData("\u0301 \u0301")]
    [InlineData("")]
    [InlineData("… — ! ?")]
    public void Words_are_runs_of_letters_or_of_digits(string text, params string[] terms) =>
        Assert.Equal([.. terms.Select(term => term.Normalize(System.Text.NormalizationForm.FormKD))], FoldedOf(text));

    [Theory]
    [InlineData("à l’ONU !", "ONU")]
    [InlineData("« mar\u00ADché »", "mar\u00ADché")]
    [InlineData("aujourd’hui,", "aujourd’hui")]
    [InlineData("l' Agence.", "Agence")]
    [InlineData("e\u0301te\u0301 ", "e\u0301te\u0301")]
    public void A_word_knows_its_place(string text, string last)
    {
        var words = new WordReader(text);
        var found = "";
        while (words.Read())
            found = text[words.Start..words.End];
        Assert.Equal(last, found);
    }

    [Fact]
    public void A_word_of_any_length_is_one_word_and_compared_by_its_first_letters() => Assert.Equal([new string('e', 200)], FoldedOf(new string('é', 5000)));

    [Fact]
    public void Words_are_in_order_within_the_text_and_never_empty() => Texts.Any.Hold(text =>
    {
        var end = 0;
        var words = new WordReader(text);
        while (words.Read())
        {
            if (words.Start < end || words.End <= words.Start || words.End > text.Length || words.Exact.Length == 0 || words.Term is { Folded: "" } or { Stem: "" })
                return false;
            end = words.End;
        }

        return true;
    });

    internal static IEnumerable<string> FoldedOf(string text) => TermsOf(text).Select(term => term.Folded);

    internal static List<Term> TermsOf(string text)
    {
        var terms = new List<Term>();
        var words = new WordReader(text);
        while (words.Read())
            terms.Add(words.Term);
        return terms;
    }
}
