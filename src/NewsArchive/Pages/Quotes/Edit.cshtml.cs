using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Quotes;

/// <summary>A quotation to change or delete, by form alone.</summary>
public sealed class EditModel(ArchiveContext context, QuoteEditor editor, EntitySearch entities) : PageModel
{
    public Quote Quote { get; private set; } = null!;

    public Revision Revision { get; private set; } = null!;

    public List<EntityHit> Known { get; private set; } = [];

    public CategoryTree Tree { get; private set; } = null!;

    public QuoteForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    /// <summary>Both versions, when somebody else changed the quotation meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    public bool IsOrphan => Quote.Revision != Revision.Number;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = QuoteForm.Of(Quote);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, QuoteForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        if (form.Read(Quote, Revision, out var draft) is { } unclear)
            return Unclear(unclear);
        var edit = await editor.ReplaceAsync(id, form.Version, draft!, cancellation);
        if (edit is Edit<Quote>.Stale)
            Both = await BothVersions.OfAsync(context, ChangeSubject.Quote, id, Quote.Version, $"/quotes/{id}", QuoteForm.Of(Quote).Beside(form), cancellation);
        return this.Answer(edit, "done.quote-changed", quote => $"/articles/{quote.ArticleId}#quote-{id}", "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = QuoteForm.Of(Quote);
        var edit = await editor.DeleteAsync(id, version, cancellation);
        return this.Answer(edit, "done.quote-deleted", quote => $"/articles/{quote.ArticleId}", "edit.stale-delete", Refuse);
    }

    private PageResult Unclear(Message reason)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Refuse(reason);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        Form.Parts.RemoveAll(string.IsNullOrWhiteSpace);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var quote = await context.Quotes.AsNoTracking().Include(q => q.Entity).Include(q => q.Article).SingleOrDefaultAsync(q => q.Id == id, cancellation);
        if (quote is null || await context.CurrentRevisionAsync(quote.ArticleId, cancellation) is not { } revision)
            return false;
        (Quote, Revision) = (quote, revision);
        Tree = await CategoryShape.TreeAsync(context, cancellation);
        Known = await entities.SuggestAsync(null, null, quote.ArticleId, 50, cancellation);
        return true;
    }
}
