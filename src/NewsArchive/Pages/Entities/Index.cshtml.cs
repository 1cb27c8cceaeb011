using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Entities;

/// <summary>The register of persons, organisations, places, events and others.</summary>
public sealed class IndexModel(EntitySearch search, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public EntityKind? Kind { get; private set; }

    public EntitySort? Sort { get; private set; }

    /// <summary>How many the search finds of each kind, whatever kind is chosen.</summary>
    public Dictionary<EntityKind, int> Counts { get; private set; } = [];

    public long Total => Kind is { } kind ? Counts.GetValueOrDefault(kind) : Counts.Values.Sum();

    public IReadOnlyList<EntityHit> Hits { get; private set; } = [];

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public string AddressOf(EntityKind? kind) => List.AddressWith("kind", $"{kind}".ToLowerInvariant(), "p");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        (Kind, Sort) = (List.Word<EntityKind>("kind"), List.Word<EntitySort>("sort"));
        Counts = await search.CountsAsync(List.Text("q"), cancellation);
        Hits = await search.ListAsync(List.Text("q"), Kind, List.Skip, List.Size, Sort ?? EntitySort.Name, cancellation);
    }
}
