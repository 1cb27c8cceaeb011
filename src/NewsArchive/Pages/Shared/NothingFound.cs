using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A search without results, and what could be dropped from it.</summary>
/// <param name="Understood">How the query was understood.</param>
/// <param name="Alternatives">What could be dropped.</param>
/// <param name="Suggestions">Other spellings.</param>
/// <param name="Names">The names of the entities that are chosen.</param>
/// <param name="Address">The address of the same page with another query.</param>
public sealed record NothingFound(
    string Understood, IReadOnlyList<Alternative> Alternatives, Suggestions Suggestions, IReadOnlyDictionary<string, string> Names, Func<ArticleQuery, string> Address)
{
    /// <summary>What is found otherwise, as it is counted.</summary>
    public string Counted { get; init; } = "search.total";

    /// <summary>The whole list, and what it is called.</summary>
    public (string Address, string Key) All { get; init; } = ("/", "empty.all");

    public string AddressOf(Alternative alternative) => Address(alternative.Rest);

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
