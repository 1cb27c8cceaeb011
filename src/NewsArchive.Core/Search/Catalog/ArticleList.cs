namespace NewsArchive.Search.Catalog;

/// <summary>Articles in the order of their numbers, each once, with how well they fit.</summary>
internal sealed class ArticleList
{
    public static readonly ArticleList None = new([], [], 0, false);

    private readonly int[] _articles;
    private readonly float[] _scores;

    /// <param name="articles">The numbers, ascending; may be longer than the list.</param>
    /// <param name="scores">The scores; more is better.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isPartial">Whether the search was stopped before all were found.</param>
    public ArticleList(int[] articles, float[] scores, int count, bool isPartial = false) =>
        (_articles, _scores, Count, IsPartial) = (articles, scores, count, isPartial);

    /// <summary>Articles that are found, not ranked.</summary>
    public static ArticleList Unranked(List<int> articles) => new([.. articles], new float[articles.Count], articles.Count);

    public int Count { get; }

    public bool IsPartial { get; }

    /// <summary>The arrays themselves, for one who takes the list over.</summary>
    public (int[] Articles, float[] Scores) Taken() => (_articles, _scores);

    public ReadOnlySpan<int> Articles => _articles.AsSpan(0, Count);

    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>The same, every score so many times what it is.</summary>
    public ArticleList Weighed(float weight)
    {
        for (var i = 0; i < Count; i++)
            _scores[i] *= weight;
        return this;
    }

    /// <summary>This, and behind it articles with higher numbers.</summary>
    public ArticleList Followed(ArticleList by) =>
        new([.. Articles, .. by.Articles], [.. Scores, .. by.Scores], Count + by.Count, IsPartial || by.IsPartial);

    /// <summary>What both have; their scores are added.</summary>
    public ArticleList And(ArticleList other)
    {
        var (articles, scores, count) = (new int[Math.Min(Count, other.Count)], new float[Math.Min(Count, other.Count)], 0);
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            if (_articles[i] < other._articles[j])
                i++;
            else if (_articles[i] > other._articles[j])
                j++;
            else
                (articles[count], scores[count++]) = (_articles[i], _scores[i++] + other._scores[j++]);
        }

        return new(articles, scores, count, IsPartial || other.IsPartial);
    }

    /// <summary>What one of both has; the scores of what both have are added.</summary>
    public ArticleList Or(ArticleList other)
    {
        var (articles, scores, count) = (new int[Count + other.Count], new float[Count + other.Count], 0);
        for (int i = 0, j = 0; i < Count || j < other.Count; count++)
        {
            var isMine = i < Count && (j == other.Count || _articles[i] <= other._articles[j]);
            var isTheirs = j < other.Count && (i == Count || other._articles[j] <= _articles[i]);
            articles[count] = isMine ? _articles[i] : other._articles[j];
            scores[count] = (isMine ? _scores[i++] : 0) + (isTheirs ? other._scores[j++] : 0);
        }

        return new(articles, scores, count, IsPartial || other.IsPartial);
    }

    /// <summary>What this has and the other has not.</summary>
    public ArticleList Without(ArticleList other)
    {
        var (articles, scores, count) = (new int[Count], new float[Count], 0);
        for (int i = 0, j = 0; i < Count; i++)
        {
            while (j < other.Count && other._articles[j] < _articles[i])
                j++;
            if (j == other.Count || other._articles[j] != _articles[i])
                (articles[count], scores[count++]) = (_articles[i], _scores[i]);
        }

        return new(articles, scores, count, IsPartial || other.IsPartial);
    }

    /// <summary>What meets a condition.</summary>
    public ArticleList Where(Func<int, bool> condition)
    {
        var (articles, scores, count) = (new int[Count], new float[Count], 0);
        for (var i = 0; i < Count; i++)
        {
            if (condition(_articles[i]))
                (articles[count], scores[count++]) = (_articles[i], _scores[i]);
        }

        return new(articles, scores, count, IsPartial);
    }
}
