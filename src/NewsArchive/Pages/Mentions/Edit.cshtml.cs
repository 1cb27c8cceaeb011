using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;
using NewsArchive.Text;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Mentions;

/// <summary>The fields of a mention.</summary>
public sealed class MentionForm
{
    public int Version { get; set; }

    public string? Passage { get; set; }

    public string? Name { get; set; }

    public string? EntityKind { get; set; }

    public string? State { get; set; }

    /// <summary>The fields of this form, which are saved, beside those of another one.</summary>
    public IReadOnlyList<BothFields> Beside(MentionForm mine) =>
    [
        new(Texts.Say("form.passage"), Passage, mine.Passage),
        new(Texts.Say("form.name"), Name, mine.Name),
        new(Texts.Say("form.entity-kind"), BothFields.Word("entity", EntityKind), BothFields.Word("entity", mine.EntityKind)),
        new(Texts.Say("quotes.state"), BothFields.Word("state", State), BothFields.Word("state", mine.State)),
    ];
}

/// <summary>A mention to change or delete, by form alone.</summary>
public sealed class EditModel(ArchiveContext context, MentionEditor editor, EntitySearch entities) : PageModel
{
    public Mention Mention { get; private set; } = null!;

    public Revision Revision { get; private set; } = null!;

    public List<EntityHit> Known { get; private set; } = [];

    public MentionForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    /// <summary>Both versions, when somebody else changed the mention meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = Current();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, MentionForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        if (Find(form.Passage ?? "") is not { } span)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Refuse(new Message("form.not-in-text"));
        }

        var isUntouched = Mention.Entity!.Name == form.Name && string.Equals($"{Mention.Entity.Kind}", form.EntityKind, StringComparison.OrdinalIgnoreCase);
        var entity = isUntouched ? new EntityDraft(Mention.EntityId) : new EntityDraft(Name: form.Name, Kind: form.EntityKind);
        var draft = new MentionDraft(span.Start, span.End, span.In(Revision.Text), entity, form.State);
        var edit = await editor.ReplaceAsync(id, form.Version, draft, cancellation);
        if (edit is Edit<Mention>.Stale)
            Both = await BothVersions.OfAsync(context, ChangeSubject.Mention, id, Mention.Version, $"/mentions/{id}", Current().Beside(form), cancellation);
        return this.Answer(edit, "done.mention-changed", mention => $"/articles/{mention.ArticleId}#mention-{id}", "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = Current();
        var edit = await editor.DeleteAsync(id, version, cancellation);
        return this.Answer(edit, "done.mention-deleted", mention => $"/articles/{mention.ArticleId}", "edit.stale-delete", Refuse);
    }

    private MentionForm Current() => new()
    {
        Version = Mention.Version,
        Passage = Mention.Anchor.Exact,
        Name = Mention.Entity!.Name,
        EntityKind = $"{Mention.Entity.Kind}".ToLowerInvariant(),
        State = $"{Mention.State}".ToLowerInvariant(),
    };

    private TextSpan? Find(string passage) => Mention.Revision == Revision.Number && TextForm.Of(passage) == Mention.Anchor.Exact
        ? Mention.Anchor.Span
        : Passages.Nearest(Revision.Text, passage, Mention.Anchor.Start);

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var mention = await context.Mentions.AsNoTracking().Include(m => m.Entity).Include(m => m.Article).SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (mention is null || await context.CurrentRevisionAsync(mention.ArticleId, cancellation) is not { } revision)
            return false;
        (Mention, Revision) = (mention, revision);
        Known = await entities.SuggestAsync(null, null, mention.ArticleId, 50, cancellation);
        return true;
    }
}
