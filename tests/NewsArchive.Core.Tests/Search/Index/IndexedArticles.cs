using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using NewsArchive.Articles;
using NewsArchive.Search.Index.Queries;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Index;

/// <summary>An article to be indexed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Text">Its text.</param>
/// <param name="Blocks">The blocks of the text.</param>
/// <param name="CorrectedTitle">The title a person gave it, or null.</param>
public sealed record SampleArticle(long Number, string Text, IReadOnlyList<Block> Blocks, string? CorrectedTitle = null)
{
    /// <summary>An article whose paragraphs are its blocks.</summary>
    public static SampleArticle Of(long number, string? headline, params string[] paragraphs)
    {
        var (text, blocks) = ("", new List<Block>());
        foreach (var (block, kind) in paragraphs.Select(block => (block, BlockKind.Paragraph)).Prepend((headline ?? "", BlockKind.Headline)))
        {
            if (block.Length == 0)
                continue;
            text += text.Length > 0 ? "\n\n" : "";
            blocks.Add(new Block(text.Length, text.Length + block.Length, kind));
            text += block;
        }

        return new SampleArticle(number, text, blocks);
    }
}

/// <summary>A real index of a few articles in a folder of its own, which goes at the end.</summary>
internal sealed class IndexedArticles : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("newsarchive-index-").FullName;
    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private DirectoryReader? _reader;

    public IndexedArticles()
    {
        _directory = FSDirectory.Open(_folder);
        var config = IndexFields.NewWriterConfig();
        // Segments stay as they are written: a test sees that they do not show.
        config.MergePolicy = NoMergePolicy.COMPOUND_FILES;
        _writer = new IndexWriter(_directory, config);
    }

    public IndexedArticles(params SampleArticle[] articles)
        : this()
    {
        foreach (var article in articles)
            Put(article);
    }

    public IndexWriter Writer => _writer;

    public void Put(SampleArticle article) =>
        _writer.UpdateDocument(ArticleDocument.Key(article.Number), ArticleDocument.Of(article.Number, article.Text, article.Blocks, article.CorrectedTitle));

    /// <summary>What is searched from now on: all that was written. It ends the segment that is written to.</summary>
    public DirectoryReader Refresh()
    {
        _reader?.Dispose();
        return _reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
    }

    /// <summary>The numbers of the articles that a query finds, in their order by score.</summary>
    public string Find(string typed) => Joined(Ordered(Search(typed)));

    /// <summary>The numbers of the quotations that a query finds, in their order by score.</summary>
    public string FindQuotes(string typed)
    {
        var (searcher, limit) = (IndexFields.NewSearcher(_reader ?? Refresh()), new SearchLimit(default));
        var query = Queries(searcher, limit, null, isRanked: true).OfQuotes(QueryParser.Parse(typed).Root!);
        return Joined(Ordered(HitCollector.Find(searcher, query, IndexFields.Quote, limit)));
    }

    // The best first, equal ones by number.
    private static IEnumerable<long> Ordered(SearchHits hits) =>
        hits.Numbers.Zip(hits.Scores).OrderByDescending(hit => hit.Second).ThenBy(hit => hit.First).Select(hit => (long)hit.First);

    public SearchHits Search(string typed, SearchLimit? limit = null, Func<QueryNode, Predicate<long>>? filterOf = null, bool isRanked = true)
    {
        var searcher = IndexFields.NewSearcher(_reader ?? Refresh());
        limit ??= new SearchLimit(default);
        var query = Queries(searcher, limit, filterOf, isRanked).OfArticles(QueryParser.Parse(typed).Root!);
        return HitCollector.Find(searcher, query, IndexFields.Article, limit);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _writer.Dispose();
        _directory.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private static QueryWriter Queries(IndexSearcher searcher, SearchLimit limit, Func<QueryNode, Predicate<long>>? filterOf, bool isRanked) =>
        new(new FormReadings(searcher.IndexReader).StemsOf, filterOf ?? (_ => throw new NotSupportedException()), isRanked, limit);

    private static string Joined(IEnumerable<long> numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
