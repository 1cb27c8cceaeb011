using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Articles or quotations by their numbers: those that the catalog names, or all. They add nothing to a score.</summary>
/// <param name="kind">Which of both: <see cref="IndexFields.Article"/> or <see cref="IndexFields.Quote"/>.</param>
/// <param name="has">Whether a number is one of them; null for all.</param>
/// <param name="limit">What the search may cost.</param>
internal sealed class NumberQuery(string kind, Predicate<long>? has, SearchLimit limit) : SegmentQuery
{
    public override string ToString(string field) => has is null ? $"{kind}:*" : $"{kind}:…";

    public override SegmentWeight CreateWeight(IndexSearcher searcher) => new SegmentWeight(this, (weight, context, live) =>
    {
        var reader = context.AtomicReader;
        return WordPostings.Open(reader, IndexFields.Kind, [kind], live, PostingDetail.Documents, limit) is { } all
            ? new Scorer(weight, all, has, reader.GetNumericDocValues(kind))
            : null;
    });

    private sealed class Scorer(Weight weight, WordPostings all, Predicate<long>? has, NumericDocValues numberOf) : MatchScorer(weight)
    {
        public override int Effort => 1;

        public override float GetScore() => 0;

        public override long GetCost() => all.Cost;

        protected override int NextCandidate(int target) => all.Advance(target);

        protected override bool Check() => has is null || has(numberOf.Get(DocID));
    }
}
