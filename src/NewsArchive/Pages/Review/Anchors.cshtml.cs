using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Review;

/// <summary>Annotations that wait since the text of their article has changed: each as it was, beside the places it may have now.</summary>
public sealed class AnchorsModel(ArchiveContext context, ArchiveOptions options, WaitingAnchors waiting, QuoteEditor quotes, MentionEditor mentions) : PageModel
{
    private const int UsualItems = 10;

    public ListRequest List { get; private set; } = null!;

    public long? ArticleId { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<WaitingAnchor> Items { get; private set; } = [];

    /// <summary>What was chosen and typed, when it could not be saved.</summary>
    public PlacesForm? Form { get; private set; }

    public string? Fault { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    /// <summary>Where a form of this page is sent.</summary>
    public string AddressOf(string handler) => $"/review/anchors{Request.QueryString.WithoutHandler()}{(Request.QueryString.WithoutHandler().Length > 0 ? "&" : "?")}handler={handler}";

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAttachAsync(PlacesForm form, CancellationToken cancellation)
    {
        Form = form;
        return form.Of == "mention"
            ? await AnswerAsync(await AttachMentionAsync(form, cancellation), "done.anchors", cancellation)
            : await AnswerAsync(await AttachQuoteAsync(form, cancellation), "done.anchors", cancellation);
    }

    public async Task<IActionResult> OnPostDiscardAsync(string? of, long id, int version, CancellationToken cancellation) => of == "mention"
        ? await AnswerAsync(await mentions.DeleteAsync(id, version, cancellation), "done.mention-deleted", cancellation)
        : await AnswerAsync(await quotes.DeleteAsync(id, version, cancellation), "done.quote-deleted", cancellation);

    private async Task<Edit<Quote>> AttachQuoteAsync(PlacesForm form, CancellationToken cancellation)
    {
        var quote = await context.Quotes.AsNoTracking().SingleOrDefaultAsync(q => q.Id == form.Id, cancellation);
        if (quote is null || await context.CurrentRevisionAsync(quote.ArticleId, cancellation) is not { } revision)
            return new Edit<Quote>.Missing();
        if (form.Read(revision, [.. quote.Content.Anchors.Select(anchor => anchor.Exact)], quote.Parts.Count, out var spans) is { } unclear)
            return new Edit<Quote>.Refused(unclear);
        var (parts, cue) = (quote.Parts.Count, quote.Cue is null ? null : spans[quote.Parts.Count]);
        var draft = new QuoteDraft(
            [.. spans.Take(parts).OfType<SpanDraft>()], Word(quote.Kind), cue, quote.Speaker is null ? null : spans[^1],
            quote.EntityId is null ? null : new EntityDraft(quote.EntityId), Word(quote.State), quote.Note, "sure");
        return await quotes.ReplaceAsync(form.Id, form.Version, draft, cancellation);
    }

    private async Task<Edit<Mention>> AttachMentionAsync(PlacesForm form, CancellationToken cancellation)
    {
        var mention = await context.Mentions.AsNoTracking().SingleOrDefaultAsync(m => m.Id == form.Id, cancellation);
        if (mention is null || await context.CurrentRevisionAsync(mention.ArticleId, cancellation) is not { } revision)
            return new Edit<Mention>.Missing();
        if (form.Read(revision, [mention.Anchor.Exact], 1, out var spans) is { } unclear)
            return new Edit<Mention>.Refused(unclear);
        var draft = new MentionDraft(spans[0]!.Start, spans[0]!.End, spans[0]!.Exact, new EntityDraft(mention.EntityId), Word(mention.State), "sure");
        return await mentions.ReplaceAsync(form.Id, form.Version, draft, cancellation);
    }

    // The list is shown as it is now, also where nothing was saved.
    private async Task<IActionResult> AnswerAsync<T>(Edit<T> edit, string done, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return this.Answer(edit, done, _ => $"/review/anchors{Request.QueryString.WithoutHandler()}", "anchors.stale", reason =>
        {
            if (reason.Key == "anchors.text-changed")
                Response.StatusCode = StatusCodes.Status409Conflict;
            Fault = Texts.Say(reason);
            return Page();
        });
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery, UsualItems);
        ArticleId = long.TryParse(List.Text("article"), NumberStyles.None, CultureInfo.InvariantCulture, out var article) ? article : null;
        Total = await waiting.CountAsync(ArticleId, cancellation);
        // What was done last on the last page leaves the page before it.
        var skip = Math.Min(List.Skip, Math.Max(0, (Total - 1) / List.Size * (long)List.Size));
        Items = await waiting.ListAsync(ArticleId, (int)skip, List.Size, cancellation);
    }
}
