using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>Date, title, publication and authors of an article, to be corrected.</summary>
public sealed class EditModel(ArchiveContext context, ArticleEditor editor, TimeProvider time) : PageModel
{
    public Article Article { get; private set; } = null!;

    public CorrectionForm Form { get; private set; } = new();

    /// <summary>What is wrong, field by field.</summary>
    public IReadOnlyDictionary<ArticleField, Message> Faults { get; private set; } = new Dictionary<ArticleField, Message>();

    public string? Fault { get; private set; }

    /// <summary>Both versions, when somebody else changed the article meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    /// <summary>The article, within the list it was opened from.</summary>
    public string AddressOfArticle => $"/articles/{Article.Id}{Request.QueryString.WithoutHandler()}";

    public string Address => $"/articles/{Article.Id}/edit{Request.QueryString.WithoutHandler()}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = CorrectionForm.Of(Article);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CorrectionForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        var correction = form.Draft(Article).Read(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), out var faults);
        if (correction is null)
        {
            Faults = faults;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var edit = await editor.CorrectAsync(id, form.Version, correction, cancellation);
        if (edit is Edit<Article>.Refused { Reason: var reason })
        {
            // Nothing else is refused here, and saving what is there already is no mistake.
            Flash.Set(this, reason.Key);
            return Redirect(AddressOfArticle);
        }

        if (edit is Edit<Article>.Stale)
            Both = await BothVersions.OfAsync(context, ChangeSubject.Article, id, Article.Version, Address, CorrectionForm.Of(Article).Beside(form, Article.Filed), cancellation);
        return this.Answer(edit, "done.corrected", _ => AddressOfArticle, "edit.stale", Refuse);
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
        Article = article;
        return true;
    }
}
