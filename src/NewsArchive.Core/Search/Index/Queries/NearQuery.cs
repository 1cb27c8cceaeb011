using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Two words or phrases with few words between them, in any order. They must not overlap: « onu NEAR/3 onu » asks for two.</summary>
/// <param name="field">Where they are searched.</param>
/// <param name="left">For each word of the one its alternatives.</param>
/// <param name="right">The same of the other.</param>
/// <param name="distance">How many words may stand between them.</param>
/// <param name="isRanked"><inheritdoc cref="OccurrenceQuery"/></param>
/// <param name="limit">What the search may cost.</param>
internal sealed class NearQuery(
    SearchedField field, IReadOnlyList<IReadOnlyList<string>> left, IReadOnlyList<IReadOnlyList<string>> right, int distance, bool isRanked, SearchLimit limit)
    : OccurrenceQuery(field, isRanked)
{
    public override string ToString(string field) => $"NEAR/{distance}";

    protected override IEnumerable<long> DocumentFrequencies(IndexReader reader, string counted) =>
        left.Concat(right).Select(word => WordFrequencies.Of(reader, counted, word, limit));

    protected override Occurrences? Open(AtomicReaderContext context, string searched, IBits? live, bool isCounted) =>
        SequencePostings.Open(context.AtomicReader, searched, left, live, limit) is { } one
        && SequencePostings.Open(context.AtomicReader, searched, right, live, limit) is { } other
            ? new Found(one, other, distance, limit)
            : null;

    private sealed class Found(SequencePostings left, SequencePostings right, int distance, SearchLimit limit) : Occurrences
    {
        private int[] _lefts = new int[16], _rights = new int[16];

        public override long Cost => Math.Min(left.Cost, right.Cost);

        public override int Effort => 2;

        public override int Advance(int target)
        {
            while (true)
            {
                var (one, other) = (left.Advance(target), right.Advance(target));
                if (one == other)
                    return one;
                target = Math.Max(one, other);
                if (target == DocIdSetIterator.NO_MORE_DOCS)
                    return target;
            }
        }

        // The places of the one that have a place of the other near.
        public override int Count()
        {
            var lefts = left.FindStarts(ref _lefts);
            var rights = lefts == 0 ? 0 : right.FindStarts(ref _rights);
            limit.Spend(lefts + rights);
            var (count, first) = (0, 0);
            for (var i = 0; i < lefts && rights > 0; i++)
            {
                var start = _lefts[i];
                while (first < rights && _rights[first] < start - right.Length - distance)
                    first++;
                if (HasNear(start, first, rights))
                    count++;
            }

            return count;
        }

        // No place from « first » on ends too far before. The last of those that end before decides, and the first of those that begin behind.
        private bool HasNear(int start, int first, int rights)
        {
            if (first < rights && _rights[first] + right.Length <= start)
                return true;
            var behind = _rights.AsSpan(first, rights - first).BinarySearch(start + left.Length);
            behind = first + (behind < 0 ? ~behind : behind);
            return behind < rights && _rights[behind] - (start + left.Length) <= distance;
        }
    }
}
