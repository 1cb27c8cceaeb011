using Lucene.Net.Documents;
using Lucene.Net.Index;
using NewsArchive.Annotations;

namespace NewsArchive.Search.Index;

/// <summary>Makes the document of a quotation.</summary>
internal static class QuoteDocument
{
    [ThreadStatic]
    private static Fields? _fields;

    /// <summary>The document of a quotation: its number, that of its article, and the words of its parts.</summary>
    /// <param name="quote">The number of the quotation.</param>
    /// <param name="article">The number of the article it is in.</param>
    /// <param name="parts">Its parts. A phrase may run from one into the next: they were said as one.</param>
    /// <returns>The fields. They belong to the thread and are filled anew by its next call: a writer must have taken them by then.</returns>
    public static IEnumerable<IIndexableField> Of(long quote, long article, IReadOnlyList<Anchor> parts) =>
        (_fields ??= new Fields()).Fill(quote, article, parts);

    /// <summary>The term by which the document is updated or deleted.</summary>
    public static Term Key(long quote) => new(IndexFields.Quote, TextFields.KeyOf(quote));

    /// <summary>The term by which all quotations of an article are deleted.</summary>
    public static Term KeyOfArticle(long article) => new(IndexFields.QuoteArticle, TextFields.KeyOf(article));

    private sealed class Fields
    {
        private readonly ArticleAnalysis _analysis = new();
        private readonly Field _kind = TextFields.Key(IndexFields.Kind, IndexFields.Quote);
        private readonly Field _key = TextFields.Key(IndexFields.Quote, ""), _articleKey = TextFields.Key(IndexFields.QuoteArticle, "");
        private readonly NumericDocValuesField _number = new(IndexFields.Quote, 0), _article = new(IndexFields.QuoteArticle, 0);
        private readonly TextFields _words = new(IndexFields.QuoteWords, IndexFields.QuoteForms, hasLength: true);
        private readonly List<IIndexableField> _document = [];

        public List<IIndexableField> Fill(long quote, long article, IReadOnlyList<Anchor> parts)
        {
            _key.SetStringValue(TextFields.KeyOf(quote));
            _articleKey.SetStringValue(TextFields.KeyOf(article));
            _number.SetInt64Value(quote);
            _article.SetInt64Value(article);
            _analysis.Read(Anchor.WordsOf(parts));
            _document.Clear();
            _document.AddRange([_kind, _key, _articleKey, _number, _article]);
            _words.AddTo(_document, _analysis.Words, _analysis.Words.Count);
            return _document;
        }
    }
}
