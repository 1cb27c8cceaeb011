using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Codebook;

/// <summary>The researcher's own categories, each below the one it is a part of.</summary>
public sealed class IndexModel(ArchiveContext context, CategoryEditor editor) : PageModel
{
    public CategoryTree Tree { get; private set; } = null!;

    public IReadOnlyList<CategoryShape> Categories { get; private set; } = [];

    public CategoryForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CategoryForm form, CancellationToken cancellation)
    {
        var edit = await editor.CreateAsync(form.Draft, cancellation);
        Form = form;
        await LoadAsync(cancellation);
        return this.Answer(edit, "done.category-made", _ => "/codebook", "edit.stale", reason =>
        {
            Fault = Texts.Say(reason);
            return Page();
        });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Tree = await CategoryShape.TreeAsync(context, cancellation);
        Categories = await CategoryShape.AllAsync(context, cancellation);
    }
}
