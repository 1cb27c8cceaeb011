using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Pages;

/// <summary>Search and list: the first page.</summary>
public sealed class IndexModel(ArticleSearch search, ArchiveContext context, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public ArticleQuery Query { get; private set; } = null!;

    public long Total { get; private set; }

    public List<ArticleHit> Hits { get; } = [];

    public IReadOnlyList<Alternative> Alternatives { get; private set; } = [];

    public bool IsArchiveEmpty { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Query = List.Articles();
        if (Query.Query.IsNotUnderstood)
            return;
        Total = await search.CountAsync(Query, cancellation);
        await foreach (var hit in search.FindAsync(Query, List.Skip, List.Size, cancellation))
            Hits.Add(hit);
        if (Total > 0)
            return;
        IsArchiveEmpty = !await context.LivingArticles.AnyAsync(cancellation);
        if (!IsArchiveEmpty)
            Alternatives = await search.AlternativesAsync(Query, cancellation);
    }

    /// <summary>The address of an article, with the words to mark in it.</summary>
    public string AddressOf(ArticleHit hit) => $"/articles/{hit.Id}" + WordsOnly;

    /// <summary>The same list for another door, such as <c>/articles.csv</c>.</summary>
    public string AddressAt(string door) => door + QueryString.Create(Request.Query.Where(pair => pair.Key is not ("p" or "size")));

    /// <summary>The places of the same search; the orders of articles are none of lines.</summary>
    public string AddressOfConcordance => "/concordance" + QueryString.Create(Request.Query.Where(pair => pair.Key is not ("p" or "size" or "sort")));

    private QueryString WordsOnly => Query.Query.Root is null ? QueryString.Empty : QueryString.Create("q", Query.Query.Typed);
}
