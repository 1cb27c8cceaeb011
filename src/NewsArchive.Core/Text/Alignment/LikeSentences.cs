namespace NewsArchive.Text.Alignment;

/// <summary>Finds sentences that are much like another: those that share half of their words with it, in any order.</summary>
/// <remarks>They are known by their pairs of neighbouring words; pairs that many sentences have tell nothing. So the time grows with the lengths only.</remarks>
internal sealed class LikeSentences
{
    private const int MostOfPair = 16;
    private const int MostCompared = 64;

    private readonly TokenizedText _text;
    private readonly Dictionary<(int, int), List<int>> _sentences = [];

    /// <param name="text">The text they stand in.</param>
    /// <param name="isFree">Which of its sentences are looked at.</param>
    public LikeSentences(TokenizedText text, Predicate<int> isFree)
    {
        _text = text;
        for (var sentence = 0; sentence < text.SentenceCount; sentence++)
        {
            var tokens = isFree(sentence) ? text.Sentence(sentence) : default;
            for (var token = tokens.Start; token + 1 < tokens.End; token++)
            {
                var pair = (text.Ids[token], text.Ids[token + 1]);
                if (!_sentences.TryGetValue(pair, out var known))
                    _sentences[pair] = known = [];
                if (known.Count <= MostOfPair)
                    known.Add(sentence);
            }
        }
    }

    /// <summary>Whether there is one that is like a sentence of another text.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="sentence">The sentence of it.</param>
    /// <param name="except">The sentence that is not looked at.</param>
    public bool Any(TokenizedText other, int sentence, int except)
    {
        var tokens = other.Sentence(sentence);
        var seen = new HashSet<int> { except };
        for (var token = tokens.Start; token + 1 < tokens.End && seen.Count < MostCompared; token++)
        {
            if (_sentences.TryGetValue((other.Ids[token], other.Ids[token + 1]), out var candidates) && candidates.Count <= MostOfPair
                && candidates.Exists(candidate => seen.Add(candidate) && AreAlike(other.Ids[tokens.Start..tokens.End], candidate)))
                return true;
        }

        return false;
    }

    private bool AreAlike(ReadOnlySpan<int> ids, int candidate)
    {
        var there = _text.Sentence(candidate);
        if (ids.Length > 2 * there.Length || there.Length > 2 * ids.Length)
            return false;
        var counts = new Dictionary<int, int>();
        foreach (var id in ids)
            counts[id] = counts.GetValueOrDefault(id) + 1;
        var common = 0;
        foreach (var id in _text.Ids[there.Start..there.End])
        {
            if (counts.TryGetValue(id, out var left) && left > 0)
                (counts[id], common) = (left - 1, common + 1);
        }

        return 4 * common >= ids.Length + there.Length;
    }
}
