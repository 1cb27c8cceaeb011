using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Collections;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>A collection that articles of the list can be put into.</summary>
public sealed record CollectionName(long Id, string Name);

/// <summary>Search and list: the first page.</summary>
public sealed class IndexModel(ArticleSearch search, SpellingSuggestions spelling, ArchiveContext context, ArchiveOptions options) : PageModel
{
    private const int MostCollections = 500;

    public ListRequest List { get; private set; } = null!;

    public ArticleQuery Query { get; private set; } = null!;

    public long Total { get; private set; }

    /// <summary>How many of the articles that were found have nearly the same text as another of them.</summary>
    public long Reprints { get; private set; }

    /// <summary>Whether the search was stopped before its end.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>The names of the entities that are chosen.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public List<ArticleHit> Hits { get; } = [];

    public IReadOnlyList<Alternative> Alternatives { get; private set; } = [];

    public NothingFound Nothing => new(Understood.Sentence(Query, Names), Alternatives, Suggestions, Names, query => List.AddressOf(query));

    public Suggestions Suggestions { get; private set; } = new([], _ => "");

    public FacetPanel? Facets { get; private set; }

    public HistogramView? Histogram { get; private set; }

    public IReadOnlyList<Chip> Chips => [.. Chip.Of(Query, Names, query => List.AddressOf(query))];

    /// <summary>The fixed collections, latest first: where articles can be put.</summary>
    public IReadOnlyList<CollectionName> Collections { get; private set; } = [];

    public bool IsArchiveEmpty { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Query = List.Articles();
        if (Query.Query.IsNotUnderstood)
            return;
        Names = await search.NamesAsync(Query, cancellation);
        var results = await search.ResultsAsync(Query, counted: true, cancellation);
        (Total, Reprints, IsPartial) = (results.Total, results.Reprints, results.IsPartial);
        await foreach (var hit in search.RowsAsync(Query, results.Articles(List.Skip, List.Size), cancellation))
            Hits.Add(hit);
        if (!IsPartial)
            Suggestions = new(await spelling.OfAsync(Query, Total, cancellation), query => List.AddressOf(query));
        if (Total > 0)
        {
            Histogram = new HistogramView(Search.Catalog.Histogram.Of(results.Periods(), Query), List, Query);
            Facets = FacetPanel.Of(results, List, Query);
            Collections = await context.Collections.Where(c => c.Kind == CollectionKind.Fixed).OrderByDescending(c => c.Id).Take(MostCollections)
                .Select(c => new CollectionName(c.Id, c.Name)).ToListAsync(cancellation);
            return;
        }

        IsArchiveEmpty = !await context.LivingArticles.AnyAsync(cancellation);
        if (!IsArchiveEmpty && !IsPartial)
            Alternatives = await search.AlternativesAsync(Query, cancellation);
    }

    /// <summary>Has the search index built anew, as the page offers that says it is damaged.</summary>
    public IActionResult OnPostRebuild()
    {
        new IndexRebuild(options).Request();
        Flash.Set(this, "done.rebuild-asked");
        return Redirect("/");
    }

    /// <summary>The address of an article, with the list it is opened from: the words to mark in it, the way on and back.</summary>
    public string AddressOf(ArticleHit hit) =>
        List.AddressOf(Query.IsNarrowed ? Query : Query with { Sort = Query.EffectiveSort }, $"/articles/{hit.Id}");

    /// <summary>The same list for another door, such as <c>/articles.csv</c>.</summary>
    public string AddressAt(string door) => ListAddress.Of(door, Query);

    /// <summary>The places of the same search; the orders of articles are none of lines.</summary>
    public string AddressOfConcordance => ListAddress.Of("/concordance", Query with { Sort = null });

    /// <summary>What the search form sends along unseen.</summary>
    public IEnumerable<(string Name, string? Value)> Unseen => ListAddress.BesideForm(Query).Concat(List.ViewParameters.Where(pair => pair.Value is not null));
}
