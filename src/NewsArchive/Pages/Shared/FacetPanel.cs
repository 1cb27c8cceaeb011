using NewsArchive.Contract;
using NewsArchive.Searching;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A facet with its first values.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Lines">The values, chosen ones always among them.</param>
/// <param name="Total">How many values there are in all; of periods, how many years.</param>
/// <param name="EveryAddress">Where all values are, or null where all are here.</param>
public sealed record FacetSection(Facet Facet, IReadOnlyList<FacetLine> Lines, int Total, string? EveryAddress);

/// <summary>The facets beside results, each link with the number of articles it leads to.</summary>
public sealed record FacetPanel(IReadOnlyList<FacetSection> Sections, bool WithProposals, string? ProposalsAddress)
{
    private const int Shown = 8;

    public static FacetPanel Of(ArticleResults results, ListRequest list, ArticleQuery query)
    {
        List<FacetSection> sections = [PeriodsOf(results, list, query)];
        foreach (var facet in Enum.GetValues<Facet>().Where(facet => facet != Facet.Period))
            sections.Add(SectionOf(facet, results, list, query));
        var hasProposals = sections.Any(section => section.Facet == Facet.State && section.Lines.Any(line => line.Choice.Value == "proposed"));
        var switched = hasProposals || query.WithProposals ? list.AddressOf(query with { WithProposals = !query.WithProposals }) : null;
        return new([.. sections.Where(section => section.Lines.Any(TellsSomething))], query.WithProposals, switched);
    }

    // « Without publication » or « without annotation » alone is what every archive begins with.
    private static bool TellsSomething(FacetLine line) => line.IsChosen || line.IsExcluded || line.Choice is not ({ Facet: Facet.Source, Value: "" } or { Facet: Facet.State, Value: "none" });

    private static FacetSection SectionOf(Facet facet, ArticleResults results, ListRequest list, ArticleQuery query)
    {
        var page = results.Values(facet, size: Shown);
        var values = page.Values.ToList();
        var hidden = query.Choices.Where(choice => choice.Facet == facet && values.All(value => value.Value != choice.Value)).Select(choice => choice.Value).ToList();
        if (hidden.Count > 0)
            values.AddRange(results.Values(facet, size: int.MaxValue).Values.Where(value => hidden.Contains(value.Value)));
        return new(facet, [.. values.Select(value => FacetLine.Of(facet, value, list, query))], page.Total, page.Total > Shown ? EveryOf(facet, list, query) : null);
    }

    // Years, and the months of the one that is chosen or alone.
    private static FacetSection PeriodsOf(ArticleResults results, ListRequest list, ArticleQuery query)
    {
        var years = results.Values(Facet.Period, size: int.MaxValue).Values.GroupBy(period => period.Value[..4]).ToList();
        var lines = new List<FacetLine>();
        foreach (var (year, i) in years.Select((year, i) => (year, i)))
        {
            var isChosen = query.Choices.Any(choice => choice.Facet == Facet.Period && choice.Value.StartsWith(year.Key, StringComparison.Ordinal));
            if (i >= Shown && !isChosen)
                continue;
            var months = isChosen || years.Count == 1 ? year.Skip(1).Select(month => FacetLine.Of(Facet.Period, month, list, query)) : [];
            lines.Add(FacetLine.Of(Facet.Period, year.First(), list, query) with { Parts = [.. months] });
        }

        return new(Facet.Period, lines, years.Count, years.Count > Shown ? EveryOf(Facet.Period, list, query) : null);
    }

    private static string EveryOf(Facet facet, ListRequest list, ArticleQuery query) => list.AddressOf(query, $"/facets/{ListAddress.NameOf(facet)}");
}

/// <summary>A value of a facet with its links.</summary>
/// <param name="Choice">What its link chooses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many articles have it.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
/// <param name="IsExcluded">Whether it is left out.</param>
/// <param name="Address">Where it is chosen, or no longer chosen or left out.</param>
/// <param name="ExceptAddress">Where it is left out.</param>
public sealed record FacetLine(FacetChoice Choice, string Name, long Count, bool IsChosen, bool IsExcluded, string Address, string ExceptAddress)
{
    /// <summary>The months of a year.</summary>
    public IReadOnlyList<FacetLine> Parts { get; init; } = [];

    public static FacetLine Of(Facet facet, FacetValue value, ListRequest list, ArticleQuery query)
    {
        var (choice, except) = (new FacetChoice(facet, value.Value), new FacetChoice(facet, value.Value, IsExcluded: true));
        var (isChosen, isExcluded) = (query.Choices.Contains(choice), query.Choices.Contains(except));
        var name = FacetNames.Value(facet, value.Value, value.Name);
        return new(choice, name, value.Count, isChosen, isExcluded, list.AddressOf(query.Toggle(isExcluded ? except : choice)), list.AddressOf(query.Toggle(except)));
    }
}
