using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>Entities that may be the same: to be merged, or told apart.</summary>
public sealed class DuplicatesModel(DuplicateSearch search, EntityEditor editor, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public int Total { get; private set; }

    public IReadOnlyList<DuplicateHit> Hits { get; private set; } = [];

    public string? Fault { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        (Total, Hits) = await search.FindAsync(List.Skip, List.Size, cancellation);
    }

    public async Task<IActionResult> OnPostApartAsync(long one, long other, string? back, CancellationToken cancellation) =>
        await AnswerAsync(await editor.TellApartAsync(one, other, apart: true, cancellation), "done.apart", back, "/entities/duplicates", cancellation);

    public async Task<IActionResult> OnPostTogetherAsync(long one, long other, CancellationToken cancellation) =>
        await AnswerAsync(await editor.TellApartAsync(one, other, apart: false, cancellation), "done.together", null, $"/entities/{one}", cancellation);

    private async Task<IActionResult> AnswerAsync(Edit<Entity> edit, string done, string? back, string otherwise, CancellationToken cancellation)
    {
        switch (edit)
        {
            case Edit<Entity>.Saved saved:
                Flash.Set(this, done, saved.ChangeId);
                return WayBack.To(Url, back, otherwise);
            case Edit<Entity>.Refused refused:
                Fault = Texts.Say(refused.Reason);
                Response.StatusCode = StatusCodes.Status409Conflict;
                await OnGetAsync(cancellation);
                return Page();
            default:
                return NotFound();
        }
    }
}
