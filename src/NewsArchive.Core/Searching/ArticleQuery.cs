using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>In which order articles are listed.</summary>
public enum ArticleSort
{
    /// <summary>Best first; newest first when nothing is searched.</summary>
    Relevance,

    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Oldest first.</summary>
    Oldest,

    /// <summary>Those that came into the archive last first, whatever their date.</summary>
    Added,
}

/// <summary>What is searched.</summary>
/// <param name="Query">The words, as understood.</param>
/// <param name="From">Only articles that may be of this period or later, or null.</param>
/// <param name="To">Only articles that may be of this period or earlier, or null.</param>
/// <param name="Sort">The order; null for the best first where words are searched, else the newest.</param>
/// <remarks>Partial dates overlap: an article of <c>2000</c> is found from <c>2000-06</c> and to <c>2000-06</c>.</remarks>
public sealed record ArticleQuery(ParsedQuery Query, PartialDate? From = null, PartialDate? To = null, ArticleSort? Sort = null)
{
    /// <summary>The chosen values of facets, in the order they were chosen; none of them twice.</summary>
    public IReadOnlyList<FacetChoice> Choices { get; init; } = [];

    /// <summary>Whether annotations that nobody has decided on yet count like accepted ones, in fields such as <c>cite:</c> and in facets.</summary>
    public bool WithProposals { get; init; }

    /// <summary>Whether dates narrow the search.</summary>
    public bool HasDates => From is not null || To is not null;

    /// <summary>Only articles that came into the archive later than the one of this number, or null.</summary>
    public long? Since { get; init; }

    /// <summary>The order that is used.</summary>
    public ArticleSort EffectiveSort => Sort switch
    {
        ArticleSort.Newest or ArticleSort.Oldest or ArticleSort.Added => Sort.Value,
        _ => Query.Leaves.All(leaf => leaf is DateNode or FieldNode { Field: not QueryField.Title }) ? ArticleSort.Newest : ArticleSort.Relevance,
    };
}

/// <summary>An article in a result list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="TitleMarks">Where the words of the query stand in the title.</param>
/// <param name="TitleIsDerived">Whether the title was derived.</param>
/// <param name="Date">Its date.</param>
/// <param name="Source">Its publication, or null.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="Snippet">A passage of it.</param>
/// <param name="Quotes">How many quotations it has that were not rejected.</param>
/// <param name="Mentions">How many mentions it has that were not rejected.</param>
public sealed record ArticleHit(
    long Id, string Key, string Title, IReadOnlyList<TextSpan> TitleMarks, bool TitleIsDerived, PartialDate Date,
    string? Source, string? Url, Snippet Snippet, int Quotes, int Mentions);

/// <summary>A part of a query or a filter that could be dropped, and what that would find.</summary>
/// <param name="Dropped">The part of the query, or null for the dates.</param>
/// <param name="Rest">The query without it.</param>
/// <param name="Total">How many articles it would find.</param>
public sealed record Alternative(QueryNode? Dropped, ArticleQuery Rest, long Total);
