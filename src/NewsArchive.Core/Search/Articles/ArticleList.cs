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
        var (articles, scores) = (new int[hits.Numbers.Count], new float[hits.Numbers.Count]);
        var isAscending = true;
        for (var i = 0; i < articles.Length; i++)
        {
            (articles[i], scores[i]) = ((int)hits.Numbers[i], hits.Scores[i]);
            isAscending &= i == 0 || articles[i - 1] < articles[i];
        }

        if (!isAscending)
            Array.Sort(articles, scores);
        return new ArticleList(articles, scores, hits.IsPartial);
    }
}
