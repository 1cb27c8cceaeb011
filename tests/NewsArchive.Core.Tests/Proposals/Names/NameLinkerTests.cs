using NewsArchive.Entities;

namespace NewsArchive.Proposals.Names;

public class NameLinkerTests
{
    private static readonly NameLinker Register = new(
    [
        new(1, EntityKind.Person, "Emmanuel Macron", ["Macron"]),
        new(2, EntityKind.Person, "Kim Jong-un", []),
        new(3, EntityKind.Organisation, "Organisation des Nations unies", ["ONU", "L’ONU"]),
        new(4, EntityKind.Person, "Pierre Martin", []),
        new(5, EntityKind.Person, "Pierre Martin", ["P. Martin"]),
        new(6, EntityKind.Place, "Orange", []),
        new(7, EntityKind.Organisation, "Orange", []),
        new(8, EntityKind.Organisation, "Les Républicains", ["LR"]),
        new(9, EntityKind.Event, "Mondial", []),
    ]);

    [Theory]
    [InlineData(ProposedKind.Person, "Emmanuel Macron", 1)]
    [InlineData(ProposedKind.Person, "MACRON", 1)]
    [InlineData(ProposedKind.Person, "Kim Jong Un", 2)]
    [InlineData(ProposedKind.Organisation, "ONU", 3)]
    [InlineData(ProposedKind.Organisation, "Républicains", 8)]
    [InlineData(ProposedKind.Place, "Orange", 6)]
    [InlineData(ProposedKind.Organisation, "Orange", 7)]
    [InlineData(ProposedKind.Person, "P. Martin", 5)]
    public void A_name_leads_to_the_one_entity_that_has_it(ProposedKind kind, string name, long entity) => Assert.Equal(entity, Register.EntityOf(kind, name));

    [Theory]
    [InlineData(ProposedKind.Person, "Pierre Martin")]
    [InlineData(ProposedKind.Place, "Emmanuel Macron")]
    [InlineData(ProposedKind.Person, "Brigitte Macron")]
    [InlineData(ProposedKind.Organisation, "Mondial")]
    [InlineData(ProposedKind.Organisation, "«»")]
    public void Homonyms_other_kinds_and_strangers_are_left_open(ProposedKind kind, string name) => Assert.Null(Register.EntityOf(kind, name));

    [Fact]
    public void Every_name_of_an_article_is_answered_in_its_order()
    {
        var names = NameProposer.Propose("Emmanuel Macron a reçu Odile Marchetti. Pour M. Macron, c’est un succès.");
        Assert.Equal([1L, null, 1L], Register.Link(names));
    }
}
