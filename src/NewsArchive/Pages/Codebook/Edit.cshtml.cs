using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Codebook;

/// <summary>A category to change, move or delete.</summary>
public sealed class EditModel(ArchiveContext context, CategoryEditor editor) : PageModel
{
    public Category Category { get; private set; } = null!;

    public CategoryTree Tree { get; private set; } = null!;

    /// <summary>The categories it can be a part of: not itself, and none below it.</summary>
    public IEnumerable<PlacedCategory> Parents { get; private set; } = [];

    /// <summary>How many quotations and articles have it.</summary>
    public long Uses { get; private set; }

    public CategoryForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    /// <summary>Whether somebody else changed it meanwhile: both versions are shown.</summary>
    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = CategoryForm.Of(Category);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CategoryForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        var edit = await editor.ReplaceAsync(id, form.Version, form.Draft, cancellation);
        IsStale = edit is Edit<Category>.Stale;
        return this.Answer(edit, "done.category-changed", _ => "/codebook", "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, bool uses, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = CategoryForm.Of(Category);
        return this.Answer(await editor.DeleteAsync(id, version, uses, cancellation), "done.category-deleted", _ => "/codebook", "edit.stale-delete", Refuse);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await context.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } category)
            return false;
        (Category, Tree) = (category, await CategoryShape.TreeAsync(context, cancellation));
        var below = Tree.WithDescendants(id).ToHashSet();
        Parents = Tree.Places.Where(place => !below.Contains(place.Category.Id));
        Uses = await context.QuoteCategories.LongCountAsync(g => g.CategoryId == id, cancellation) + await context.ArticleCategories.LongCountAsync(g => g.CategoryId == id, cancellation);
        return true;
    }
}
