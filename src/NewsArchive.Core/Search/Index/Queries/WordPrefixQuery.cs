using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>All words that begin alike, counted as one word that stands once in a text and once in a title.</summary>
/// <param name="field">Where they are searched: a field of written forms.</param>
/// <param name="folded">The beginning, folded; not empty.</param>
/// <param name="isExcluded">Whether documents with the words must not be found. Where too many words begin alike, all documents then count as having one:
/// what was left out makes hits missing, never wrong.</param>
/// <param name="isRanked"><inheritdoc cref="OccurrenceQuery"/></param>
/// <param name="limit">What the search may cost.</param>
internal sealed class WordPrefixQuery(SearchedField field, string folded, bool isExcluded, bool isRanked, SearchLimit limit) : OccurrenceQuery(field, isRanked)
{
    private readonly Dictionary<(object Segment, string Field), FixedBitSet?> _found = [];

    public override string ToString(string field) => $"{folded}*";

    protected override IEnumerable<long> DocumentFrequencies(IndexReader reader, string counted) =>
        [reader.Leaves.Sum(leaf => (long)(Documents(leaf.AtomicReader, counted)?.Cardinality ?? 0))];

    protected override Occurrences? Open(AtomicReaderContext context, string searched, IBits? live, bool isCounted) =>
        Documents(context.AtomicReader, searched) is { } documents ? new Found(documents, live, limit) : null;

    // The terms of a beginning have their documents one after the other: they are gathered, and read in order.
    private FixedBitSet? Documents(AtomicReader reader, string searched)
    {
        if (_found.TryGetValue((reader, searched), out var known))
            return known;
        FixedBitSet? found = null;
        if (reader.GetTerms(searched)?.GetEnumerator() is { } terms)
            found = Gather(terms, reader.MaxDoc);
        return _found[(reader, searched)] = found;
    }

    private FixedBitSet? Gather(TermsEnum terms, int documents)
    {
        var beginning = new BytesRef(folded);
        FixedBitSet? found = null;
        DocsEnum? docs = null;
        for (var has = terms.SeekCeil(beginning) != TermsEnum.SeekStatus.END; has && StringHelper.StartsWith(terms.Term, beginning); has = terms.MoveNext())
        {
            found ??= new FixedBitSet(documents);
            if (!limit.TakePrefixTerm())
            {
                if (isExcluded)
                    found.Set(0, documents);
                break;
            }

            docs = terms.Docs(null, docs, DocsFlags.NONE);
            limit.Spend(terms.DocFreq);
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                found.Set(doc);
        }

        return found;
    }

    private sealed class Found(FixedBitSet documents, IBits? live, SearchLimit limit) : Occurrences
    {
        private int _doc = -1;

        public override long Cost => documents.Length;

        public override int Effort => 0;

        public override int Advance(int target)
        {
            if (_doc >= target)
                return _doc;
            limit.Spend(1);
            for (_doc = Next(target); _doc != DocIdSetIterator.NO_MORE_DOCS && live?.Get(_doc) == false; _doc = Next(_doc + 1))
                limit.Spend(1);
            return _doc;
        }

        public override int Count() => 1;

        private int Next(int from)
        {
            var next = from >= documents.Length ? -1 : documents.NextSetBit(from);
            return next < 0 ? DocIdSetIterator.NO_MORE_DOCS : next;
        }
    }
}
