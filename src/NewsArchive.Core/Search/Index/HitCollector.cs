using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NewsArchive.Search.Index;

/// <summary>Collects the numbers of the articles or quotations that a query finds, with their scores.</summary>
internal sealed class HitCollector : ICollector
{
    private readonly string _numberField;
    private readonly SearchLimit _limit;
    private int[] _numbers = new int[256], _numberOf = [];
    private float[] _scores = new float[256];
    private int _count;
    private Scorer? _scorer;

    private HitCollector(string numberField, SearchLimit limit) => (_numberField, _limit) = (numberField, limit);

    /// <inheritdoc/>
    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>Finds all articles or quotations of a query, until the limit ends the search.</summary>
    /// <param name="searcher">From <see cref="IndexFields.NewSearcher"/>.</param>
    /// <param name="query">The query, made for this search.</param>
    /// <param name="numberField">Whose numbers are collected: <see cref="IndexFields.Article"/> or <see cref="IndexFields.Quote"/>.</param>
    /// <param name="limit">The limit the query was made with.</param>
    public static SearchHits Find(IndexSearcher searcher, Query query, string numberField, SearchLimit limit)
    {
        var collector = new HitCollector(numberField, limit);
        try
        {
            searcher.Search(query, collector);
        }
        catch (OperationCanceledException)
        {
            limit.End();
        }

        return new SearchHits(collector._numbers[..collector._count], collector._scores[..collector._count], limit.IsPartial);
    }

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    public void SetNextReader(AtomicReaderContext context) => _numberOf = SegmentNumbers.Of(context.AtomicReader, _numberField);

    /// <inheritdoc/>
    public void Collect(int doc)
    {
        _limit.Spend(1);
        if (_count == _numbers.Length)
        {
            Array.Resize(ref _numbers, _count * 2);
            Array.Resize(ref _scores, _count * 2);
        }

        _numbers[_count] = _numberOf[doc];
        _scores[_count++] = _scorer!.GetScore();
    }
}
