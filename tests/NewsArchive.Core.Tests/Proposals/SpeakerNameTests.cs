namespace NewsArchive.Proposals;

/// <summary>Who the speaker of the last quotation is, in the fullest form of the text.</summary>
public class SpeakerNameTests
{
    [Theory]
    // A name alone, with a title, with a function.
    [InlineData("« Les prix baissent », a déclaré Marie Dupont.", "Marie Dupont")]
    [InlineData("« Les prix baissent », a déclaré Mme Dupont.", "Dupont")]
    [InlineData("Le ministre de la Justice, Paul Durand, a déclaré que les prix baissaient.", "Paul Durand")]
    [InlineData("Le vice-ministre coréen des Affaires étrangères Chang Ho-jin a déclaré que les prix baissaient.", "Chang Ho-jin")]
    [InlineData("Les faits. L’agence de presse, Amaq, annonce que les prix baissent.", "Amaq")]
    // A surname means the person named before, an initial too.
    [InlineData("Marie Dupont est venue. Dupont a déclaré que les prix baissaient.", "Marie Dupont")]
    [InlineData("Marie Dupont est venue. M. Dupont a déclaré que les prix baissaient.", "Marie Dupont")]
    [InlineData("Marie Dupont est venue. M. Dupont est là. N. Dupont a déclaré que les prix baissaient.", "Marie Dupont")]
    // Once a surname alone means somebody, it goes on to.
    [InlineData("Kim Jong Un est venu. Kim est reparti. Kim Yung-ho arrive. Kim a déclaré que les prix baissaient.", "Kim Jong Un")]
    // Pronouns by gender and number.
    [InlineData("Marie Dupont et Paul Durand sont venus. Elle a déclaré que les prix baissaient.", "Marie Dupont")]
    [InlineData("Marie Dupont et Paul Durand sont venus. Il a déclaré que les prix baissaient.", "Paul Durand")]
    [InlineData("« Les prix baissent », a déclaré Paul Durand. Il a ajouté que « tout va bien ».", "Paul Durand")]
    [InlineData("Interrogé par Paul Durand, le maire attend. Marie Dupont a dit que tout va bien. « Les prix baissent », a-t-elle ajouté.", "Marie Dupont")]
    [InlineData("Les pompiers affirment que les prix baissent. Ils affirment avoir « tout vu ».", "Les pompiers")]
    // Functions told of before.
    [InlineData("Le porte-parole du club, Paul Durand, est venu. La pluie tombe. Le porte-parole a déclaré que les prix baissaient.", "Paul Durand")]
    [InlineData("Paul Durand, porte-parole du club, est venu. Marie Dupont aussi. Le porte-parole a déclaré que les prix baissaient.", "Paul Durand")]
    // Groups and institutions: their fullest form.
    [InlineData("Les autorités allemandes ont affirmé que les prix baissaient. Les autorités ont ajouté que tout va bien.", "Les autorités allemandes")]
    [InlineData("Washington a prévenu que les prix baisseraient.", "Washington")]
    [InlineData("Deux jours après celle de Mediapart. Le site avait annoncé que les prix baissaient.", "Mediapart")]
    // Anonymous sources keep their description.
    [InlineData("Les prix baissent, selon une source proche du dossier.", "une source proche du dossier")]
    public void The_speaker_is_named_in_full(string text, string name) => Assert.Equal(name, QuotationProposer.Propose(text)[^1].SpeakerName);

    [Fact]
    public void Without_a_speaker_nobody_is_named() =>
        Assert.Null(Assert.Single(QuotationProposer.Propose("Le bilan.\n\n« On a entendu un bruit. Les gens ont commencé à tomber. »")).SpeakerName);
}
