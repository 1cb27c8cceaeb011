using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Pages;

/// <summary>All values of a facet among the results of a search, to search among them and choose.</summary>
public sealed class FacetsModel(ArticleSearch search, ArchiveOptions options) : PageModel
{
    private const int PageSize = 50, LongestFind = 200;

    private int _page;

    public Facet Facet { get; private set; }

    public ListRequest List { get; private set; } = null!;

    public ArticleQuery Query { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = null!;

    public string Find { get; private set; } = "";

    public IReadOnlyList<FacetLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager => new(_page, PageSize, Total, List.AddressOf);

    public string BackAddress => List.AddressOf(Query);

    public IEnumerable<(string Name, string? Value)> Parameters => ListAddress.Parameters(Query).Concat(List.ViewParameters.Where(pair => pair.Value is not null));

    public async Task<IActionResult> OnGetAsync(string facet, CancellationToken cancellation)
    {
        if (!facet.All(char.IsAsciiLetter) || !Enum.TryParse<Facet>(facet, true, out var known))
            return NotFound();
        Facet = known;
        List = new ListRequest(Request, options.LongestQuery);
        Query = List.Articles();
        Names = await search.NamesAsync(Query, cancellation);
        var find = List.Text("find");
        Find = find.Length <= LongestFind ? find : find[..LongestFind];
        var results = await search.ResultsAsync(Query, counted: true, cancellation);
        // A page beyond the last is the last.
        Total = results.Values(Facet, Find, 0, 0).Total;
        _page = Math.Clamp(List.Page, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var page = results.Values(Facet, Find, (_page - 1) * PageSize, PageSize);
        Lines = [.. page.Values.Select(value => FacetLine.Of(Facet, value, List, Query))];
        return Page();
    }
}
