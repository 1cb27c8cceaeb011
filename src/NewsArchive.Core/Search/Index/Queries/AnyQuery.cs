using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Parts of which one is enough. Scores are added in the order of the parts, in every segment alike.</summary>
/// <param name="parts">One part or more.</param>
internal sealed class AnyQuery(IReadOnlyList<SegmentQuery> parts) : SegmentQuery
{
    public override string ToString(string field) => $"({string.Join(" OU ", parts)})";

    public override SegmentWeight CreateWeight(IndexSearcher searcher)
    {
        SegmentWeight[] weights = [.. parts.Select(part => part.CreateWeight(searcher))];
        return new SegmentWeight(this, (weight, context, live) =>
        {
            MatchScorer[] found = [.. weights.Select(part => part.GetScorer(context, live)).OfType<MatchScorer>()];
            return found.Length == 0 ? null : new Scorer(weight, found);
        });
    }

    private sealed class Scorer(Weight weight, MatchScorer[] parts) : MatchScorer(weight)
    {
        private readonly MatchScorer[] _byEffort = [.. parts.OrderBy(part => part.Effort)];

        public override int Effort => _byEffort[^1].Effort;

        public override long GetCost() => parts.Sum(part => part.GetCost());

        public override float GetScore()
        {
            double sum = 0;
            foreach (var part in parts)
                sum += part.DocID == DocID && part.Matches() ? part.GetScore() : 0;
            return (float)sum;
        }

        protected override int NextCandidate(int target)
        {
            var first = NO_MORE_DOCS;
            foreach (var part in parts)
                first = Math.Min(first, part.AdvanceCandidate(target));
            return first;
        }

        // One that matches is enough; the others are asked where scores are.
        protected override bool Check()
        {
            foreach (var part in _byEffort)
            {
                if (part.DocID == DocID && part.Matches())
                    return true;
            }

            return false;
        }
    }
}
