using Lucene.Net.Index;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Words that follow each other, each in any of its alternatives. It is as rare as its words together.</summary>
/// <param name="field">Where it is searched.</param>
/// <param name="words">For each word its alternatives.</param>
/// <param name="isRanked"><inheritdoc cref="OccurrenceQuery"/></param>
/// <param name="limit">What the search may cost.</param>
internal sealed class WordPhraseQuery(SearchedField field, IReadOnlyList<IReadOnlyList<string>> words, bool isRanked, SearchLimit limit)
    : OccurrenceQuery(field, isRanked)
{
    public override string ToString(string field) => $"\"{string.Join(' ', words.Select(word => string.Join('|', word)))}\"";

    protected override IEnumerable<long> DocumentFrequencies(IndexReader reader, string counted) =>
        words.Select(word => WordFrequencies.Of(reader, counted, word, limit));

    protected override Occurrences? Open(AtomicReaderContext context, string searched, IBits? live, bool isCounted) =>
        SequencePostings.Open(context.AtomicReader, searched, words, live, limit) is { } sequence ? new Found(sequence) : null;

    private sealed class Found(SequencePostings sequence) : Occurrences
    {
        private int[] _starts = new int[16];

        public override long Cost => sequence.Cost;

        public override int Effort => 2;

        public override int Advance(int target) => sequence.Advance(target);

        public override int Count() => sequence.FindStarts(ref _starts);
    }
}
