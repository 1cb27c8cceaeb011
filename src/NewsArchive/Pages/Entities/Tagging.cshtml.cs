using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Entities;

/// <summary>How far places are marked as the name of an entity; can be stopped, and in the end be undone.</summary>
public sealed class TaggingModel(ArchiveContext context, TaggingRuns runs) : PageModel
{
    public string Name { get; private set; } = "";

    public TaggingRun Run { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long run, CancellationToken cancellation) =>
        await LoadAsync(id, run, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStopAsync(long id, long run, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, run, cancellation))
            return NotFound();
        Run.Stop();
        // What is being stored just now is stored whole.
        await Run.Completion.WaitAsync(TimeSpan.FromSeconds(5), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Redirect(Request.Path);
    }

    private async Task<bool> LoadAsync(long id, long run, CancellationToken cancellation)
    {
        if (runs.Find(run) is not { } found || found.EntityId != id)
            return false;
        Run = found;
        Name = await context.Entities.Where(e => e.Id == id).Select(e => e.Name).SingleOrDefaultAsync(cancellation) ?? $"{id}";
        return true;
    }
}
