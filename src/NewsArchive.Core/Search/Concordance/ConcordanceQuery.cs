using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Concordance;

/// <summary>In which order the lines of a concordance stand. Lines that are equal stay as they were found.</summary>
public enum ConcordanceSort
{
    /// <summary>As found: the newest article first, and in it by the place in its text.</summary>
    Text,

    /// <summary>By the word left of the keyword, then the second to the left, and so on.</summary>
    Left,

    /// <summary>By the keyword, then the words to its right.</summary>
    Keyword,

    /// <summary>By the word right of the keyword, then the second to the right, and so on.</summary>
    Right,

    /// <summary>The oldest article first.</summary>
    Date,

    /// <summary>By the name of the publication; articles without one last.</summary>
    Source,
}

/// <summary>Which lines a concordance has.</summary>
/// <param name="Articles">The articles; their own order does not count.</param>
/// <param name="Window">How many words stand on each side of the keyword, from 1 to <see cref="WidestWindow"/>.</param>
/// <param name="Sort">The order of the lines.</param>
/// <remarks>
/// Words are those of <see cref="Text.WordReader"/>: an elided « l’ » is none, « porte-parole » is two. Words are compared
/// without capitals and accents.
/// </remarks>
public sealed record ConcordanceQuery(ArticleQuery Articles, int Window = ConcordanceQuery.UsualWindow, ConcordanceSort Sort = ConcordanceSort.Text)
{
    /// <summary>The window when none is asked for.</summary>
    public const int UsualWindow = 8;

    /// <summary>The widest window.</summary>
    public const int WidestWindow = 25;

    /// <summary>Whether the query has words that can stand in a text; periods, names and publications alone give no lines.</summary>
    public bool HasKeyword => new HitFinder(Articles.Query).HasWords;
}

/// <summary>A place of a keyword with the words around it.</summary>
/// <param name="Article">The number of the article.</param>
/// <param name="Key">The key of the article.</param>
/// <param name="Date">The date of the article.</param>
/// <param name="Source">Its publication, or null.</param>
/// <param name="Left">What stands before the keyword.</param>
/// <param name="Keyword">The keyword exactly as printed.</param>
/// <param name="Right">What stands behind the keyword.</param>
/// <param name="Start">Where the keyword begins in the article's text: UTF-16 code units, inclusive.</param>
/// <param name="End">Where it ends: UTF-16 code units, exclusive.</param>
/// <param name="Number">Counts the hits of the query in the article, from 1: the article's page marks them in the same order.</param>
/// <remarks>
/// The contexts are cut from the text as they stand, blanks beside the keyword included (« de l’ » and « ONU » belong together). Only
/// line ends are written otherwise: a blank within a block, « ¶ » between two blanks where another block begins. A context never
/// leaves its article.
/// </remarks>
public sealed record ConcordanceLine(
    long Article, string Key, PartialDate Date, string? Source, string Left, string Keyword, string Right, int Start, int End, int Number);

/// <summary>A page of a concordance.</summary>
/// <param name="Total">How many lines there are; when partial, how many were looked at.</param>
/// <param name="Articles">How many articles these lines are from.</param>
/// <param name="IsPartial">Whether there may be more: past <see cref="ConcordanceSearch.MostLines"/>, only the first were counted and sorted; below, the search took too long.</param>
/// <param name="Lines">The lines of the page.</param>
public sealed record ConcordancePage(long Total, long Articles, bool IsPartial, IReadOnlyList<ConcordanceLine> Lines);
