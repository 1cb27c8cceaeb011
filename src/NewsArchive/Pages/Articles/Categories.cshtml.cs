using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>The categories of an article, by form alone.</summary>
public sealed class CategoriesModel(ArchiveContext context, ArticleEditor editor) : PageModel
{
    public Article Article { get; private set; } = null!;

    public CategoryTree Tree { get; private set; } = null!;

    public IReadOnlyCollection<long> Chosen { get; private set; } = [];

    public string? Back { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Whether somebody else changed the article meanwhile: both versions are shown.</summary>
    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Chosen = Article.Categories;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, int version, long[] categories, string? back, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        (Chosen, Back) = (categories, back);
        var edit = await editor.CategoriseAsync(id, version, categories, cancellation);
        IsStale = edit is Edit<Article>.Stale;
        var answer = this.Answer(edit, "done.categories", _ => $"/articles/{id}", "edit.stale", Refuse);
        return edit is Edit<Article>.Saved ? WayBack.To(Url, back, $"/articles/{id}") : answer;
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await context.LivingArticles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } article)
            return false;
        (Article, Tree) = (article, await CategoryShape.TreeAsync(context, cancellation));
        return true;
    }
}
