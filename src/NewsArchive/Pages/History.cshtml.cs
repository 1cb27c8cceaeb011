using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>Every decision, newest first, with what it made of each field, and a button that takes it back: of all, or of an article, an annotation, an entity or a batch.</summary>
public sealed class HistoryModel(ArchiveContext context, ArchiveOptions options, ChangeHistory history, Undo undo) : PageModel
{
    private Dictionary<long, string> _names = [];
    private Dictionary<long, AnnotationImportRun> _imports = [];

    public ListRequest List { get; private set; } = null!;

    public ChangeFilter Filter { get; private set; } = new();

    public long Total { get; private set; }

    public List<Decision> Decisions { get; private set; } = [];

    public string? Fault { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    /// <summary>Whose history it is, or null for all.</summary>
    public string? Whose => Filter switch
    {
        { Batch: { } batch } => Texts.Say("history.of-batch", batch),
        { Article: { } article } => Texts.Say("history.article", article),
        { Subject: { } subject } => $"{Texts.Say($"subject.{subject.ToString().ToLowerInvariant()}")} {Filter.SubjectId}",
        _ => null,
    };

    /// <summary>What a decision made of each field.</summary>
    public List<FieldChange> FieldsOf(Decision decision) => FieldChange.Of(decision.First, id => _names.GetValueOrDefault(id));

    /// <summary>The file that a batch came from, or null.</summary>
    public AnnotationImportRun? ImportedFrom(long batch) => _imports.GetValueOrDefault(batch);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostUndoAsync(long id, string? back, CancellationToken cancellation)
    {
        switch (await undo.UndoAsync(id, cancellation))
        {
            case Edit<Change>.Saved saved:
                Flash.Set(this, "done.undone", saved.ChangeId);
                return WayBack.To(Url, back, "/history");
            case Edit<Change>.Refused refused:
                Fault = Texts.Say(refused.Reason);
                Response.StatusCode = StatusCodes.Status409Conflict;
                await LoadAsync(cancellation);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Filter = ReadFilter();
        Total = await history.CountAsync(Filter, cancellation);
        Decisions = await history.ListAsync(Filter, List.Skip, List.Size, cancellation);
        var batches = Decisions.Select(decision => decision.First.Batch).OfType<long>().ToList();
        _imports = await context.AnnotationImports.AsNoTracking().Where(run => batches.Contains(run.Batch)).ToDictionaryAsync(run => run.Batch, cancellation);
        var entities = Decisions.SelectMany(decision => FieldChange.EntitiesOf(decision.First)).Distinct().ToList();
        _names = await context.Entities.Where(e => entities.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancellation);
    }

    private ChangeFilter ReadFilter()
    {
        if (Number("batch") is { } batch)
            return new(Batch: batch);
        if (Number("article") is { } article)
            return new(Article: article);
        foreach (var subject in Enum.GetValues<ChangeSubject>())
        {
            if (Number(subject.ToString().ToLowerInvariant()) is { } id)
                return new(Subject: subject, SubjectId: id);
        }

        return new();
    }

    private long? Number(string name) => long.TryParse(List.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
