namespace NewsArchive.Search.Index.Queries;

/// <summary>Where words are searched, and what their places there count.</summary>
/// <param name="Matched">The field that has the words.</param>
/// <param name="Weight">What a place in it counts.</param>
/// <param name="Title">The field that has the words of titles once more, or null where they count no more than others.</param>
/// <param name="Counted">The field whose document frequencies tell how rare a word is.</param>
/// <param name="Measured">The field that has the lengths of the texts.</param>
internal sealed record SearchedField(string Matched, float Weight, string? Title, string Counted, string Measured)
{
    /// <summary>What a place in a title counts, where one in the body counts 1.</summary>
    public const float TitleWeight = 5;

    public static readonly SearchedField Words = new(IndexFields.Words, 1, IndexFields.TitleWords, IndexFields.Words, IndexFields.Words);

    public static readonly SearchedField Forms = new(IndexFields.Forms, 1, IndexFields.TitleForms, IndexFields.Forms, IndexFields.Words);

    public static readonly SearchedField TitleWords = new(IndexFields.TitleWords, TitleWeight, null, IndexFields.Words, IndexFields.Words);

    public static readonly SearchedField TitleForms = new(IndexFields.TitleForms, TitleWeight, null, IndexFields.Forms, IndexFields.Words);

    public static readonly SearchedField QuoteWords = new(IndexFields.QuoteWords, 1, null, IndexFields.QuoteWords, IndexFields.QuoteWords);

    public static readonly SearchedField QuoteForms = new(IndexFields.QuoteForms, 1, null, IndexFields.QuoteForms, IndexFields.QuoteWords);
}
