using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A facet with its first values.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Lines">The values, chosen ones always among them.</param>
/// <param name="Total">How many values there are in all; of periods, how many years.</param>
/// <param name="EveryAddress">Where all values are, or null where all are here.</param>
public sealed record FacetSection(Facet Facet, IReadOnlyList<FacetLine> Lines, int Total, string? EveryAddress);

/// <summary>Where the links of facets lead.</summary>
/// <param name="Query">What the list searches.</param>
/// <param name="AddressOf">The list with another query.</param>
/// <param name="EveryOf">Where all values of a facet are.</param>
public sealed record FacetLinks(ArticleQuery Query, Func<ArticleQuery, string> AddressOf, Func<Facet, string> EveryOf);

/// <summary>The facets beside results, each link with the number of results it leads to.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetSection> Sections, bool WithProposals = false, string? ProposalsAddress = null)
{
    private const int Shown = 8;

    /// <summary>The facets of articles.</summary>
    public static FacetPanel Of(ArticleResults results, ListRequest list, ArticleQuery query)
    {
        var panel = Of(results, Facets.OfArticles, new(query, other => list.AddressOf(other), facet => list.AddressOf(query, $"/facets/{ListAddress.NameOf(facet)}")));
        var hasProposals = results.Values(Facet.State).Values.Any(value => value.Value == "proposed");
        var switched = hasProposals || query.WithProposals ? list.AddressOf(query with { WithProposals = !query.WithProposals }) : null;
        return panel with { WithProposals = query.WithProposals, ProposalsAddress = switched };
    }

    /// <summary>Some facets of results of any kind.</summary>
    public static FacetPanel Of(IFacetCounts results, IEnumerable<Facet> facets, FacetLinks links)
    {
        var sections = facets.Select(facet => facet == Facet.Period ? PeriodsOf(results, links) : SectionOf(facet, results, links));
        return new([.. sections.Where(section => section.Lines.Any(TellsSomething))]);
    }

    // « Without publication » or « without annotation » alone is what every archive begins with.
    private static bool TellsSomething(FacetLine line) => line.IsChosen || line.IsExcluded || line.Choice is not ({ Facet: Facet.Source, Value: "" } or { Facet: Facet.State, Value: "none" });

    private static FacetSection SectionOf(Facet facet, IFacetCounts results, FacetLinks links)
    {
        var page = results.Values(facet, size: Shown);
        var values = page.Values.ToList();
        var hidden = links.Query.Choices.Where(choice => choice.Facet == facet && values.All(value => value.Value != choice.Value)).Select(choice => choice.Value).ToList();
        if (hidden.Count > 0)
            values.AddRange(results.Values(facet, size: int.MaxValue).Values.Where(value => hidden.Contains(value.Value)));
        return new(facet, [.. values.Select(value => FacetLine.Of(facet, value, links))], page.Total, page.Total > Shown ? links.EveryOf(facet) : null);
    }

    // Years, and the months of the one that is chosen or alone.
    private static FacetSection PeriodsOf(IFacetCounts results, FacetLinks links)
    {
        var years = results.Values(Facet.Period, size: int.MaxValue).Values.GroupBy(period => period.Value[..4]).ToList();
        var lines = new List<FacetLine>();
        foreach (var (year, i) in years.Select((year, i) => (year, i)))
        {
            var isChosen = links.Query.Choices.Any(choice => choice.Facet == Facet.Period && choice.Value.StartsWith(year.Key, StringComparison.Ordinal));
            if (i >= Shown && !isChosen)
                continue;
            var months = isChosen || years.Count == 1 ? year.Skip(1).Select(month => FacetLine.Of(Facet.Period, month, links)) : [];
            lines.Add(FacetLine.Of(Facet.Period, year.First(), links) with { Parts = [.. months] });
        }

        return new(Facet.Period, lines, years.Count, years.Count > Shown ? links.EveryOf(Facet.Period) : null);
    }
}

/// <summary>A value of a facet with its links.</summary>
/// <param name="Choice">What its link chooses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many results have it.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
/// <param name="IsExcluded">Whether it is left out.</param>
/// <param name="Address">Where it is chosen, or no longer chosen or left out.</param>
/// <param name="ExceptAddress">Where it is left out.</param>
public sealed record FacetLine(FacetChoice Choice, string Name, long Count, bool IsChosen, bool IsExcluded, string Address, string ExceptAddress)
{
    /// <summary>The months of a year.</summary>
    public IReadOnlyList<FacetLine> Parts { get; init; } = [];

    public static FacetLine Of(Facet facet, FacetValue value, FacetLinks links)
    {
        var (choice, except) = (new FacetChoice(facet, value.Value), new FacetChoice(facet, value.Value, IsExcluded: true));
        var (isChosen, isExcluded) = (links.Query.Choices.Contains(choice), links.Query.Choices.Contains(except));
        var name = FacetNames.Value(facet, value.Value, value.Name);
        return new(choice, name, value.Count, isChosen, isExcluded, links.AddressOf(links.Query.Toggle(isExcluded ? except : choice)), links.AddressOf(links.Query.Toggle(except)));
    }
}
