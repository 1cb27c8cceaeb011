namespace NewsArchive.Proposals.Names;

public class NameProposerTests
{
    // source: the guidelines of WiNER-fr (persons without titles and functions, organisations and places whole); the sentences are made up.
    [Theory]
    [InlineData("Le président Jean Castellan a reçu Mme Odile Marchetti à Poitiers.", "person Jean Castellan|person Odile Marchetti|place Poitiers")]
    [InlineData("« C’est faux », a déclaré M. Kowalczyk, porte-parole du ministère de la Défense.", "person Kowalczyk|organisation ministère de la Défense")]
    [InlineData("Selon le docteur Anne-Laure Vidal, de l’université de Grenoble, le virus recule.", "person Anne-Laure Vidal|organisation université de Grenoble")]
    [InlineData("L' Agence spatiale européenne a confirmé mardi le lancement depuis Kourou , en Guyane .", "organisation Agence spatiale européenne|place Kourou|place Guyane")]
    [InlineData("Le Parti radical de gauche et la CFTC ont protesté.", "organisation Parti radical de gauche|organisation CFTC")]
    [InlineData("Des combats ont éclaté près de Homs, en Syrie.", "place Homs|place Syrie")]
    [InlineData("Les Allemands et les Français ont voté dimanche 3 mars.", "")]
    [InlineData("Il fait beau. Le chat dort sur le canapé.", "")]
    [InlineData("Lundi, Monsieur le maire ouvrira la séance.", "")]
    [InlineData("PARIS (AFP) - Emmanuel Macron a annoncé mardi la dissolution de l'Assemblée nationale.", "place PARIS|organisation AFP|person Emmanuel Macron|organisation Assemblée nationale")]
    [InlineData("Vladimir Poutine s’est entretenu avec Recep Tayyip Erdoğan.", "person Vladimir Poutine|person Recep Tayyip Erdoğan")]
    public void Persons_organisations_and_places_are_found(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', NameProposer.Propose(text).Select(name => $"{name.Kind.ToString().ToLowerInvariant()} {text[name.Start..name.End]}")));

    // source: guidelines of this project, speaker_ref: the fullest form of a source anywhere in the article.
    [Theory]
    [InlineData("Sophie Lenormand a été élue. Mme Lenormand, 45 ans, succède à Éric Faure. M. Faure a félicité Lenormand.", "Sophie Lenormand|Sophie Lenormand|Éric Faure|Éric Faure|Sophie Lenormand")]
    [InlineData("Jean Morel et Marie Morel vivent à Brest. Mme Morel est avocate. M. Morel est médecin.", "Jean Morel|Marie Morel|Brest|Marie Morel|Jean Morel")]
    [InlineData("Charles de Gaulle est né à Lille. De Gaulle a vécu à Colombey-les-Deux-Églises.", "Charles de Gaulle|Lille|Charles de Gaulle|Colombey-les-Deux-Églises")]
    [InlineData("Les Forces démocratiques syriennes (FDS) ont pris la ville. Les FDS avancent.", "Forces démocratiques syriennes|Forces démocratiques syriennes|Forces démocratiques syriennes")]
    [InlineData("Dmitri Peskov a parlé lundi à Moscou. Pour D. Peskov, rien ne change.", "Dmitri Peskov|Moscou|Dmitri Peskov")]
    [InlineData("Vladimir Poutine a quitté Moscou. VLADIMIR POUTINE est parti, M. Poutine reviendra.", "Vladimir Poutine|Moscou|Vladimir Poutine|Vladimir Poutine")]
    public void A_name_is_given_its_fullest_form_in_the_article(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', NameProposer.Propose(text).Select(name => name.Name)));

    [Fact]
    public void A_name_is_written_without_the_blanks_that_stand_around_links()
    {
        var name = Assert.Single(NameProposer.Propose("Il travaille à l’ hôpital d' Ajaccio depuis mars."));
        Assert.Equal(("hôpital d'Ajaccio", ProposedKind.Organisation), (name.Name, name.Kind));
    }

    [Fact]
    public void A_name_ends_with_its_line() =>
        Assert.All(NameProposer.Propose("Entretien avec Emmanuel\nMacron\n\nFrance"), name => Assert.DoesNotContain('\n', name.Name));

    [Fact]
    public void Proposals_of_any_text_are_in_range_in_order_disjoint_and_named() => Texts.Any.Hold(AreSound);

    [Fact]
    public void Proposals_of_a_french_text_are_in_range_in_order_disjoint_and_named() => Texts.French.Hold(AreSound);

    [Fact]
    public void The_same_text_has_the_same_names() => Texts.Sound.Hold(text => NameProposer.Propose(text).SequenceEqual(NameProposer.Propose(text)));

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("A")]
    [InlineData("É")]
    [InlineData("A-")]
    [InlineData("l'")]
    [InlineData("Jean ")]
    [InlineData("« ")]
    [InlineData("Paul Roux, ")]
    [InlineData("\uD83D")]
    [InlineData("e\u0301")]
    public void A_long_text_of_one_thing_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Soak.Size(20_000, 1_000_000) / piece.Length));
        Assert.True(AreSound(text));
    }

    [Fact]
    public void An_empty_text_has_no_names() => Assert.Empty(NameProposer.Propose(""));

    private static bool AreSound(string text)
    {
        var at = 0;
        foreach (var name in NameProposer.Propose(text))
        {
            if (name.Start < at || name.End <= name.Start || name.End > text.Length || string.IsNullOrWhiteSpace(name.Name) || name.Confidence is not (>= 0 and <= 1) || name.Rule.Length == 0)
                return false;
            if (char.IsLowSurrogate(text[name.Start]) || char.IsHighSurrogate(text[name.End - 1]))
                return false;
            at = name.End;
        }

        return true;
    }
}
