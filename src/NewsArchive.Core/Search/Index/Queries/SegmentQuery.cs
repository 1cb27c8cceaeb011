using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>A query that opens a <see cref="MatchScorer"/> for each segment of the index. One is made for one search.</summary>
internal abstract class SegmentQuery : Query
{
    public abstract override SegmentWeight CreateWeight(IndexSearcher searcher);
}

/// <summary>Opens a scorer for each segment of the index; scores are final, so that Lucene has nothing to normalise.</summary>
/// <param name="query">The query.</param>
/// <param name="open">Opens the scorer of a segment, given which documents are not deleted (null: all); null when nothing is found there.</param>
internal sealed class SegmentWeight(Query query, Func<Weight, AtomicReaderContext, IBits?, MatchScorer?> open) : Weight
{
    public override Query Query => query;

    public override float GetValueForNormalization() => 1;

    public override void Normalize(float norm, float topLevelBoost)
    {
    }

    public override MatchScorer? GetScorer(AtomicReaderContext context, IBits? acceptDocs) => open(this, context, acceptDocs);

    public override Explanation Explain(AtomicReaderContext context, int doc) => throw new NotSupportedException();
}
