using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Parts that are all required, and parts that must not be there. Scores are added in the order of the parts, in every segment alike.</summary>
/// <param name="required">One part or more.</param>
/// <param name="excluded">The parts that must not be there.</param>
internal sealed class AllQuery(IReadOnlyList<Query> required, IReadOnlyList<Query> excluded) : Query
{
    public override string ToString(string field) => $"({string.Join(' ', required.Concat(excluded.Select(part => (object)$"-{part}")))})";

    public override Weight CreateWeight(IndexSearcher searcher)
    {
        Weight[] wanted = [.. required.Select(part => part.CreateWeight(searcher))], unwanted = [.. excluded.Select(part => part.CreateWeight(searcher))];
        return new SegmentWeight(this, (weight, context, live) =>
        {
            var parts = new Lucene.Net.Search.Scorer[wanted.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (wanted[i].GetScorer(context, live) is not { } part)
                    return null;
                parts[i] = part;
            }

            return new Scorer(weight, parts, [.. unwanted.Select(part => part.GetScorer(context, live)).OfType<Lucene.Net.Search.Scorer>()]);
        });
    }

    private sealed class Scorer(Weight weight, Lucene.Net.Search.Scorer[] required, Lucene.Net.Search.Scorer[] excluded) : Lucene.Net.Search.Scorer(weight)
    {
        private readonly Lucene.Net.Search.Scorer[] _byCost = [.. required.OrderBy(part => part.GetCost())];
        private int _doc = -1;

        public override int DocID => _doc;

        public override int Freq => required.Length;

        public override float GetScore()
        {
            double sum = 0;
            foreach (var part in required)
                sum += part.GetScore();
            return (float)sum;
        }

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            for (_doc = NextOfAll(target); _doc != NO_MORE_DOCS && IsExcluded(); _doc = NextOfAll(_doc + 1))
            {
            }

            return _doc;
        }

        public override long GetCost() => _byCost[0].GetCost();

        private int NextOfAll(int target)
        {
            for (var agreed = 0; agreed < _byCost.Length;)
            {
                var part = _byCost[agreed];
                var doc = part.DocID >= target ? part.DocID : part.Advance(target);
                if (doc == NO_MORE_DOCS)
                    return doc;
                agreed = doc == target || agreed == 0 ? agreed + 1 : 0;
                target = doc;
            }

            return target;
        }

        private bool IsExcluded()
        {
            foreach (var part in excluded)
            {
                if ((part.DocID >= _doc ? part.DocID : part.Advance(_doc)) == _doc)
                    return true;
            }

            return false;
        }
    }
}
