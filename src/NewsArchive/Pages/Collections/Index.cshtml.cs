using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Collections;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Collections;

/// <summary>The collections of articles, latest first; and where forms elsewhere make them and put articles into them.</summary>
public sealed class IndexModel(ArchiveContext context, ArchiveOptions options, ArticleSearch search, CollectionEditor editor) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public long Total { get; private set; }

    public List<CollectionShape> Rows { get; } = [];

    /// <summary>Why a collection could not be made; then its name is asked for again.</summary>
    public string? Fault { get; private set; }

    public string? Name { get; private set; }

    public string? Description { get; private set; }

    /// <summary>The list a collection is made from.</summary>
    public string? Address { get; private set; }

    public string? Kind { get; private set; }

    public string? Back { get; private set; }

    /// <summary>The articles it is to begin with.</summary>
    public IReadOnlyList<long> Sent { get; private set; } = [];

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Makes a collection: of an address, of articles, or empty.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? name, string? description, string? address, string? kind, string? back, long[] article, CancellationToken cancellation)
    {
        (Name, Description, Address, Kind, Back, Sent) = (name, description, address, kind, back, article);
        var draft = new CollectionDraft(name, description);
        var edit = string.IsNullOrEmpty(address) ? await editor.CreateFixedAsync(draft, article, null, cancellation) : await OfListAsync(draft, address, kind, cancellation);
        if (edit is Edit<Collection>.Saved { Subject: var made } saved)
        {
            Flash.Set(this, made.Kind == CollectionKind.Living ? "done.collection-living" : "done.collection-made", saved.ChangeId);
            return WayBack.To(Url, back, $"/collections/{made.Id}");
        }

        return await AgainAsync(edit, cancellation);
    }

    /// <summary>Puts articles into a collection or takes them out: those that were ticked, or all of a list.</summary>
    public async Task<IActionResult> OnPostArticlesAsync(
        long id, string? name, string? step, string? address, string? back, long[] article, CancellationToken cancellation)
    {
        (Name, Back, Sent) = (name, back, article);
        var articles = article;
        if (step == "add-all")
        {
            var (found, fault) = await ListedAsync(address, cancellation);
            if (fault is not null)
                return await AgainAsync(new Edit<Collection>.Refused(fault), cancellation);
            articles = found;
        }

        if (articles.Length == 0)
            return await AgainAsync(new Edit<Collection>.Refused(new Message("collections.nothing-ticked")), cancellation);
        // A new one, when none is chosen.
        var edit = id == 0
            ? await editor.CreateFixedAsync(new CollectionDraft(name), articles, null, cancellation)
            : await editor.ChangeArticlesAsync(id, step == "remove" ? [] : articles, step == "remove" ? articles : [], cancellation);
        if (edit is not Edit<Collection>.Saved saved)
            return await AgainAsync(edit, cancellation);
        Flash.Set(this, id == 0 ? "done.collection-made" : step == "remove" ? "done.collection-less" : "done.collection-more", saved.ChangeId);
        return WayBack.To(Url, back, $"/collections/{saved.Subject.Id}");
    }

    private async Task<Edit<Collection>> OfListAsync(CollectionDraft draft, string sent, string? kind, CancellationToken cancellation)
    {
        var (address, fault) = ListAddress.Read(sent, options.LongestQuery);
        if (fault is not null)
            return new Edit<Collection>.Refused(fault);
        Address = address;
        if (kind == "living")
            return await editor.CreateLivingAsync(draft, address!, cancellation);
        var (articles, partial) = await ListedAsync(address, cancellation);
        return partial is null ? await editor.CreateFixedAsync(draft, articles, address, cancellation) : new Edit<Collection>.Refused(partial);
    }

    // Half of what a search would find is not what anybody means by all.
    private async Task<(long[] Articles, Message? Fault)> ListedAsync(string? sent, CancellationToken cancellation)
    {
        var (address, fault) = ListAddress.Read(sent, options.LongestQuery);
        if (fault is not null)
            return ([], fault);
        var found = await search.ResultsAsync(ListAddress.Open(address!, options.LongestQuery).Articles(), cancellation: cancellation);
        return found.IsPartial ? ([], new Message("edit.search-partial")) : ([.. found.Articles(0, found.Total)], null);
    }

    private async Task<IActionResult> AgainAsync(Edit<Collection> edit, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return this.Answer(edit, "done.collection-made", _ => "/collections", "edit.stale", reason =>
        {
            Fault = Texts.Say(reason);
            return Page();
        });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Total = await context.Collections.LongCountAsync(cancellation);
        var page = context.Collections.AsNoTracking().OrderByDescending(c => c.Id).Skip((int)Math.Min(List.Skip, int.MaxValue)).Take(List.Size);
        foreach (var collection in await page.ToListAsync(cancellation))
            Rows.Add(await CollectionShape.OfAsync(collection, context, search, options.LongestQuery, cancellation));
    }
}
