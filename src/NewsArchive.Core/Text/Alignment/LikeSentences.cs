namespace NewsArchive.Text.Alignment;

/// <summary>Finds sentences that are much like another: those that have half of its pairs of neighbouring words.</summary>
/// <remarks>Pairs that many sentences have tell nothing. So the time grows with the lengths only.</remarks>
internal sealed class LikeSentences
{
    private const int MostOfPair = 16;

    private readonly Dictionary<(int, int), List<int>> _sentences = [];

    /// <param name="text">The text they stand in.</param>
    /// <param name="isFree">Which of its sentences are looked at.</param>
    public LikeSentences(TokenizedText text, Predicate<int> isFree)
    {
        for (var sentence = 0; sentence < text.SentenceCount; sentence++)
        {
            var tokens = isFree(sentence) ? text.Sentence(sentence) : default;
            for (var token = tokens.Start; token + 1 < tokens.End; token++)
            {
                var pair = (text.Ids[token], text.Ids[token + 1]);
                if (!_sentences.TryGetValue(pair, out var known))
                    _sentences[pair] = known = [];
                if (known.Count <= MostOfPair && (known.Count == 0 || known[^1] != sentence))
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
        var (pairs, shared) = (0, new Dictionary<int, int>());
        for (var token = tokens.Start; token + 1 < tokens.End; token++)
        {
            var candidates = _sentences.GetValueOrDefault((other.Ids[token], other.Ids[token + 1]), []);
            if (candidates.Count > MostOfPair)
                continue;
            pairs++;
            foreach (var candidate in candidates)
                shared[candidate] = shared.GetValueOrDefault(candidate) + 1;
        }

        return shared.Any(candidate => candidate.Key != except && 2 * candidate.Value >= pairs);
    }
}
