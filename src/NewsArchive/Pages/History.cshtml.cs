using System.Text.Json;
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

/// <summary>Every change, newest first, each with a button that takes it back.</summary>
public sealed class HistoryModel(ArchiveContext context, ArchiveOptions options, Undo undo) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public long Total { get; private set; }

    public List<Change> Changes { get; private set; } = [];

    public string? Fault { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    /// <summary>What was done, in the words of a reader: an article is deleted by a mark, and that is a change of it.</summary>
    public static string ActionOf(Change change) => change.Subject == ChangeSubject.Article
        ? change.After!.Contains("categories", StringComparison.Ordinal) ? "change.update" : change.After.Contains("true", StringComparison.Ordinal) ? "change.delete" : "change.create"
        : $"change.{change.Action.ToString().ToLowerInvariant()}";

    /// <summary>The words a change is about: of a quotation or a mention, or the name of an entity; null for an article.</summary>
    public static string? WordsOf(Change change)
    {
        if (change.Subject == ChangeSubject.Article || (change.After ?? change.Before) is not { } content)
            return null;
        using var json = JsonDocument.Parse(content);
        return change.Subject switch
        {
            ChangeSubject.Quote => string.Join(" […] ", json.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("exact").GetString())),
            ChangeSubject.Mention => json.RootElement.GetProperty("anchor").GetProperty("exact").GetString(),
            _ => json.RootElement.GetProperty("name").GetString(),
        };
    }

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
        var changes = context.Changes.AsNoTracking();
        if (long.TryParse(List.Text("article"), out var article))
            changes = changes.Where(change => change.ArticleId == article);
        Total = await changes.LongCountAsync(cancellation);
        Changes = await changes.OrderByDescending(change => change.Id).Skip((int)Math.Min(List.Skip, int.MaxValue)).Take(List.Size).ToListAsync(cancellation);
    }
}
