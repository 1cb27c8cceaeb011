using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Importing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Import;

/// <summary>One import: how far it is and what became of each file. It can be stopped, gone on with, and taken back.</summary>
public sealed class ShowModel(ArchiveContext context, ImportRuns runs, ImportUndo undo, ChangeLog log) : PageModel
{
    private const int Shown = 100;

    public ImportRun Run { get; private set; } = null!;

    public ImportState State { get; private set; }

    /// <summary>The run that goes on from this one and was not taken back, or null.</summary>
    public long? ContinuedBy { get; private set; }

    public bool CanGoOn => State is ImportState.Stopped or ImportState.Failed && ImportRuns.CanGoOn(Run);

    public ImportOutcome? Outcome { get; private set; }

    public List<(ImportOutcome Outcome, int Count)> Counts { get; private set; } = [];

    /// <summary>How many files came to an outcome; of the rejected ones not all are listed.</summary>
    public int CountOf(ImportOutcome outcome, int listed) => outcome == ImportOutcome.Rejected && State != ImportState.Running ? Run.Rejected : listed;

    public List<ImportedFile> Files { get; private set; } = [];

    public int Skip { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public string? Fault { get; private set; }

    public IReadOnlyList<WorkedOn> Obstacles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, string? outcome, string? p, CancellationToken cancellation) =>
        await LoadAsync(id, outcome, p, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStopAsync(long id)
    {
        await runs.StopAsync(id);
        return Redirect($"/import/{id}");
    }

    public async Task<IActionResult> OnPostGoOnAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, null, cancellation))
            return NotFound();
        if (ContinuedBy is { } already)
            return Redirect($"/import/{already}");
        if (State is ImportState.Stopped or ImportState.Failed && await runs.GoOnAsync(Run, log.Who, cancellation) is { } next)
            return Redirect($"/import/{next}");
        return Conflicting("import.files-gone");
    }

    public async Task<IActionResult> OnPostUndoAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, null, cancellation))
            return NotFound();
        if (State is ImportState.Running or ImportState.Undone)
            return Conflicting("import.not-ended");
        Obstacles = await undo.UndoAsync(Run, cancellation);
        if (Obstacles.Count > 0)
            return Conflicting("import.worked-on");
        await runs.RemoveUploadsAsync(Run);
        Flash.Set(this, "done.import-undone");
        return Redirect($"/import/{id}");
    }

    private PageResult Conflicting(string reason)
    {
        Fault = Texts.Say(reason);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, string? outcome, string? p, CancellationToken cancellation)
    {
        if (await context.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancellation) is not { } found)
            return false;
        (Run, State) = (found, runs.StateOf(found));
        ContinuedBy = await context.ImportRuns.Where(run => run.Continues == id && run.State != ImportState.Undone).MaxAsync(run => (long?)run.Id, cancellation);
        Outcome = Enum.TryParse<ImportOutcome>(outcome, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
        var counts = await context.ImportedFiles.Where(file => file.RunId == id).GroupBy(file => file.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        Counts = [.. counts.OrderBy(group => group.Key).Select(group => (group.Key, group.Count))];
        var total = Outcome is null ? Counts.Sum(group => group.Count) : Counts.FirstOrDefault(group => group.Outcome == Outcome).Count;
        Pager = Pager.At(p, Shown, total, number => $"/import/{id}?{(Outcome is { } only ? $"outcome={only.ToString().ToLowerInvariant()}&" : "")}p={number}");
        Skip = (Pager.Page - 1) * Shown;
        Files = await context.ImportedFiles.AsNoTracking().Where(file => file.RunId == id && (Outcome == null || file.Outcome == Outcome))
            .OrderBy(file => file.Place).Skip(Skip).Take(Shown).ToListAsync(cancellation);
        return true;
    }
}
