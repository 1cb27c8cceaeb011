using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Quotes;

/// <summary>Who said what: all quotations, with words, speaker, kind, state and dates to narrow them.</summary>
public sealed class IndexModel(QuoteSearch search, ArchiveContext context, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public QuoteQuery Query { get; private set; } = null!;

    /// <summary>What the speaker field shows: the name, also when the address holds a number.</summary>
    public string Speaker { get; private set; } = "";

    public long Total { get; private set; }

    public List<QuoteHit> Hits { get; } = [];

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Query = List.Quotes();
        Speaker = Query.SpeakerId is { } id
            ? (await context.Entities.FindAsync([id], cancellation))?.Name ?? List.Text("speaker")
            : List.Text("speaker");
        if (Query.Words.IsNotUnderstood)
            return;
        Total = await search.CountAsync(Query, cancellation);
        await foreach (var hit in search.FindAsync(Query, List.Skip, List.Size, cancellation))
            Hits.Add(hit);
    }
}
