using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
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

/// <summary>What goes to another entity, and to which.</summary>
public sealed class SplitForm
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<string> Forms { get; set; } = [];

    public List<long> Quotes { get; set; } = [];

    public List<long> Mentions { get; set; } = [];

    public SplitDraft Draft => new(new EntityDraft(Name: Name, Kind: Kind), Quotes, Mentions, Aliases, Forms);
}

/// <summary>Takes from an entity what is of another one: names, ways of writing it, single quotations and mentions.</summary>
public sealed class SplitModel(ArchiveContext context, ArchiveOptions options, QuoteSearch search, EntitySplit split) : PageModel
{
    private const int MostForms = 50;

    public Entity Entity { get; private set; } = null!;

    public ListRequest List { get; private set; } = null!;

    public SplitForm Form { get; private set; } = new();

    public List<WrittenForm> Forms { get; private set; } = [];

    public List<QuoteHit> Quotes { get; } = [];

    public long QuoteTotal { get; private set; }

    public List<MentionRow> Mentions { get; private set; } = [];

    public int MentionTotal { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>What is ticked on other pages of the lists.</summary>
    public IReadOnlyList<long> OtherQuotes => [.. Form.Quotes.Except(Quotes.Select(hit => hit.Quote.Id))];

    /// <inheritdoc cref="OtherQuotes"/>
    public IReadOnlyList<long> OtherMentions => [.. Form.Mentions.Except(Mentions.Select(mention => mention.Id))];

    public Pager QuotePager => new(List.Page, List.Size, QuoteTotal, List.AddressOf);

    public Pager MentionPager => new(List.PageOf("m"), ListRequest.UsualLines, MentionTotal, page => $"{List.AddressWith("m", $"{page}")}#mentions-title");

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = new SplitForm { Version = Entity.Version, Kind = $"{Entity.Kind}".ToLowerInvariant() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, SplitForm form, CancellationToken cancellation)
    {
        var edit = await split.SplitAsync(id, form.Version, form.Draft, cancellation);
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        if (edit is Edit<Entity>.Stale)
            Form.Version = Entity.Version;
        return this.Answer(edit, "done.split", target => $"/entities/{target.Id}", "split.stale", Refuse);
    }

    /// <summary>Another page of the lists; what was ticked and typed so far goes along.</summary>
    public async Task<IActionResult> OnPostPageAsync(long id, SplitForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Form = form;
        return Page();
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await context.LivingEntities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } entity)
            return false;
        Entity = entity;
        List = new ListRequest(Request, options.LongestQuery);
        Forms = await WrittenForms.OfAsync(context, id, MostForms, cancellation);
        var query = QuoteQuery.By(id);
        QuoteTotal = await search.CountAsync(query, cancellation);
        await foreach (var hit in search.FindAsync(query, List.Skip, List.Size, cancellation))
            Quotes.Add(hit);
        var mentions = context.Mentions.AsNoTracking().Where(m => m.EntityId == id && m.State != AnnotationState.Rejected && !m.Article!.IsDeleted);
        MentionTotal = await mentions.CountAsync(cancellation);
        Mentions = [.. (await mentions.OrderByDescending(m => m.Article!.FirstDay).ThenBy(m => m.ArticleId).ThenBy(m => m.Id)
            .Skip((List.PageOf("m") - 1) * ListRequest.UsualLines).Take(ListRequest.UsualLines)
            .Select(m => new { m.Id, m.ArticleId, m.Article!.Title, m.Article.Date, m.Anchor }).ToListAsync(cancellation))
            .Select(m => new MentionRow(m.Id, m.ArticleId, m.Title, m.Date, m.Anchor.Exact))];
        return true;
    }
}
