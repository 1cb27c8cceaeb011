using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>An article that names an entity, and how.</summary>
public sealed record MentionRow(long Id, long ArticleId, string Title, PartialDate Date, string Exact);

/// <summary>An entity that was merged into this one, and the change by which it was.</summary>
public sealed record MergedRow(long Id, string Name, long Change);

/// <summary>A person, organisation, place or event: what it is called, what it said, where it is named, with what it may be mixed up.</summary>
public sealed class ShowModel(ArchiveContext context, ArchiveOptions options, QuoteSearch search, DuplicateSearch duplicates, EntityEditor editor) : PageModel
{
    private const int MostDuplicates = 5;

    public Entity Entity { get; private set; } = null!;

    public ListRequest List { get; private set; } = null!;

    public List<QuoteHit> Quotes { get; } = [];

    public long QuoteTotal { get; private set; }

    public List<MentionRow> Mentions { get; private set; } = [];

    public int MentionTotal { get; private set; }

    public TimelineView Timeline { get; private set; } = null!;

    public List<DuplicateHit> Duplicates { get; private set; } = [];

    public List<EntityHit> Apart { get; private set; } = [];

    public List<MergedRow> Merged { get; private set; } = [];

    public EntityForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    /// <summary>Both versions, when somebody else changed the entity meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    public Pager QuotePager => new(List.Page, List.Size, QuoteTotal, List.AddressOf);

    public Pager MentionPager => new(List.PageOf("m"), ListRequest.UsualLines, MentionTotal, page => $"{List.AddressWith("m", $"{page}")}#named-title");

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        var standing = await context.StandingEntityAsync(id, cancellation);
        if (standing is { } other && other != id)
            return Redirect($"/entities/{other}");
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = EntityForm.Of(Entity);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, EntityForm form, CancellationToken cancellation)
    {
        var edit = await editor.ReplaceAsync(id, form.Version, form.Draft, cancellation);
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        if (edit is Edit<Entity>.Stale)
            Both = await BothVersions.OfAsync(context, ChangeSubject.Entity, id, Entity.Version, $"/entities/{id}", EntityForm.Of(Entity).Beside(form), cancellation);
        return this.Answer(edit, "done.entity-changed", _ => $"/entities/{id}", "edit.stale", Refuse);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var entity = await context.LivingEntities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (entity is null)
            return false;
        Entity = entity;
        List = new ListRequest(Request, options.LongestQuery);
        var asked = List.Quotes().Filter;
        var query = QuoteQuery.By(id);
        query = query with { Filter = query.Filter with { From = asked.From, To = asked.To } };
        QuoteTotal = await search.CountAsync(query, cancellation);
        await foreach (var hit in search.FindAsync(query, List.Skip, List.Size, cancellation))
            Quotes.Add(hit);
        await LoadMentionsAsync(asked.From, asked.To, cancellation);
        Timeline = new TimelineView(await EntityTimeline.OfAsync(context, id, cancellation), id, asked.From, asked.To);
        Duplicates = await duplicates.OfAsync(entity, MostDuplicates, cancellation);
        Apart = await duplicates.ApartFromAsync(id, cancellation);
        Merged = await context.Entities.Where(e => e.MergedInto == id)
            .Select(e => new MergedRow(e.Id, e.Name, context.Changes.Where(c => c.Subject == ChangeSubject.Entity && c.SubjectId == e.Id).Max(c => c.Id)))
            .ToListAsync(cancellation);
        return true;
    }

    private async Task LoadMentionsAsync(PartialDate? from, PartialDate? to, CancellationToken cancellation)
    {
        var mentions = context.Mentions.AsNoTracking().Where(m => m.EntityId == Entity.Id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted);
        var (first, last) = (from is { } begin ? PartialDate.Number(begin.FirstDay) : 0, to is { } end ? PartialDate.Number(end.LastDay) : int.MaxValue);
        mentions = mentions.Where(m => m.Article!.LastDay >= first && m.Article.FirstDay <= last);
        MentionTotal = await mentions.CountAsync(cancellation);
        Mentions = [.. (await mentions.OrderByDescending(m => m.Article!.FirstDay).ThenBy(m => m.ArticleId).ThenBy(m => m.Id)
            .Skip((List.PageOf("m") - 1) * ListRequest.UsualLines).Take(ListRequest.UsualLines)
            .Select(m => new { m.Id, m.ArticleId, m.Article!.Title, m.Article.Date, m.Anchor }).ToListAsync(cancellation))
            .Select(m => new MentionRow(m.Id, m.ArticleId, m.Title, m.Date, m.Anchor.Exact))];
    }
}
