using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Parts of which one is enough. Scores are added in the order of the parts, in every segment alike.</summary>
/// <param name="parts">One part or more.</param>
internal sealed class AnyQuery(IReadOnlyList<Query> parts) : Query
{
    public override string ToString(string field) => $"({string.Join(" OU ", parts)})";

    public override Weight CreateWeight(IndexSearcher searcher)
    {
        Weight[] weights = [.. parts.Select(part => part.CreateWeight(searcher))];
        return new SegmentWeight(this, (weight, context, live) =>
        {
            Lucene.Net.Search.Scorer[] found = [.. weights.Select(part => part.GetScorer(context, live)).OfType<Lucene.Net.Search.Scorer>()];
            return found.Length == 0 ? null : new Scorer(weight, found);
        });
    }

    private sealed class Scorer(Weight weight, Lucene.Net.Search.Scorer[] parts) : Lucene.Net.Search.Scorer(weight)
    {
        private int _doc = -1;

        public override int DocID => _doc;

        public override int Freq => parts.Count(part => part.DocID == _doc);

        public override float GetScore()
        {
            double sum = 0;
            foreach (var part in parts)
                sum += part.DocID == _doc ? part.GetScore() : 0;
            return (float)sum;
        }

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            var first = NO_MORE_DOCS;
            foreach (var part in parts)
                first = Math.Min(first, part.DocID >= target ? part.DocID : part.Advance(target));
            return _doc = first;
        }

        public override long GetCost() => parts.Sum(part => part.GetCost());
    }
}
