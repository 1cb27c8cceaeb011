using System.Text;

namespace NewsArchive.Searching.Clauses;

/// <summary>A part of a query, as it is asked of the index of stems and tested on each article that the index gives.</summary>
/// <remarks>
/// FTS5 is asked only which articles have the words; whether they follow each other, stand near or in the headline is
/// told from their places, which it hands out as they lie in the index. That is some five times faster than its own
/// phrases where they hold « de » and « la », and a phrase can have several readings at every place.
/// </remarks>
internal abstract class Clause
{
    /// <summary>The columns of the index: headline and body. A phrase may begin in the one and end in the other.</summary>
    public const int Title = 0, Body = 1, Across = 2;

    /// <summary>How much a place in each column counts.</summary>
    public static readonly float[] Weights = [5, 1, 0];

    /// <summary>Writes what FTS5 is asked, and takes the number of each term: its place from left to right.</summary>
    public abstract void Write(StringBuilder expression, List<string> terms);

    /// <summary>Takes how rare the words are.</summary>
    /// <param name="articles">In how many articles each term stands.</param>
    /// <param name="rarity">How rare something is that stands in so many.</param>
    public abstract void Weigh(ReadOnlySpan<int> articles, Func<int, float> rarity);

    /// <summary>How well an article fits; negative when it has not what is asked.</summary>
    public abstract float Score(in ArticleRow row);

    /// <summary>Whether this is a single word or phrase: how rare it is changes no order then.</summary>
    public virtual bool IsLeaf => true;
}

/// <summary>Clauses that must all hold, or of which one is enough.</summary>
internal sealed class JoinedClause(IReadOnlyList<Clause> parts, bool isAll) : Clause
{
    public override bool IsLeaf => false;

    public override void Write(StringBuilder expression, List<string> terms)
    {
        expression.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                expression.Append(isAll ? " AND " : " OR ");
            parts[i].Write(expression, terms);
        }

        expression.Append(')');
    }

    public override void Weigh(ReadOnlySpan<int> articles, Func<int, float> rarity)
    {
        foreach (var part in parts)
            part.Weigh(articles, rarity);
    }

    public override float Score(in ArticleRow row)
    {
        float sum = 0;
        var has = isAll;
        foreach (var part in parts)
        {
            var score = part.Score(row);
            if (score >= 0)
            {
                sum += score;
                has = true;
            }
            else if (isAll)
            {
                return -1;
            }
        }

        return has ? sum : -1;
    }
}
