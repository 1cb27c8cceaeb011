using FsCheck;
using FsCheck.Fluent;
using NewsArchive.Text;

namespace NewsArchive.Entities;

public sealed class NameFinderTests
{
    // What is found stands between brackets.
    [Theory]
    [InlineData("Emmanuel Macron", "[Emmanuel Macron] a reçu d’[Emmanuel Macron] un mot de Macron.")]
    [InlineData("ONU", "L’[ONU], l'[ONU] et qu’[ONU]. ONUDI non, Onu non plus.")]
    [InlineData("OTAN", "L’[Otan] et l’[OTAN], pas l’otan.")]
    [InlineData("Kim Jong-un", "[Kim Jong-un], [KIM JONG UN] et [Kim Jong‑Un], mais ni kim jong-un ni Kim, Jong-un ni Kim. Jong-un.")]
    [InlineData("Kim Jong Un", "[Kim Jong-un] et [Kim\nJong\u00A0Un]\n\nKim\n\nJong Un")]
    [InlineData("Orange", "[Orange] vend des oranges, une orange.")]
    [InlineData("États-Unis", "Les [États-Unis], les [Etats-Unis], les [ÉTATS-UNIS] ; les états unis d’Europe, non.")]
    [InlineData("Moscou", "À [Moscou]. Moscouades, Saint-[Moscou], l’axe [Moscou]-Paris.")]
    [InlineData("Jeanne d’Arc", "[Jeanne d'Arc] et Jeanne Arc.")]
    [InlineData("L’Équipe", "Dans [L’Équipe], dans [L'Equipe], dans [l’Équipe], mais Équipe non.")]
    [InlineData("Brien", "O’Brien, [Brien].")]
    [InlineData("Ba", "Ba’ath, [Ba].")]
    [InlineData("G", "G7, [G].")]
    [InlineData("G7", "Le [G7], G78, AG7.")]
    [InlineData("J.-P. Dupont", "[J.-P. Dupont], [J-P Dupont] et [J. P. Dupont].")]
    [InlineData("J-P Dupont", "[J.-P. Dupont].")]
    [InlineData("C++", "En [C++], en C et en C+.")]
    [InlineData("Yahoo!", "[Yahoo!] ou [Yahoo] ?")]
    [InlineData("Le Havre", "[Le Havre], le Havre.")]
    [InlineData("le Havre", "[Le Havre], [le Havre].")]
    [InlineData("Œuvre", "L’œuvre non : [Œuvre], [Oeuvre].")]
    [InlineData("!!!", "!!! Rien !!!")]
    [InlineData("Ang", "Ang\u0301e, [Ang].")]
    [InlineData("A (B)", "[A (B)], A B.")]
    [InlineData("<b>x</b>", "<b>x, <[b>x</b>].")]
    public void A_name_stands_where_it_is_a_whole_word_written_as_names_are(string name, string marked)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = new NameFinder([(name, 7)]).Find(text);
        Assert.Equal(marked, Mark(text, found.Select(place => place.At)));
    }

    [Fact]
    public void A_name_tied_to_a_further_word_is_told_apart()
    {
        var found = new NameFinder([("Paris", 1)]).Find("Paris, Paris-Match, Berlin-Paris, Paris - Berlin");
        Assert.Equal([false, true, true, false], found.Select(place => place.IsCompound));
    }

    [Fact]
    public void Names_of_several_are_found_together_and_may_overlap()
    {
        var found = new NameFinder([("Moscou", 1), ("Université de Moscou", 2), ("Moscou", 3)]).Find("L’Université de Moscou");
        Assert.Equal([(2L, 2, 22), (1, 16, 22), (3, 16, 22)], found.Select(place => (place.Owner, place.At.Start, place.At.End)));
    }

    [Fact]
    public void Whatever_the_name_and_the_text_a_place_is_whole_and_of_the_name()
    {
        Prop.ForAll(Gen.Two(Texts.Any.Generator).ToArbitrary(), pair =>
        {
            var (name, text) = (TextForm.Of(pair.Item1), TextForm.Of($"{pair.Item2} {pair.Item1} {pair.Item2}"));
            return new NameFinder([(name, 1)]).Find(text).All(place => place.At.Length > 0 && Offsets.Fits(text, place.At));
        }).QuickCheckThrowOnFailure();
    }

    private static string Mark(string text, IEnumerable<TextSpan> places) =>
        places.OrderByDescending(place => place.Start).Aggregate(text, (marked, place) => marked.Insert(place.End, "]").Insert(place.Start, "["));
}
