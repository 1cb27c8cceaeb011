using NewsArchive.Search.Catalog;
using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>How rare words are: the part of BM25 that depends on the archive.</summary>
/// <param name="catalogue">The catalogue, which remembers what was counted.</param>
/// <param name="index">The index of stems.</param>
internal sealed class Rarities(Catalogue catalogue, IndexReader index)
{
    /// <summary>How rare a word is.</summary>
    /// <param name="stems">The stems it may have.</param>
    public float Of(IReadOnlyList<string> stems) => Of(catalogue.Count, stems.Sum(ArticlesWith));

    /// <summary>How rare something is that stands in some articles.</summary>
    /// <param name="all">How many articles there are.</param>
    /// <param name="articles">In how many it stands; the readings of a word may stand in the same articles, and counted together be more than there are.</param>
    public static float Of(int all, int articles)
    {
        var some = Math.Min(articles, all);
        return MathF.Max(1e-6f, MathF.Log((all - some + 0.5f) / (some + 0.5f)));
    }

    private int ArticlesWith(string stem)
    {
        if (catalogue.ArticlesWith(stem) is { } known)
            return known;
        var count = 0;
        for (var term = index.Find(stem); term.Article != TermCursor.End; term.Move())
            count++;
        catalogue.Remember(stem, count);
        return count;
    }
}
