namespace NewsArchive.Search.Postings;

/// <summary>An article that is held against a query.</summary>
/// <param name="article">Its number.</param>
/// <param name="relativeLength">Its length against the mean of all.</param>
/// <param name="titleLength">How many words the headline has; 0 without one.</param>
internal readonly unsafe ref struct ArticleRow(int article, float relativeLength, int titleLength)
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly float _norm = K1 * (1 - B + (B * relativeLength));

    /// <summary>How many words the headline has; 0 without one.</summary>
    public int TitleLength => titleLength;

    /// <summary>Whether a term stands here.</summary>
    /// <param name="term">The term; must not stand behind the article for good.</param>
    public bool Has(TermCursor term) => term.Article == article;

    /// <summary>The places a term has here.</summary>
    /// <param name="term">The term; must not stand behind the article for good.</param>
    public Places PlacesOf(TermCursor term) => Has(term) ? new Places(term.Places, term.PlacesEnd) : default;

    /// <summary>The part of BM25 that depends on the article: more for more places, less for a longer text.</summary>
    public float Saturated(float frequency) => frequency * (K1 + 1) / (frequency + _norm);
}
