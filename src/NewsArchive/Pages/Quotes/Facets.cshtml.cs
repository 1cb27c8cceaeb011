using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Quotes;

/// <summary>All values of a facet among quotations, to search among them and choose.</summary>
public sealed class FacetsModel(QuoteSearch search, ArchiveOptions options) : PageModel
{
    public EveryValue Values { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string facet, CancellationToken cancellation)
    {
        if (ListAddress.FacetOf(facet, Facets.OfQuotes) is not { } known)
            return NotFound();
        var list = new ListRequest(Request, options.LongestQuery);
        var quotes = await QuoteList.OfAsync(search, list, "/quotes", cancellation);
        var results = await search.ResultsAsync(quotes.Query, QuoteCounting.Facets, cancellation);
        Values = EveryValue.Of(known, results, quotes.Sentence, quotes.Links, list, quotes.Parameters);
        return Page();
    }
}
