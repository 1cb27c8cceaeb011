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
        private int _doc = -1;
        private int _frequency;

        public override int DocID => _doc;

        public override int Frequency => _frequency;

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            for (_doc = sequence.Advance(target); _doc != NO_MORE_DOCS; _doc = sequence.Advance(_doc + 1))
            {
                _frequency = sequence.FindStarts(ref _starts);
                if (_frequency > 0)
                    break;
            }

            return _doc;
        }

        public override long GetCost() => sequence.Cost;
    }
}
