using NewsArchive.Contract;
using NewsArchive.Search.Language;

namespace NewsArchive.Pages.Shared;

/// <summary>All values of a facet among results, to search among them and choose.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Understood">How the list was understood.</param>
/// <param name="Find">What is looked for among the values.</param>
/// <param name="Lines">The values of the page.</param>
/// <param name="Pager">The pages.</param>
/// <param name="Back">The list.</param>
/// <param name="Unseen">The parameters of the list.</param>
public sealed record EveryValue(
    Facet Facet, string Understood, string Find, IReadOnlyList<FacetLine> Lines, Pager Pager, string Back, IEnumerable<(string Name, string? Value)> Unseen)
{
    private const int PageSize = 50, LongestFind = 200;

    public static EveryValue Of(Facet facet, IFacetCounts results, string understood, FacetLinks links, ListRequest list, IEnumerable<(string Name, string? Value)> parameters)
    {
        var find = list.Text("find") is var typed && typed.Length <= LongestFind ? typed : typed[..LongestFind];
        // A page beyond the last is the last.
        var total = results.Values(facet, find, 0, 0).Total;
        var page = Math.Clamp(list.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var values = results.Values(facet, find, (page - 1) * PageSize, PageSize).Values;
        return new(
            facet, understood, find, [.. values.Select(value => FacetLine.Of(facet, value, links))], new Pager(page, PageSize, total, list.AddressOf),
            links.AddressOf(links.Query), parameters.Concat(list.ViewParameters.Where(pair => pair.Value is not null)));
    }
}
