using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>What is sent from a page of the preview: what was shown there and ticked by itself or not, what is ticked, and what was ticked otherwise on other pages.</summary>
public sealed class TagForm
{
    public int Version { get; set; }

    public long? Last { get; set; }

    public string? Shown { get; set; }

    public string? Doubted { get; set; }

    public List<string> Ticked { get; set; } = [];

    public string? Off { get; set; }

    public string? On { get; set; }

    /// <summary>The page of the preview to go to; nothing to mark what is ticked.</summary>
    public int? Next { get; set; }

    /// <summary>All that is ticked and not, on this page and the others.</summary>
    public Ticks Read()
    {
        var (shown, doubted) = (Ticks.Read(Shown), Ticks.Read(Doubted));
        var off = Ticks.Read(Off).Except(shown).Except(doubted).Concat(shown.Except(Ticked));
        var on = Ticks.Read(On).Except(shown).Except(doubted).Concat(doubted.Intersect(Ticked));
        return new Ticks(off.ToHashSet(), on.ToHashSet(), shown.Concat(doubted), Last);
    }
}

/// <summary>Every place where an entity's names stand unmarked, in context, each with a box; then all that is ticked is marked at once.</summary>
public sealed class TagModel(ArchiveContext context, ArchiveOptions options, Occurrences occurrences, TaggingRuns runs, ChangeLog log) : PageModel
{
    public const int UsualSize = 100;

    private Dictionary<long, string> _names = [];

    public Entity Entity { get; private set; } = null!;

    public OccurrenceRequest Places { get; private set; } = null!;

    public OccurrenceList Found { get; private set; } = null!;

    public List<OccurrenceLine> Lines { get; private set; } = [];

    /// <summary>What is ticked and not, on all pages.</summary>
    public Ticks Kept { get; private set; } = null!;

    public int Ticked { get; private set; }

    /// <summary>The last article there was when the preview began: what came later was never shown.</summary>
    public long LastArticle { get; private set; }

    public string? Fault { get; private set; }

    public int Pages => Math.Max(1, (Found.Items.Count + UsualSize - 1) / UsualSize);

    /// <summary>Where else the names can be looked for: the article and the list one came from, and the whole archive.</summary>
    public IEnumerable<string> Scopes
    {
        get
        {
            if (Places.Article is not null)
                yield return "article";
            if (Places.In == "list" || Places.List.Articles().IsNarrowed)
                yield return "list";
            yield return "archive";
        }
    }

    /// <summary>What another entity is called that gives reason to doubt.</summary>
    public string NameOf(Occurrence one) => one.Other is { } id ? _names.GetValueOrDefault(id, $"{id}") : "";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        await ShowAsync(Places.Ticks, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, TagForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        var ticks = form.Read();
        if (form.Next is { } page)
            return Redirect(Places.AddressOf(Request.Path, ticks, form.Last, page));
        if (form.Version != Entity.Version)
            return await RefuseAsync(StatusCodes.Status409Conflict, new Message("tagging.stale"), ticks, cancellation);
        var wanted = Found.Items.Where(ticks.Has).Select(one => new TaggedPlace(one.Article, one.Revision, one.Anchor, one.Marks)).ToList();
        if (wanted.Count == 0)
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, new Message("tagging.nothing"), ticks, cancellation);
        var run = runs.Start(log.Who, id, wanted);
        if (run.Total <= TaggingRuns.Portion)
            await run.Completion;
        return Redirect($"/entities/{id}/tag/{run.Id}");
    }

    private async Task<IActionResult> RefuseAsync(int status, Message reason, Ticks ticks, CancellationToken cancellation)
    {
        Response.StatusCode = status;
        Fault = Texts.Say(reason);
        await ShowAsync(ticks, cancellation);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var entity = await context.Entities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (entity is null)
            return false;
        Entity = entity;
        Places = new OccurrenceRequest(Request, options.LongestQuery, UsualSize);
        LastArticle = Places.LastArticle ?? await context.Articles.MaxAsync(a => (long?)a.Id, cancellation) ?? 0;
        Found = await occurrences.FindAsync(entity, Places.Scope, cancellation);
        return true;
    }

    private async Task ShowAsync(Ticks ticks, CancellationToken cancellation)
    {
        (Kept, Ticked) = (ticks, Found.Items.Count(ticks.Has));
        Lines = await occurrences.LinesAsync([.. Found.Items.Skip((int)Math.Min((Places.List.Page - 1L) * UsualSize, int.MaxValue)).Take(UsualSize)], cancellation);
        var others = Lines.Select(line => line.Occurrence.Other).OfType<long>().Distinct().ToList();
        _names = await context.Entities.Where(e => others.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancellation);
    }
}
