using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>In which order quotations are listed.</summary>
public enum QuoteSort
{
    /// <summary>Best first, and newest first among equals; newest first alone when no words are searched, or when more than 50,000 quotations have them.</summary>
    Relevance,

    /// <summary>Those of the newest articles first.</summary>
    Newest,

    /// <summary>Those of the oldest articles first.</summary>
    Oldest,

    /// <summary>By the name of the speaker, those without one last; the newest first of each.</summary>
    Speaker,

    /// <summary>By the title of the article.</summary>
    Article,
}

/// <summary>Which quotations are wanted, and in which order. Made by <see cref="Of"/>.</summary>
/// <param name="Filter">Words within the quotation, dates of its article, and chosen values of <see cref="Facets.OfQuotes"/>. Where no state is chosen, the rejected ones stay out.</param>
/// <param name="Sort">The order; null for the best first where words are searched, else the newest.</param>
/// <remarks>Within an article quotations stand in the order they were made.</remarks>
public sealed record QuoteQuery(ArticleQuery Filter, QuoteSort? Sort = null)
{
    /// <summary>The order that is used.</summary>
    public QuoteSort EffectiveSort => Sort switch
    {
        null or QuoteSort.Relevance => Filter.Query.Leaves.Any() ? QuoteSort.Relevance : QuoteSort.Newest,
        { } sort => sort,
    };

    /// <summary>A query of quotations: what it asks of articles, such as their headline, is left out, and said.</summary>
    /// <param name="filter">What was asked for.</param>
    /// <param name="sort">The order, or null.</param>
    public static QuoteQuery Of(ArticleQuery filter, QuoteSort? sort = null) => new(filter with { Query = WithinQuotes.Of(filter.Query) }, sort);

    /// <summary>All quotations of a speaker that were not rejected, the newest first.</summary>
    /// <param name="entity">Who speaks.</param>
    public static QuoteQuery By(long entity) => new(new ArticleQuery(QueryParser.Parse("")) { Choices = [new FacetChoice(Facet.Speaker, $"{entity}")] });

    /// <summary>The same query of other words, dates or choices.</summary>
    /// <param name="filter">Those.</param>
    public QuoteQuery With(ArticleQuery filter) => Of(filter, Sort);
}

/// <summary>A quotation in a list, with the sentences it stands in.</summary>
/// <param name="Quote">The quotation, with article and speaker loaded.</param>
/// <param name="Context">The sentences around it, on one line.</param>
/// <param name="At">Where the context begins in the text of the revision: UTF-16 code units.</param>
/// <param name="Parts">Where the parts stand in <paramref name="Context"/>: UTF-16 code units, half-open, in order and disjoint.</param>
/// <param name="Hits">Where the words of the query stand in it, within the parts; in order and disjoint.</param>
public sealed record QuoteHit(Quote Quote, string Context, int At, IReadOnlyList<TextSpan> Parts, IReadOnlyList<TextSpan> Hits)
{
    /// <summary>From the beginning of the first part to the end of the last, what stands between included.</summary>
    public Anchor Extent { get; init; } = new(0, 0, "");

    /// <summary>Whether the words still stand in the current text of the article.</summary>
    public bool IsCurrent => Quote.Revision == Quote.Article?.Revision;
}
