using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Finds the documents in which something made of words occurs.</summary>
/// <param name="field">Where it is searched.</param>
/// <param name="isRanked">Whether anybody asks how well a document fits; else all scores are 0.</param>
internal abstract class OccurrenceQuery(SearchedField field, bool isRanked) : SegmentQuery
{
    /// <summary>How many documents have each of the words; what is searched is as rare as they are together.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="counted">The field.</param>
    protected abstract IEnumerable<long> DocumentFrequencies(IndexReader reader, string counted);

    /// <summary>Where it occurs in a segment; null when nowhere.</summary>
    /// <param name="context">The segment.</param>
    /// <param name="searched">The field.</param>
    /// <param name="live">Which documents are not deleted; null when all are.</param>
    /// <param name="isCounted">Whether frequencies are asked for.</param>
    protected abstract Occurrences? Open(AtomicReaderContext context, string searched, IBits? live, bool isCounted);

    public override SegmentWeight CreateWeight(IndexSearcher searcher)
    {
        var rarity = isRanked ? RarityIn(searcher.IndexReader) : null;
        return new SegmentWeight(this, (weight, context, live) =>
        {
            if (Open(context, field.Matched, live, isRanked) is not { } occurrences)
                return null;
            if (rarity is null)
                return new OccurrenceScorer(weight, occurrences, field.Weight, null, null);
            var inTitle = field.Title is null ? null : Open(context, field.Title, live, isCounted: true);
            return new OccurrenceScorer(weight, occurrences, field.Weight, inTitle, IndexFields.Similarity.GetSimScorer(rarity, context));
        });
    }

    // Lucene counts the documents of every kind; here those count that have the field.
    private Similarity.SimWeight RarityIn(IndexReader reader)
    {
        var (documents, tokens, postings) = (0L, 0L, 0L);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(field.Measured) is not { } terms)
                continue;
            documents += terms.DocCount;
            tokens += terms.SumTotalTermFreq;
            postings += terms.SumDocFreq;
        }

        TermStatistics[] words = [.. DocumentFrequencies(reader, field.Counted).Select(frequency => new TermStatistics(new BytesRef(), frequency, -1))];
        var rarity = IndexFields.Similarity.ComputeWeight(1, new CollectionStatistics(field.Measured, documents, documents, tokens, postings), words);
        // Until then it is 0.
        rarity.Normalize(1, 1);
        return rarity;
    }
}
