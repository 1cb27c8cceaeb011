using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

public class HitFinderTests
{
    [Theory]
    [InlineData("onu", "L’ONU et l'onu.", "ONU", "onu")]
    [InlineData("ete", "ÉTÉ, e\u0301te\u0301, étés, étage", "ÉTÉ", "e\u0301te\u0301", "étés")]
    [InlineData("cheval", "Chevaux et chevaliers, un cheval.", "Chevaux", "cheval")]
    [InlineData("=cheval", "Chevaux, un Cheval.", "Cheval")]
    [InlineData("=marche", "Le marché, la marche.", "marche")]
    [InlineData("=\"la marche\"", "La marche, la marché, la une marche.", "La marche")]
    [InlineData("chev*", "Chevaux, CHEVALIER, achever, chève.", "Chevaux", "CHEVALIER", "chève")]
    [InlineData("chevau*", "cheval chevaux", "chevaux")]
    [InlineData("onu OU NOT corée", "ONU, Corée.", "ONU")]
    [InlineData("onu NEAR/2 corée", "ONU, Corée.", "ONU", "Corée")]
    [InlineData("titre:onu date:2023 source:corée", "ONU, Corée 2023.", "ONU")]
    [InlineData("marche", "un mar\u00ADché", "mar\u00ADché")]
    [InlineData("jong-un", "Kim Jong-un et Kim Jong Un, un Jong", "Jong-un", "Jong Un")]
    [InlineData("\"de la russie\"", "de la Russie de là Russie", "de la Russie", "de là Russie")]
    [InlineData("\"conseil onu\"", "Conseil de l’ONU, conseil l’ONU", "conseil l’ONU")]
    [InlineData("\"a a\"", "a a a b a", "a a a")]
    [InlineData("a \"a b\"", "a b a", "a b", "a")]
    [InlineData("onu onu", "ONU", "ONU")]
    [InlineData("absent", "Un texte.")]
    [InlineData("", "Un texte.")]
    public void Every_place_is_found_once(string typed, string text, params string[] found) =>
        Assert.Equal(found, new HitFinder(QueryParser.Parse(typed)).Find(text).Select(at => at.In(text)));

    [Fact]
    public void Places_are_in_order_disjoint_and_hold_words_of_the_query() => Texts.Any.Hold(text =>
    {
        var query = QueryParser.Parse("onu \"kim jong\" été corée aujourd'hui a");
        var terms = query.Leaves.SelectMany(leaf => leaf is PhraseNode phrase ? phrase.Terms : [((WordNode)leaf).Term]).ToHashSet();
        // A word means its own stem and that of its form without accents.
        var (stems, folded) = (terms.SelectMany(term => new[] { term.Stem, Term.Of(term.Folded).Stem }).ToHashSet(), terms.Select(term => term.Folded).ToHashSet());
        var end = 0;
        foreach (var at in new HitFinder(query).Find(text))
        {
            if (at.Start < end || at.End > text.Length || !WordReaderTests.TermsOf(at.In(text)).All(term => stems.Contains(term.Stem) || folded.Contains(term.Folded)))
                return false;
            end = at.End;
        }

        return true;
    });
}
