using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>All values of a facet among the results of a search, to search among them and choose.</summary>
public sealed class FacetsModel(ArticleSearch search, ArchiveOptions options) : PageModel
{
    public EveryValue Values { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string facet, CancellationToken cancellation)
    {
        if (ListAddress.FacetOf(facet, Facets.OfArticles) is not { } known)
            return NotFound();
        var list = new ListRequest(Request, options.LongestQuery);
        var query = list.Articles();
        var understood = Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        var links = new FacetLinks(query, other => list.AddressOf(other), _ => "");
        Values = EveryValue.Of(known, await search.ResultsAsync(query, counted: true, cancellation), understood, links, list, ListAddress.Parameters(query));
        return Page();
    }
}
