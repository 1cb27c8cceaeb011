namespace NewsArchive.Searching;

/// <summary>Numbers of articles, a bit for each: whether one is among them is asked for every article that was found.</summary>
internal readonly struct ArticleSet
{
    private readonly ulong[] _bits;

    /// <summary>An empty set for numbers below a bound.</summary>
    public ArticleSet(int bound) => _bits = new ulong[(bound + 63) / 64];

    /// <param name="articles">The numbers, ascending.</param>
    public ArticleSet(int[] articles)
        : this(articles.Length == 0 ? 0 : articles[^1] + 1)
    {
        foreach (var article in articles)
            Add(article);
    }

    public void Add(int article) => _bits[article >> 6] |= 1UL << article;

    public bool Contains(int article) => (uint)(article >> 6) < (uint)_bits.Length && ((_bits[article >> 6] >> article) & 1) != 0;

    /// <summary>How many of some articles are among them.</summary>
    public int CountOf(int[] articles)
    {
        var count = 0;
        foreach (var article in articles)
            count += Contains(article) ? 1 : 0;
        return count;
    }
}
