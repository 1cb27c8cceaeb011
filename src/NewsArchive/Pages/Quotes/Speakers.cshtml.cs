using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Quotes;

/// <summary>Who speaks when: the quotations of a list by speaker and period, each number leading to its quotations.</summary>
public sealed class SpeakersModel(QuoteSearch search, ArchiveOptions options) : PageModel
{
    private const int UsualRows = 50;

    public ListRequest List { get; private set; } = null!;

    public QuoteList Quotes { get; private set; } = null!;

    public SpeakerTable Table { get; private set; } = new([], [], []);

    public IEnumerable<SpeakerRow> Rows => Table.Rows.Skip((int)List.Skip).Take(List.Size);

    public long Total => Table.Totals.Sum(total => (long)total);

    public Pager Pager => new(List.Page, List.Size, Table.Rows.Count, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery, UsualRows);
        Quotes = await QuoteList.OfAsync(search, List, "/quotes/speakers", cancellation);
        if (!Quotes.Words.IsNotUnderstood)
            Table = (await search.ResultsAsync(Quotes.Query, QuoteCounting.Speakers, cancellation)).Speakers();
    }

    public static string NameOf(SpeakerRow row) => FacetNames.Value(Facet.Speaker, $"{row.Id}", row.Name);

    public static string NameOf(string period) => FacetNames.Value(Facet.Period, period, period);
}
