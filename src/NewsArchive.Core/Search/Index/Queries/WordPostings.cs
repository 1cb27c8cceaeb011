using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index.Queries;

/// <summary>What of the postings of a word is read.</summary>
internal enum PostingDetail
{
    Documents,
    Frequencies,
    Positions,
}

/// <summary>The documents of a segment that have a word in one of its alternatives, in their order.</summary>
internal sealed class WordPostings
{
    private readonly DocsEnum[] _alternatives;
    private readonly SearchLimit _limit;

    private WordPostings(DocsEnum[] alternatives, long cost, SearchLimit limit) => (_alternatives, Cost, _limit) = (alternatives, cost, limit);

    /// <summary>How many documents there are at most.</summary>
    public long Cost { get; }

    /// <summary>The current document; -1 before the first, <see cref="DocIdSetIterator.NO_MORE_DOCS"/> behind the last.</summary>
    public int Doc { get; private set; } = -1;

    /// <summary>How often the word stands in the current document.</summary>
    public int Frequency
    {
        get
        {
            if (_alternatives.Length == 1)
                return _alternatives[0].Freq;
            var sum = 0;
            foreach (var alternative in _alternatives)
                sum += alternative.DocID == Doc ? alternative.Freq : 0;
            return sum;
        }
    }

    /// <summary>Looks a word up in a segment.</summary>
    /// <returns>Null when no document of the segment has it.</returns>
    public static WordPostings? Open(
        AtomicReader reader, string field, IReadOnlyList<string> alternatives, IBits? live, PostingDetail detail, SearchLimit limit)
    {
        if (reader.GetTerms(field)?.GetEnumerator() is not { } terms)
            return null;
        var (found, cost) = (new List<DocsEnum>(alternatives.Count), 0L);
        foreach (var alternative in alternatives)
        {
            if (!terms.SeekExact(new BytesRef(alternative)))
                continue;
            cost += terms.DocFreq;
            found.Add(detail == PostingDetail.Positions
                ? terms.DocsAndPositions(live, null, DocsAndPositionsFlags.NONE)
                : terms.Docs(live, null, detail == PostingDetail.Frequencies ? DocsFlags.FREQS : DocsFlags.NONE));
        }

        return found.Count == 0 ? null : new WordPostings([.. found], cost, limit);
    }

    /// <summary>Goes to the next document.</summary>
    public int Next()
    {
        _limit.Spend(1);
        return Doc = _alternatives.Length == 1 ? _alternatives[0].NextDoc() : MoveAll(Doc + 1);
    }

    /// <summary>Goes on to the first document that is no earlier than one; stays where that is the current one.</summary>
    public int Advance(int target)
    {
        if (Doc >= target)
            return Doc;
        _limit.Spend(1);
        return Doc = _alternatives.Length == 1 ? Move(_alternatives[0], target) : MoveAll(target);
    }

    /// <summary>Reads the positions of the word in the current document, once; ascending, each once.</summary>
    /// <param name="positions">Is given them; made larger where it is too small.</param>
    /// <returns>How many there are.</returns>
    public int ReadPositions(ref int[] positions)
    {
        var (count, read) = (0, 0);
        foreach (var alternative in _alternatives)
        {
            if (alternative.DocID != Doc)
                continue;
            read++;
            var frequency = alternative.Freq;
            _limit.Spend(frequency);
            if (count + frequency > positions.Length)
                Array.Resize(ref positions, Math.Max(positions.Length * 2, count + frequency));
            for (var left = frequency; left > 0; left--)
                positions[count++] = ((DocsAndPositionsEnum)alternative).NextPosition();
        }

        return read < 2 ? count : Merged(positions.AsSpan(0, count));
    }

    private static int Merged(Span<int> positions)
    {
        positions.Sort();
        var count = 1;
        for (var at = 1; at < positions.Length; at++)
        {
            if (positions[at] != positions[count - 1])
                positions[count++] = positions[at];
        }

        return count;
    }

    // To the next document without a look at the list of skips.
    private static int Move(DocsEnum postings, int target) => postings.DocID + 1 == target ? postings.NextDoc() : postings.Advance(target);

    private int MoveAll(int target)
    {
        var first = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var alternative in _alternatives)
        {
            var doc = alternative.DocID;
            if (doc < target)
                doc = Move(alternative, target);
            first = Math.Min(first, doc);
        }

        return first;
    }
}
