using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Collections;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Collections;

/// <summary>A collection with its articles, latest first.</summary>
public sealed class ShowModel(ArchiveContext context, ArchiveOptions options, ArticleSearch search, CollectionEditor editor) : PageModel
{
    private ArticleQuery _query = null!;

    public CollectionShape Shape { get; private set; } = null!;

    public ListRequest List { get; private set; } = null!;

    public List<ArticleHit> Hits { get; } = [];

    /// <summary>How its list was understood.</summary>
    public string UnderstoodAs { get; private set; } = "";

    public string? Name { get; private set; }

    public string? Description { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Whether somebody else changed it meanwhile: both versions are shown.</summary>
    public bool IsStale { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Shape.Articles, List.AddressOf);

    /// <summary>The list of its articles at another door.</summary>
    public string AddressAt(string door) => ListAddress.Of(door, _query);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        (Name, Description) = (Shape.Name, Shape.Description);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, int version, string? name, string? description, CancellationToken cancellation)
    {
        var edit = await editor.ReplaceAsync(id, version, new CollectionDraft(name, description), cancellation);
        return await AnswerAsync(id, edit, "done.collection-changed", $"/collections/{id}", "edit.stale", (name, description), cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, int version, CancellationToken cancellation) =>
        await AnswerAsync(id, await editor.DeleteAsync(id, version, cancellation), "done.collection-deleted", "/collections", "edit.stale-delete", null, cancellation);

    public async Task<IActionResult> OnPostArticlesAsync(long id, string? step, string? back, long[] article, CancellationToken cancellation)
    {
        var edit = article.Length == 0
            ? new Edit<Collection>.Refused(new Message("collections.nothing-ticked"))
            : await editor.ChangeArticlesAsync(id, step == "remove" ? [] : article, step == "remove" ? article : [], cancellation);
        var answer = await AnswerAsync(id, edit, step == "remove" ? "done.collection-less" : "done.collection-more", $"/collections/{id}", "edit.stale", null, cancellation);
        return edit is Edit<Collection>.Saved ? WayBack.To(Url, back, $"/collections/{id}") : answer;
    }

    private async Task<IActionResult> AnswerAsync(
        long id, Edit<Collection> edit, string done, string next, string stale, (string? Name, string? Description)? typed, CancellationToken cancellation)
    {
        if (edit is not Edit<Collection>.Saved && !await LoadAsync(id, cancellation))
            return NotFound();
        IsStale = edit is Edit<Collection>.Stale && typed is not null;
        if (edit is not Edit<Collection>.Saved)
            (Name, Description) = typed ?? (Shape.Name, Shape.Description);
        return this.Answer(edit, done, _ => next, stale, reason =>
        {
            Fault = Texts.Say(reason);
            return Page();
        });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await context.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } collection)
            return false;
        Shape = await CollectionShape.OfAsync(collection, context, search, options.LongestQuery, cancellation);
        List = new ListRequest(Request, options.LongestQuery);
        _query = new ArticleQuery(QueryParser.Parse("")) { Choices = [new(Facet.Collection, $"{id}")] };
        await foreach (var hit in search.FindAsync(_query, List.Skip, List.Size, cancellation))
            Hits.Add(hit);
        if (collection.Address is not null)
        {
            var shown = ListAddress.Open(collection.Address, options.LongestQuery).Articles();
            UnderstoodAs = Understood.Sentence(shown, await search.NamesAsync(shown, cancellation));
        }

        return true;
    }
}
