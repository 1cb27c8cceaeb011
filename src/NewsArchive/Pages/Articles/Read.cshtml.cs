using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Editing.Annotations;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Text;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>An article to read and annotate.</summary>
public sealed class ReadModel(
    ArchiveContext context, ArchiveOptions options, QuoteEditor quotes, MentionEditor mentions, AnnotationDecisions decisions, ArticleEditor articles, ArticleSearch search, EntitySearch entities) : PageModel
{
    public Article Article { get; private set; } = null!;

    public Revision Revision { get; private set; } = null!;

    public List<Quote> Quotes { get; private set; } = [];

    public List<Mention> Mentions { get; private set; } = [];

    /// <summary>Annotations whose words no longer stand in the current text.</summary>
    public List<Quote> OrphanQuotes { get; private set; } = [];

    public List<Mention> OrphanMentions { get; private set; } = [];

    /// <summary>How many annotations wait for a person since the text has changed.</summary>
    public int Waiting => OrphanQuotes.Count + OrphanMentions.Count + Quotes.Count(q => q.Anchoring == Anchoring.Check) + Mentions.Count(m => m.Anchoring == Anchoring.Check);

    public ReprintList Reprints { get; private set; } = new(0, []);

    public List<Duplicate> Duplicates { get; private set; } = [];

    /// <summary>Whether the bytes of the page it was read from are kept.</summary>
    public bool HasOriginal { get; private set; }

    public ParsedQuery Query { get; private set; } = null!;

    /// <summary>The list the article was opened from, or null.</summary>
    public WithinResults? Within { get; private set; }

    /// <summary>How many places the words of the query have in the text; only the first are marked.</summary>
    public int HitTotal { get; private set; }

    public IReadOnlyList<TextSpan> Hits { get; private set; } = [];

    /// <summary>Its categories and collections.</summary>
    public ArticleFrame Frame { get; private set; } = null!;

    /// <summary>The register, those of this article first.</summary>
    public List<EntityHit> Known { get; private set; } = [];

    public AnnotationForm Form { get; private set; } = new();

    public string? Fault { get; private set; }

    /// <summary>Where every occurrence of an entity's names can be marked: in this article, and from there in the list it was opened from.</summary>
    public string TagAddress(long entity) => TagAddress(Article.Id, entity);

    private string TagAddress(long article, long entity) =>
        ListAddress.Of($"/entities/{entity}/tag", new ListRequest(Request, options.LongestQuery).Articles(), ("in", "article"), ("article", $"{article}"));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>One entry of the list as it is now, for the script.</summary>
    public async Task<IActionResult> OnGetEntryAsync(long id, string? of, CancellationToken cancellation) =>
        await context.LivingArticles.Where(a => a.Id == id).Select(a => (int?)a.Revision).SingleOrDefaultAsync(cancellation) is { } revision
            ? Partial("_Entry", await AnnotationEntry.OfAsync(context, id, revision, of, entity => TagAddress(id, entity), cancellation))
            : NotFound();

    public async Task<IActionResult> OnPostQuoteAsync(long id, AnnotationForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        if (form.Locate(Revision.Text) is { } unclear)
            return Unclear(form, unclear);
        var speaker = string.IsNullOrWhiteSpace(form.Name) ? null : new EntityDraft(Name: form.Name, Kind: form.EntityKind);
        var draft = new QuoteDraft([form.Span(Revision.Text)], form.Kind, Entity: speaker, Note: form.Note);
        Form = form;
        return this.Answer(await quotes.CreateAsync(id, draft, cancellation), "done.quote", quote => Place(id, $"quote-{quote.Id}"), "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostMentionAsync(long id, AnnotationForm form, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        if (form.Locate(Revision.Text) is { } unclear)
            return Unclear(form, unclear);
        var span = form.Span(Revision.Text);
        var name = string.IsNullOrWhiteSpace(form.Name) ? span.Exact : form.Name;
        var draft = new MentionDraft(span.Start, span.End, span.Exact, new EntityDraft(Name: name, Kind: form.EntityKind));
        Form = form;
        return this.Answer(await mentions.CreateAsync(id, draft, cancellation), "done.mention", mention => Place(id, $"mention-{mention.Id}"), "edit.stale", Refuse);
    }

    /// <summary>Accepts or rejects a proposal, named with the version that was seen.</summary>
    public Task<IActionResult> OnPostDecideAsync(long id, DecisionForm form, CancellationToken cancellation) =>
        form.AnswerAsync(this, decisions, id, annotation => Place(id, annotation), () => LoadAsync(id, cancellation), Refuse, cancellation);

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        return this.Answer(await articles.DeleteAsync(id, version, cancellation), "done.article-deleted", _ => "/", "edit.article-changed", Refuse);
    }

    private string Place(long id, string anchor) => $"/articles/{id}{Request.QueryString.WithoutHandler()}#{anchor}";

    private PageResult Unclear(AnnotationForm form, Message reason)
    {
        Form = form;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Refuse(reason);
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        var article = await context.LivingArticles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (article is null || await context.CurrentRevisionAsync(id, cancellation) is not { } revision)
            return false;
        (Article, Revision) = (article, revision);
        var list = new ListRequest(Request, options.LongestQuery);
        var query = list.Articles();
        Query = query.Query;
        Within = await WithinResults.OfAsync(search, list, query, id, cancellation);
        var hits = (await search.FinderAsync(Query, cancellation)).Find(revision.Text);
        (HitTotal, Hits) = (hits.Count, [.. hits.Take(Places.MostHits)]);
        HasOriginal = await context.RevisionOriginals.AnyAsync(original => original.ArticleId == id, cancellation);
        Reprints = await ReprintList.OfAsync(context, id, cancellation);
        Duplicates = await context.Duplicates.AsNoTracking().Where(d => d.ArticleId == id).OrderBy(d => d.Key).ToListAsync(cancellation);
        Known = await entities.SuggestAsync(null, null, id, 50, cancellation);

        Frame = await ArticleFrame.OfAsync(context, article, cancellation);
        var allQuotes = await context.Quotes.AsNoTracking().Include(q => q.Entity).Where(q => q.ArticleId == id && q.State != AnnotationState.Rejected).ToListAsync(cancellation);
        Quotes = [.. allQuotes.Where(q => q.Revision == revision.Number).OrderBy(q => q.Parts[0].Start).ThenBy(q => q.Id)];
        OrphanQuotes = [.. allQuotes.Where(q => q.Revision != revision.Number).OrderBy(q => q.Id)];
        var allMentions = await context.Mentions.AsNoTracking().Include(m => m.Entity).Where(m => m.ArticleId == id && m.State != AnnotationState.Rejected).ToListAsync(cancellation);
        Mentions = [.. allMentions.Where(m => m.Revision == revision.Number).OrderBy(m => m.Anchor.Start).ThenBy(m => m.Id)];
        OrphanMentions = [.. allMentions.Where(m => m.Revision != revision.Number).OrderBy(m => m.Id)];
        return true;
    }
}
