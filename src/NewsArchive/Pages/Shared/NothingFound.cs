using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A search without results, and what could be dropped from it.</summary>
/// <param name="Understood">How the query was understood.</param>
/// <param name="Alternatives">What could be dropped.</param>
/// <param name="Names">The names of the entities that are chosen.</param>
/// <param name="Door">The address of the page that searches.</param>
public sealed record NothingFound(string Understood, IReadOnlyList<Alternative> Alternatives, IReadOnlyDictionary<string, string> Names, string Door)
{
    public string AddressOf(Alternative alternative) => ListAddress.Of(Door, alternative.Rest);

    /// <summary>What is dropped, in words: « sans « obus » », « sans publication VOA ».</summary>
    public string Dropping(Alternative alternative) => alternative switch
    {
        { Choice: { IsExcluded: true } choice } => Texts.Say("empty.keep", Chosen(choice)),
        { Choice: { } choice } => Texts.Say("empty.without", Chosen(choice)),
        { Dropped: NotNode not } => Texts.Say("empty.keep", Wording.Understood.Leaf(not.Part)),
        { Dropped: { } part } => Texts.Say("empty.without", Wording.Understood.Leaf(part)),
        _ => Texts.Say("empty.without-dates"),
    };

    private string Chosen(FacetChoice choice) => $"{FacetNames.Of(choice.Facet)} {FacetNames.Value(choice, Names)}";
}
