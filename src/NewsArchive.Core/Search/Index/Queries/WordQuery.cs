using Lucene.Net.Index;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>A word, in any of its alternatives: they count as one word.</summary>
/// <param name="field">Where it is searched.</param>
/// <param name="alternatives">Its terms, one or more, none of them twice.</param>
/// <param name="isRanked"><inheritdoc cref="OccurrenceQuery"/></param>
/// <param name="limit">What the search may cost.</param>
internal sealed class WordQuery(SearchedField field, IReadOnlyList<string> alternatives, bool isRanked, SearchLimit limit) : OccurrenceQuery(field, isRanked)
{
    public override string ToString(string field) => string.Join('|', alternatives);

    protected override IEnumerable<long> DocumentFrequencies(IndexReader reader, string counted) =>
        [WordFrequencies.Of(reader, counted, alternatives, limit)];

    protected override Occurrences? Open(AtomicReaderContext context, string searched, IBits? live, bool isCounted) =>
        WordPostings.Open(context.AtomicReader, searched, alternatives, live, isCounted ? PostingDetail.Frequencies : PostingDetail.Documents, limit)
            is { } word ? new Found(word, isCounted) : null;

    private sealed class Found(WordPostings word, bool isCounted) : Occurrences
    {
        public override long Cost => word.Cost;

        public override int Effort => 0;

        public override int Advance(int target) => word.Advance(target);

        public override int Count() => isCounted ? word.Frequency : 1;
    }
}
