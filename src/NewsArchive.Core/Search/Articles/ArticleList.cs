using NewsArchive.Search.Index;

namespace NewsArchive.Search.Articles;

/// <summary>Articles in the order of their numbers, each once, with how well they fit.</summary>
/// <param name="Articles">The numbers, ascending.</param>
/// <param name="Scores">The scores; more is better.</param>
/// <param name="IsPartial">Whether the search was stopped before all were found.</param>
internal sealed record ArticleList(int[] Articles, float[] Scores, bool IsPartial)
{
    public static readonly ArticleList None = new([], [], false);

    /// <summary>What was found before the time of a search was over, which is nothing that can be shown.</summary>
    public static readonly ArticleList Stopped = None with { IsPartial = true };

    /// <summary>What the index has found. It has documents in the order in which they were written: an article that was changed comes late.</summary>
    public static ArticleList Of(SearchHits hits)
    {
        var (articles, scores) = (hits.Numbers, hits.Scores);
        if (!IsAscending(articles))
            Array.Sort(articles, scores);
        return new ArticleList(articles, scores, hits.IsPartial);
    }

    private static bool IsAscending(int[] articles)
    {
        for (var i = 1; i < articles.Length; i++)
        {
            if (articles[i - 1] > articles[i])
                return false;
        }

        return true;
    }
}
