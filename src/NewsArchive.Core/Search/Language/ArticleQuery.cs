using NewsArchive.Articles;
using NewsArchive.Search.Articles;
using NewsArchive.Text;

namespace NewsArchive.Search.Language;

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

    /// <summary>Whether of texts that are nearly the same only the first in order is listed.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Whether dates narrow the search.</summary>
    public bool HasDates => From is not null || To is not null;

    /// <summary>Only articles that came into the archive later than the one of this number, or null.</summary>
    public long? Since { get; init; }

    /// <summary>Whether anything narrows the search: words, dates, chosen values, or what is new.</summary>
    public bool IsNarrowed => Query.Typed.Length > 0 || HasDates || Choices.Count > 0 || Since is not null;

    /// <summary>The order that is used.</summary>
    public ArticleSort EffectiveSort => Sort switch
    {
        ArticleSort.Newest or ArticleSort.Oldest or ArticleSort.Added => Sort.Value,
        _ => Query.Leaves.All(leaf => leaf is DateNode or FieldNode { Field: not QueryField.Title }) ? ArticleSort.Newest : ArticleSort.Relevance,
    };

    /// <summary>The same query with a choice more, or without it where it is chosen already.</summary>
    /// <param name="choice">The choice. It takes the place of its opposite; a chosen year takes the place of its chosen months, and a month that of its year.</param>
    public ArticleQuery Toggle(FacetChoice choice) => this with
    {
        Choices = Choices.Contains(choice) ? [.. Choices.Where(other => other != choice)] : [.. Choices.Where(other => !other.GivesWayTo(choice)), choice],
    };

    /// <summary>Whether an article of a date may lie outside of a period that is asked for, though its date touches it.</summary>
    /// <param name="date">The date of an article that was found.</param>
    /// <remarks>Asked for are <see cref="From"/>, <see cref="To"/> and the periods that every article must meet in the query itself, not those in <c>OU</c> or <c>SAUF</c>. A chosen period counts only articles that surely lie in it.</remarks>
    public bool IsUncertain(PartialDate date) =>
        date.FirstDay < From?.FirstDay || date.LastDay > To?.LastDay
        || (Query.Root?.Parts.Any(part => IsUncertain(date, part)) ?? false);

    private static bool IsUncertain(PartialDate date, QueryNode part) => part switch
    {
        DateNode period => date.FirstDay < period.From || date.LastDay > period.To,
        AllNode all => all.Parts.Any(one => IsUncertain(date, one)),
        _ => false,
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
/// <param name="Reprints">How many other articles have nearly the same text.</param>
public sealed record ArticleHit(
    long Id, string Key, string Title, IReadOnlyList<TextSpan> TitleMarks, bool TitleIsDerived, PartialDate Date,
    string? Source, string? Url, Snippet Snippet, int Quotes, int Mentions, int Reprints = 0);

/// <summary>A part of a query or a filter that could be dropped, and what that would find.</summary>
/// <param name="Dropped">The part of the query, or null for the dates or a chosen value.</param>
/// <param name="Rest">The query without it.</param>
/// <param name="Total">How many articles it would find.</param>
/// <param name="Choice">The chosen value that is dropped, or null.</param>
public sealed record Alternative(QueryNode? Dropped, ArticleQuery Rest, long Total, FacetChoice? Choice = null);
