using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.SavedSearches;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Searches;

/// <summary>A saved search to rename or delete.</summary>
public sealed class EditModel(ArchiveContext context, ArchiveOptions options, ArticleSearch search, SavedSearchEditor editor) : PageModel
{
    public SavedSearch Saved { get; private set; } = null!;

    public string UnderstoodAs { get; private set; } = "";

    public string? Name { get; private set; }

    public int Version { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Whether somebody else changed it meanwhile: both versions are shown.</summary>
    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        (Name, Version) = (Saved.Name, Saved.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, int version, string? name, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        (Name, Version) = (name, version);
        var edit = await editor.ReplaceAsync(id, version, new SavedSearchDraft(name, Saved.Address), cancellation);
        IsStale = edit is Edit<SavedSearch>.Stale;
        return this.Answer(edit, "done.search-renamed", _ => "/searches", "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        (Name, Version) = (Saved.Name, Saved.Version);
        return this.Answer(await editor.DeleteAsync(id, version, cancellation), "done.search-deleted", _ => "/searches", "edit.stale-delete", Refuse);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await context.SavedSearches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } saved)
            return false;
        Saved = saved;
        var query = ListAddress.Open(saved.Address, options.LongestQuery).Articles();
        UnderstoodAs = Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        return true;
    }
}
