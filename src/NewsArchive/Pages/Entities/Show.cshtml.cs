using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Searching;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>The fields of an entity; aliases one a line.</summary>
public sealed class EntityForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Aliases { get; set; }

    public string? Description { get; set; }
}

/// <summary>An article that names an entity, and how.</summary>
public sealed record MentionRow(long Id, long ArticleId, string Title, PartialDate Date, string Exact);

/// <summary>A person, organisation, place or event: what it is called, what it said, where it is named.</summary>
public sealed class ShowModel(ArchiveContext context, ArchiveOptions options, QuoteSearch search, EntityEditor editor) : PageModel
{
    private const int MostMentions = 200;

    public Entity Entity { get; private set; } = null!;

    public ListRequest List { get; private set; } = null!;

    public List<QuoteHit> Quotes { get; } = [];

    public long QuoteTotal { get; private set; }

    public List<MentionRow> Mentions { get; private set; } = [];

    public int MentionTotal { get; private set; }

    public EntityForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    public bool IsStale { get; private set; }

    public Pager Pager => new(List.Page, List.Size, QuoteTotal, List.AddressOf);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = new EntityForm
        {
            Version = Entity.Version,
            Name = Entity.Name,
            Kind = $"{Entity.Kind}".ToLowerInvariant(),
            Aliases = string.Join('\n', Entity.Aliases),
            Description = Entity.Description,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, EntityForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        var draft = new EntityContentDraft(form.Name, form.Kind, (form.Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), form.Description);
        var edit = await editor.ReplaceAsync(id, form.Version, draft, cancellation);
        IsStale = edit is Edit<Entity>.Stale;
        return this.Answer(edit, "done.entity-changed", _ => $"/entities/{id}", "edit.stale", Refuse);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var entity = await context.Entities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (entity is null)
            return false;
        Entity = entity;
        List = new ListRequest(Request, options.LongestQuery);
        var query = QuoteQuery.By(id);
        QuoteTotal = await search.CountAsync(query, cancellation);
        await foreach (var hit in search.FindAsync(query, List.Skip, List.Size, cancellation))
            Quotes.Add(hit);
        var mentions = context.Mentions.AsNoTracking().Where(m => m.EntityId == id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted);
        MentionTotal = await mentions.CountAsync(cancellation);
        Mentions = [.. (await mentions.OrderByDescending(m => m.Article!.FirstDay).ThenBy(m => m.ArticleId).ThenBy(m => m.Id).Take(MostMentions)
            .Select(m => new { m.Id, m.ArticleId, m.Article!.Title, m.Article.Date, m.Anchor }).ToListAsync(cancellation))
            .Select(m => new MentionRow(m.Id, m.ArticleId, m.Title, m.Date, m.Anchor.Exact))];
        return true;
    }
}
