using NewsArchive.Proposals;

namespace NewsArchive.Editing;

public sealed class NamedSpeakerTests
{
    private static readonly ProposedName[] Names =
    [
        new(0, 3, ProposedKind.Organisation, "OMS", 1, "x"), new(5, 10, ProposedKind.Person, "Mohammed Belhocine", 1, "x"), new(12, 18, ProposedKind.Place, "France", 1, "x"),
        new(20, 30, ProposedKind.Person, "Jean Dupont", 1, "x"), new(32, 40, ProposedKind.Person, "Marie Curie", 1, "x"), new(42, 47, ProposedKind.Person, "Ali", 1, "x"),
    ];

    [Theory]
    [InlineData("Mohammed Belhocine", "Mohammed Belhocine")]
    [InlineData("l’OMS", "OMS")]
    [InlineData("la France", "France")]
    [InlineData("le représentant de l’OMS, Mohammed Belhocine", "Mohammed Belhocine")]
    [InlineData("le président de la France", null)]
    [InlineData("Jean Dupont et Marie Curie", null)]
    [InlineData("les habitants", null)]
    [InlineData("un alibi", null)]
    public void A_speaker_is_a_whole_name_or_the_only_person_named(string speaker, string? name) => Assert.Equal(name, new NamedSpeaker(Names).Find(speaker)?.Name);
}
