using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Entities;

/// <summary>The register of persons, organisations, places, events and others.</summary>
public sealed class IndexModel(EntitySearch search, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public EntityKind? Kind { get; private set; }

    public long Total { get; private set; }

    public IReadOnlyList<EntityHit> Hits { get; private set; } = [];

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Kind = List.Word<EntityKind>("kind");
        Total = await search.CountAsync(List.Text("q"), Kind, cancellation);
        Hits = await search.ListAsync(List.Text("q"), Kind, List.Skip, List.Size, cancellation);
    }
}
