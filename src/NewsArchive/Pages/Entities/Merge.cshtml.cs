using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>Which two entities somebody saw, and which of them stays.</summary>
public sealed class MergeForm
{
    public long With { get; set; }

    public int Version { get; set; }

    public int WithVersion { get; set; }

    public long Keep { get; set; }
}

/// <summary>Merges an entity with another one: first which, then which name stays.</summary>
public sealed class MergeModel(ArchiveContext context, ArchiveOptions options, EntitySearch search, EntityMerge merge) : PageModel
{
    private const int MostOffered = 20;

    public Entity Entity { get; private set; } = null!;

    /// <summary>The other entity, or null while it is looked for.</summary>
    public Entity? With { get; private set; }

    /// <summary>Both, with their numbers of quotations and mentions.</summary>
    public IReadOnlyList<(Entity Entity, EntityHit Hit)> Both { get; private set; } = [];

    public long Keep { get; private set; }

    public string Typed { get; private set; } = "";

    public IReadOnlyList<EntityHit> Offered { get; private set; } = [];

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, long? with, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, with, cancellation))
            return NotFound();
        Keep = With?.Id ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, MergeForm form, CancellationToken cancellation)
    {
        // Whichever goes: the one that stays is the other.
        var (loser, version, winner, winnerVersion) = form.Keep == id ? (form.With, form.WithVersion, id, form.Version) : (id, form.Version, form.With, form.WithVersion);
        var edit = form.Keep == id || form.Keep == form.With
            ? await merge.MergeAsync(loser, version, winner, winnerVersion, cancellation)
            : new Edit<Entity>.Refused(new Message("edit.no-into"));
        if (edit is Edit<Entity>.Saved saved)
        {
            Flash.Set(this, "done.merged", saved.ChangeId);
            return Redirect($"/entities/{winner}");
        }

        if (!await LoadAsync(id, form.With, cancellation))
            return NotFound();
        Keep = form.Keep;
        return this.Answer(edit, "done.merged", _ => $"/entities/{winner}", "merge.stale", Refuse);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, long? with, CancellationToken cancellation)
    {
        if (await ReadAsync(id, cancellation) is not { } entity)
            return false;
        Entity = entity;
        Typed = new ListRequest(Request, options.LongestQuery).Text("q");
        With = with is { } other && other != id ? await ReadAsync(other, cancellation) : null;
        if (With is not null)
        {
            var hits = await search.HitsAsync([id, With.Id], cancellation);
            Both = [.. new[] { Entity, With }.Zip(hits)];
        }
        else if (Typed.Length > 0)
        {
            Offered = [.. (await search.SuggestAsync(Typed, null, 0, MostOffered + 1, cancellation)).Where(hit => hit.Id != id).Take(MostOffered)];
        }

        return true;
    }

    private Task<Entity?> ReadAsync(long id, CancellationToken cancellation) =>
        context.LivingEntities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation);
}
