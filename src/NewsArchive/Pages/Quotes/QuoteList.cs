using NewsArchive.Contract;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Quotes;

/// <summary>The list of quotations a page is about, and the addresses of the same list and of others.</summary>
/// <param name="List">The parameters.</param>
/// <param name="Query">What is searched.</param>
/// <param name="Names">What the chosen speakers are called.</param>
/// <param name="Path">Where its filters lead.</param>
public sealed record QuoteList(ListRequest List, QuoteQuery Query, IReadOnlyDictionary<string, string> Names, string Path = "/quotes")
{
    public static async Task<QuoteList> OfAsync(QuoteSearch search, ListRequest list, string path, CancellationToken cancellation)
    {
        var query = list.Quotes();
        return new(list, query, await search.NamesAsync(query, cancellation), path);
    }

    public ParsedQuery Words => Query.Filter.Query;

    public bool IsNarrowed => Query.Filter.IsNarrowed;

    public string Sentence => Understood.Sentence(Query, Names);

    public IReadOnlyList<Chip> Chips => [.. Chip.Of(Query.Filter, Names, filter => AddressOf(filter))];

    public FacetLinks Links => new(Query.Filter, filter => AddressOf(filter), facet => AddressAt($"/quotes/facets/{ListAddress.NameOf(facet)}"));

    /// <summary>The part of a name that was typed, which the form shows; other speakers are chosen by number.</summary>
    public string TypedSpeaker => Typed?.Value ?? "";

    /// <summary>What the search form sends along unseen.</summary>
    public IEnumerable<(string Name, string? Value)> Unseen =>
        ListAddress.BesideForm(Query.Filter with { Choices = [.. Query.Filter.Choices.Where(choice => choice != Typed)] }).Concat(List.ViewParameters.Where(pair => pair.Value is not null));

    public IEnumerable<(string Name, string? Value)> Parameters => ListAddress.Parameters(Query.Filter).Append(Sort).Where(pair => pair.Value is not null);

    /// <summary>The same list for another door, such as <c>/quotes.csv</c>.</summary>
    public string AddressAt(string door, params (string Name, string? Value)[] more) => ListAddress.Of(door, Query.Filter, [Sort, .. more]);

    /// <summary>The list of other words, dates or choices; as long a page.</summary>
    public string AddressOf(ArticleQuery filter, string? path = null) => ListAddress.Of(path ?? Path, filter, [Sort, .. List.ViewParameters]);

    /// <summary>The quotations of a cell of the table of speakers; without a period those of a row, without a speaker those of a column.</summary>
    public string CellAddress(long? speaker, string? period)
    {
        var others = Query.Filter.Choices.Where(choice => choice.IsExcluded || !((choice.Facet == Facet.Speaker && speaker is not null) || (choice.Facet == Facet.Period && period is not null))).ToList();
        if (speaker is not null)
            others.Add(new FacetChoice(Facet.Speaker, $"{speaker}"));
        if (period is not null)
            others.Add(new FacetChoice(Facet.Period, period));
        return ListAddress.Of("/quotes", Query.Filter with { Choices = others }, Sort);
    }

    private FacetChoice? Typed => Query.Filter.Choices.FirstOrDefault(choice => choice is { Facet: Facet.Speaker, IsExcluded: false } && !choice.Value.All(char.IsAsciiDigit));

    private (string Name, string? Value) Sort => ("sort", Query.Sort is { } sort and not QuoteSort.Relevance ? sort.ToString().ToLowerInvariant() : null);
}
