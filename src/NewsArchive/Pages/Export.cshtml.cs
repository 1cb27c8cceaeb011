using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Exporting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>Everything a list shows, in the formats of other programs: choose one.</summary>
public sealed class ExportModel(ArticleSearch search, QuoteSearch quotes, ArchiveOptions options) : PageModel
{
    public IReadOnlyList<ExportFormat> Formats => ExportFormat.All;

    public ListRequest List { get; private set; } = null!;

    /// <summary>What is searched: in articles, or in quotations.</summary>
    public ArticleQuery Query { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public long Total { get; private set; }

    public bool IsPartial { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        if (List.IsOfQuotes)
        {
            var query = List.Quotes();
            var results = await quotes.ResultsAsync(query, cancellation: cancellation);
            (Query, Total, IsPartial) = (query.Filter, results.Total, results.IsPartial);
            Sentence = Understood.Sentence(query, await quotes.NamesAsync(query, cancellation));
        }
        else
        {
            Query = List.Articles();
            var results = await search.ResultsAsync(Query, cancellation: cancellation);
            (Total, IsPartial) = (results.Total, results.IsPartial);
            Sentence = Understood.Sentence(Query, await search.NamesAsync(Query, cancellation));
        }
    }

    /// <summary>The list itself.</summary>
    public string AddressOfList => ListAddress.Of(List.IsOfQuotes ? "/quotes" : "/", Query, Sort);

    public string AddressOf(ExportFormat format) => ListAddress.Of($"/export/{format.Name}", Query, ("of", List.IsOfQuotes ? "quotes" : null), Sort);

    // The articles' order stands in their query already.
    private (string Name, string? Value) Sort => ("sort", List.IsOfQuotes ? List.Text("sort") : null);
}
