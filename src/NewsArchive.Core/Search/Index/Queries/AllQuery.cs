using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Parts that are all required, and parts that must not be there. Scores are added in the order of the parts, in every segment alike.</summary>
/// <param name="required">One part or more.</param>
/// <param name="excluded">The parts that must not be there.</param>
internal sealed class AllQuery(IReadOnlyList<SegmentQuery> required, IReadOnlyList<SegmentQuery> excluded) : SegmentQuery
{
    public override string ToString(string field) => $"({string.Join(' ', required.Concat(excluded.Select(part => (object)$"-{part}")))})";

    public override SegmentWeight CreateWeight(IndexSearcher searcher)
    {
        SegmentWeight[] wanted = [.. required.Select(part => part.CreateWeight(searcher))];
        SegmentWeight[] unwanted = [.. excluded.Select(part => part.CreateWeight(searcher))];
        return new SegmentWeight(this, (weight, context, live) =>
        {
            var parts = new MatchScorer[wanted.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (wanted[i].GetScorer(context, live) is not { } part)
                    return null;
                parts[i] = part;
            }

            var without = unwanted.Select(part => part.GetScorer(context, live)).OfType<MatchScorer>();
            return new Scorer(weight, parts, [.. without.OrderBy(part => part.Effort)]);
        });
    }

    private sealed class Scorer(Weight weight, MatchScorer[] required, MatchScorer[] excluded) : MatchScorer(weight)
    {
        private readonly MatchScorer[] _byCost = [.. required.OrderBy(part => part.GetCost())];
        private readonly MatchScorer[] _byEffort = [.. required.OrderBy(part => part.Effort)];

        public override int Effort => _byEffort[^1].Effort;

        public override long GetCost() => _byCost[0].GetCost();

        public override float GetScore()
        {
            double sum = 0;
            foreach (var part in required)
                sum += part.GetScore();
            return (float)sum;
        }

        protected override int NextCandidate(int target)
        {
            for (var agreed = 0; agreed < _byCost.Length;)
            {
                var doc = _byCost[agreed].AdvanceCandidate(target);
                if (doc == NO_MORE_DOCS)
                    return doc;
                agreed = doc == target || agreed == 0 ? agreed + 1 : 0;
                target = doc;
            }

            return target;
        }

        protected override bool Check()
        {
            foreach (var part in _byEffort)
            {
                if (!part.Matches())
                    return false;
            }

            foreach (var part in excluded)
            {
                if (part.AdvanceCandidate(DocID) == DocID && part.Matches())
                    return false;
            }

            return true;
        }
    }
}
