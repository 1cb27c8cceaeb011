using Lucene.Net.Documents;
using Lucene.Net.Index;
using NewsArchive.Articles;

namespace NewsArchive.Search.Index;

/// <summary>Makes the document of an article.</summary>
internal static class ArticleDocument
{
    [ThreadStatic]
    private static Fields? _fields;

    /// <summary>The document of an article: its number, its words, and those of its title once more.</summary>
    /// <param name="article">The number of the article.</param>
    /// <param name="text">The text of its current revision; may be empty.</param>
    /// <param name="blocks">The blocks of the text; a phrase or NEAR never runs across their borders.</param>
    /// <param name="correctedTitle">The title a person gave it, or null. It is the title in place of the headline, whose words then are of the body.</param>
    /// <returns>The fields. They belong to the thread and are filled anew by its next call: a writer must have taken them by then.</returns>
    public static IEnumerable<IIndexableField> Of(long article, string text, IReadOnlyList<Block> blocks, string? correctedTitle) =>
        (_fields ??= new Fields()).Fill(article, text, blocks, correctedTitle);

    /// <summary>The term by which the document is updated or deleted.</summary>
    public static Term Key(long article) => new(IndexFields.Article, TextFields.KeyOf(article));

    private sealed class Fields
    {
        private readonly ArticleAnalysis _analysis = new();
        private readonly Field _kind = TextFields.Key(IndexFields.Kind, IndexFields.Article), _key = TextFields.Key(IndexFields.Article, "");
        private readonly NumericDocValuesField _number = new(IndexFields.Article, 0);
        private readonly TextFields _all = new(IndexFields.Words, IndexFields.Forms, hasLength: true);
        private readonly TextFields _title = new(IndexFields.TitleWords, IndexFields.TitleForms, hasLength: false);
        private readonly List<IIndexableField> _document = [];

        public List<IIndexableField> Fill(long article, string text, IReadOnlyList<Block> blocks, string? correctedTitle)
        {
            _key.SetStringValue(TextFields.KeyOf(article));
            _number.SetInt64Value(article);
            _analysis.Read(text, blocks, correctedTitle);
            _document.Clear();
            _document.AddRange([_kind, _key, _number]);
            _all.AddTo(_document, _analysis.Words, _analysis.Words.Count);
            _title.AddTo(_document, _analysis.Words, _analysis.TitleCount);
            return _document;
        }
    }
}
