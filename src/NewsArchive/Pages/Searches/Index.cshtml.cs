using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.SavedSearches;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Searches;

/// <summary>A saved search and how it is understood.</summary>
public sealed record SearchRow(SavedSearchShape Shape, string Understood);

/// <summary>The saved searches, latest first, each with what is new since it was last marked as seen.</summary>
public sealed class IndexModel(ArchiveContext context, ArchiveOptions options, ArticleSearch search, SavedSearchEditor editor) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public long Total { get; private set; }

    public List<SearchRow> Rows { get; } = [];

    /// <summary>The highest number an article has while the page is made: only what a reader could see is marked as seen.</summary>
    public long LastArticle { get; private set; }

    /// <summary>Why a search could not be saved; then its name and address are asked for again.</summary>
    public string? Fault { get; private set; }

    public string? Name { get; private set; }

    public string? Address { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? name, string? address, CancellationToken cancellation)
    {
        (Name, Address) = (name, address);
        var (read, fault) = ListAddress.Read(address, options.LongestQuery);
        var edit = fault is null ? await editor.CreateAsync(new SavedSearchDraft(name, read), cancellation) : new Edit<SavedSearch>.Refused(fault);
        if (edit is not Edit<SavedSearch>.Saved)
            await LoadAsync(cancellation);
        return this.Answer(edit, "done.search-saved", saved => saved.Address, "edit.stale", Refuse);
    }

    public async Task<IActionResult> OnPostSeenAsync(long id, long? article, CancellationToken cancellation) =>
        this.Answer(await editor.SeeAsync(id, article, cancellation), "done.search-seen", _ => "/searches", "edit.stale", Refuse);

    public async Task<IActionResult> OnPostSeenAllAsync(long? article, CancellationToken cancellation)
    {
        TempData["Done"] = Texts.Count("done.searches-seen", await editor.SeeAllAsync(article, cancellation));
        return Redirect("/searches");
    }

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        LastArticle = await context.Articles.MaxAsync(a => (long?)a.Id, cancellation) ?? 0;
        Total = await context.SavedSearches.LongCountAsync(cancellation);
        var searches = context.SavedSearches.AsNoTracking().OrderByDescending(s => s.Id).Skip((int)Math.Min(List.Skip, int.MaxValue)).Take(List.Size);
        foreach (var saved in await searches.ToListAsync(cancellation))
        {
            var query = ListAddress.Open(saved.Address, options.LongestQuery).Articles();
            var understood = Understood.Sentence(query, await search.NamesAsync(query, cancellation));
            Rows.Add(new(await SavedSearchShape.OfAsync(saved, search, options.LongestQuery, cancellation), understood));
        }
    }
}
