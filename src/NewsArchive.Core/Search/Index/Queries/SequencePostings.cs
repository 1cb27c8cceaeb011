using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>The documents of a segment that have all words of a sequence, and where the words follow each other in them.</summary>
internal sealed class SequencePostings
{
    private readonly Word[] _words;
    private readonly Word[] _byCost;
    private readonly int[] _order;
    private readonly SearchLimit _limit;

    private SequencePostings(Word[] words, SearchLimit limit)
    {
        (_words, _limit) = (words, limit);
        _order = [.. Enumerable.Range(0, words.Length)];
        _byCost = [.. words.Distinct().OrderBy(word => word.Postings.Cost)];
    }

    /// <summary>How many words the sequence has.</summary>
    public int Length => _words.Length;

    /// <summary>How many documents there are at most.</summary>
    public long Cost => _byCost[0].Postings.Cost;

    /// <summary>Looks the words up in a segment.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The field.</param>
    /// <param name="words">For each word of the sequence its alternatives.</param>
    /// <param name="live">Which documents are not deleted; null when all are.</param>
    /// <param name="limit">What the search may cost.</param>
    /// <returns>Null when a word is missing from the segment.</returns>
    public static SequencePostings? Open(AtomicReader reader, string field, IReadOnlyList<IReadOnlyList<string>> words, IBits? live, SearchLimit limit)
    {
        var (opened, known) = (new Word[words.Count], new Dictionary<string, Word>());
        for (var i = 0; i < opened.Length; i++)
        {
            var key = string.Join(' ', words[i]);
            if (!known.TryGetValue(key, out var word))
            {
                if (WordPostings.Open(reader, field, words[i], live, PostingDetail.Positions, limit) is not { } postings)
                    return null;
                known[key] = word = new Word(postings);
            }

            opened[i] = word;
        }

        return new SequencePostings(opened, limit);
    }

    /// <summary>Goes on to the first document, no earlier than one, that has all words, in whatever order.</summary>
    public int Advance(int target)
    {
        for (var agreed = 0; agreed < _byCost.Length;)
        {
            var doc = _byCost[agreed].Postings.Advance(target);
            if (doc == DocIdSetIterator.NO_MORE_DOCS)
                return doc;
            agreed = doc == target || agreed == 0 ? agreed + 1 : 0;
            target = doc;
        }

        return target;
    }

    /// <summary>Finds where the sequence begins in the current document, which must have all words; once for each document.</summary>
    /// <param name="starts">Is given the position of the first word of each place, ascending; made larger where it is too small.</param>
    /// <returns>How many places there are.</returns>
    public int FindStarts(ref int[] starts)
    {
        foreach (var word in _byCost)
            word.Open();
        // The word with the fewest places leads. Insertion keeps the order of the last document, which is mostly right again.
        for (var i = 1; i < _order.Length; i++)
        {
            var (word, at) = (_order[i], i);
            for (; at > 0 && _words[_order[at - 1]].Frequency > _words[word].Frequency; at--)
                _order[at] = _order[at - 1];
            _order[at] = word;
        }

        var count = Begin(_order[0], ref starts);
        for (var i = 1; i < _order.Length && count > 0; i++)
            count = Keep(_order[i], starts, count);
        return count;
    }

    private int Begin(int word, ref int[] starts)
    {
        var positions = _words[word].Positions;
        var count = 0;
        if (positions.Length > starts.Length)
            starts = new int[positions.Length * 2];
        foreach (var position in positions)
        {
            if (position >= word)
                starts[count++] = position - word;
        }

        return count;
    }

    private int Keep(int word, int[] starts, int count)
    {
        var positions = _words[word].Positions;
        var (at, kept) = (0, 0);
        _limit.Spend(positions.Length + count);
        for (var i = 0; i < count; i++)
        {
            var wanted = starts[i] + word;
            while (at < positions.Length && positions[at] < wanted)
                at++;
            if (at < positions.Length && positions[at] == wanted)
                starts[kept++] = starts[i];
        }

        return kept;
    }

    // A word that comes again in the sequence is read once.
    private sealed class Word(WordPostings postings)
    {
        private int[] _positions = new int[16];
        private int _count;

        public WordPostings Postings => postings;

        public int Frequency { get; private set; }

        public ReadOnlySpan<int> Positions
        {
            get
            {
                if (_count < 0)
                    _count = postings.ReadPositions(ref _positions);
                return _positions.AsSpan(0, _count);
            }
        }

        public void Open() => (Frequency, _count) = (postings.Frequency, -1);
    }
}
