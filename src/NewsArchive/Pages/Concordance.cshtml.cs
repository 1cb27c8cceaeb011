using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>The keyword in its contexts, one line for each place.</summary>
public sealed class ConcordanceModel(ConcordanceSearch concordance, ArticleSearch search, SpellingSuggestions spelling, ArchiveContext context, ArchiveOptions options) : PageModel
{
    public ListRequest List { get; private set; } = null!;

    public ConcordanceQuery Query { get; private set; } = null!;

    public ParsedQuery Words => Query.Articles.Query;

    public ConcordancePage Found { get; private set; } = new(0, 0, false, []);

    /// <summary>How many articles the search finds; asked only where not all were read.</summary>
    public long ArticlesInAll { get; private set; }

    /// <summary>The names of the entities that are chosen.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<Chip> Chips => [.. Chip.Of(Query.Articles, Names, AddressOf)];

    public IReadOnlyList<Alternative> Alternatives { get; private set; } = [];

    public NothingFound Nothing => new(Understood.Sentence(Query, Names), Alternatives, Suggestions, Names, AddressOf);

    public Suggestions Suggestions { get; private set; } = new([], _ => "");

    public bool IsArchiveEmpty { get; private set; }

    public Pager Pager => new(List.Page, List.Size, Found.Total, List.AddressOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery, ListRequest.UsualLines);
        Query = List.Concordance();
        if (!Query.HasKeyword)
            return;
        Names = await search.NamesAsync(Query.Articles, cancellation);
        Found = await concordance.PageAsync(Query, List.Skip, List.Size, cancellation);
        if (Found.IsPartial)
            ArticlesInAll = await search.CountAsync(Query.Articles, cancellation);
        else
            Suggestions = new(await spelling.OfAsync(Query.Articles, Found.Articles, cancellation), AddressOf);
        if (Found.Total > 0)
            return;
        IsArchiveEmpty = !await context.LivingArticles.AnyAsync(cancellation);
        if (!IsArchiveEmpty && !Found.IsPartial)
            Alternatives = [.. (await search.AlternativesAsync(Query.Articles, cancellation)).Where(other => (Query with { Articles = other.Rest }).HasKeyword)];
    }

    // Another order begins with its first page.
    public string AddressOf(ConcordanceSort sort) => ListAddress.Of("/concordance", Query.Articles, [.. Shown(sort), .. List.ViewParameters]);

    /// <summary>The same lines for another door, such as <c>/concordance.csv</c>.</summary>
    public string AddressAt(string door) => ListAddress.Of(door, Query.Articles, Shown(Query.Sort));

    public string AddressOfList => ListAddress.Of("/", Query.Articles);

    private string AddressOf(ArticleQuery query) => ListAddress.Of("/concordance", query, [.. Shown(Query.Sort), .. List.ViewParameters]);

    private (string Name, string? Value)[] Shown(ConcordanceSort sort) =>
    [
        ("window", Query.Window == ConcordanceQuery.UsualWindow ? null : Query.Window.ToString(CultureInfo.InvariantCulture)),
        ("sort", sort == ConcordanceSort.Text ? null : sort.ToString().ToLowerInvariant()),
    ];
}
