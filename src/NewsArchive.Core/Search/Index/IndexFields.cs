using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index;

/// <summary>The fields of the index, and how it is written and scored.</summary>
/// <remarks>
/// Articles and quotations have fields of their own, so that the statistics of the one do not count the other. The words of a title
/// are in the field of all words as well as in the field of titles: the first gives the document frequency, the second what a title adds.
/// </remarks>
internal static class IndexFields
{
    /// <summary>The number of an article: doc value and indexed term of its document.</summary>
    public const string Article = "article";

    /// <summary>The number of a quotation: doc value and indexed term of its document.</summary>
    public const string Quote = "quote";

    /// <summary>The number of the article that a quotation is in: doc value and indexed term of the quotation's document.</summary>
    public const string QuoteArticle = "quote_article";

    /// <summary>What a document is: <see cref="Article"/> or <see cref="Quote"/>, as indexed term.</summary>
    public const string Kind = "kind";

    /// <summary>The search terms (<see cref="Text.Term.Stem"/>) of title and body, with positions and the length of the article.</summary>
    public const string Words = "words";

    /// <summary>The search terms of the title alone, at the positions they have in <see cref="Words"/>.</summary>
    public const string TitleWords = "title_words";

    /// <summary>The written forms (<see cref="TermStream.FormOf"/>) of title and body, with positions.</summary>
    public const string Forms = "forms";

    /// <summary>The written forms of the title alone.</summary>
    public const string TitleForms = "title_forms";

    /// <summary>The search terms of a quotation, with positions and its length.</summary>
    public const string QuoteWords = "quote_words";

    /// <summary>The written forms of a quotation, with positions.</summary>
    public const string QuoteForms = "quote_forms";

    /// <summary>BM25 with k1 = 1.2 and b = 0.75; the length of a text is kept in one byte.</summary>
    public static readonly Similarity Similarity = new BM25Similarity(1.2f, 0.75f);

    /// <summary>How the index is written: without an analyzer, because documents bring their own token streams.</summary>
    public static IndexWriterConfig NewWriterConfig() => new(LuceneVersion.LUCENE_48, null) { Similarity = Similarity };

    /// <summary>Searches a reader with the <see cref="Similarity"/> that its index was written with.</summary>
    public static IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = Similarity };
}
