using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Quotes;

/// <summary>Who said what: all quotations, with words and facets to narrow them.</summary>
public sealed class IndexModel(QuoteSearch search, ArchiveContext context, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public QuoteList Quotes { get; private set; } = null!;

    public long Total { get; private set; }

    /// <summary>Whether the search was stopped before its end.</summary>
    public bool IsPartial { get; private set; }

    public List<QuoteHit> Hits { get; } = [];

    public FacetPanel? Facets { get; private set; }

    public IReadOnlyList<Alternative> Alternatives { get; private set; } = [];

    public bool HasNoQuotes { get; private set; }

    public NothingFound Nothing => new(Quotes.Sentence, Alternatives, new([], _ => ""), Quotes.Names, filter => Quotes.AddressOf(filter))
    {
        Counted = "list.quotes",
        All = ("/quotes", "quotes.all"),
    };

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Quotes = await QuoteList.OfAsync(search, List, "/quotes", cancellation);
        if (Quotes.Words.IsNotUnderstood)
            return;
        var results = await search.ResultsAsync(Quotes.Query, QuoteCounting.Facets, cancellation);
        (Total, IsPartial) = (results.Total, results.IsPartial);
        await foreach (var hit in search.RowsAsync(Quotes.Query, results.Quotes(List.Skip, List.Size), cancellation))
            Hits.Add(hit);
        Facets = FacetPanel.Of(results, Search.Language.Facets.OfQuotes, Quotes.Links);
        if (Total > 0)
            return;
        HasNoQuotes = !await context.Quotes.AnyAsync(quote => !quote.Article!.IsDeleted, cancellation);
        if (!HasNoQuotes && !IsPartial)
            Alternatives = await search.AlternativesAsync(Quotes.Query, cancellation);
    }
}
