using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>A part of a query, as it is asked of the index of stems.</summary>
/// <remarks>
/// A clause first goes from article to article that has its words (<see cref="Next"/>); whether they follow each other,
/// stand near or in the headline is told from their places (<see cref="Score"/>). A phrase can have several readings at
/// every place.
/// </remarks>
internal abstract class Clause
{
    /// <summary>The columns of the index: headline and body. A phrase may begin in the one and end in the other.</summary>
    public const int Title = 0, Body = 1, Across = 2;

    /// <summary>How much a place in each column counts.</summary>
    public static readonly float[] Weights = [5, 1, 0];

    /// <summary>Looks its words up, before anything else is asked.</summary>
    public abstract void Open(IndexReader index);

    /// <summary>Takes how rare its words are.</summary>
    public abstract void Weigh(Rarities rarities);

    /// <summary>The first article from a number on that has the words, or <see cref="TermCursor.End"/>. Never asked for less than before.</summary>
    public abstract int Next(int from);

    /// <summary>How well the article it stands on fits; negative when it has not what is asked.</summary>
    public abstract float Score(in ArticleRow row);

    /// <summary>Whether the article it stands on has what is asked, where nobody wants to know how well.</summary>
    public virtual bool Fits(in ArticleRow row) => Score(row) >= 0;

    /// <summary>Whether this is a single word or phrase: how rare it is changes no order then.</summary>
    public virtual bool IsLeaf => true;
}
