using System.Runtime.CompilerServices;

namespace NewsArchive.Proposals.Names;

/// <summary>What a first reading of an article made of each word, and what that tells of the same word elsewhere in it.</summary>
/// <remarks>
/// The second reading of Krishnan and Manning (« An effective two-stage model for exploiting non-local dependencies in named entity recognition », 2006): a word or a pair of words that
/// was taken for a name of some kind at other places is asked about them; what was made of the place itself does not count.
/// </remarks>
internal sealed class NameBeliefs
{
    public const int MostFeatures = 64;

    private readonly NameDocument _document;
    private readonly byte[] _tags;
    private readonly float[] _confidences;
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<Masses> _masses = [];

    // Of each token the number of its word, and of the pair that it ends.
    private readonly int[] _wordAt;
    private readonly int[] _pairAt;

    private NameBeliefs(NameDocument document, byte[] tags, float[] confidences)
    {
        (_document, _tags, _confidences) = (document, tags, confidences);
        (_wordAt, _pairAt) = (new int[tags.Length], new int[tags.Length]);
    }

    /// <summary>How often something was given each tag, the surer the more.</summary>
    private struct Masses
    {
        public int Count;
        public Row Of;

        [InlineArray(NameTag.Count)]
        public struct Row
        {
            private float _first;
        }
    }

    /// <summary>Gathers what a reading made of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="tags">The tag of each token.</param>
    /// <param name="confidences">How sure the name is in which each token stands; 1 outside of names.</param>
    public static NameBeliefs Of(NameDocument document, byte[] tags, float[] confidences)
    {
        var beliefs = new NameBeliefs(document, tags, confidences);
        for (var at = 0; at < tags.Length; at++)
        {
            if (document.Tokens[at].IsCapital)
                beliefs._wordAt[at] = beliefs.Add(document.Tokens[at].Lower, at);
            if (at > 0 && document.Active[at] && document.Active[at - 1])
                beliefs._pairAt[at] = beliefs.Add(Pair(document, at), at);
        }

        return beliefs;
    }

    /// <summary>The keys of the features of a token that its other places give.</summary>
    /// <returns>How many there are; none for what stands only once.</returns>
    public int Features(int at, Span<uint> keys)
    {
        var count = 0;
        var token = _document.Tokens[at];
        var (start, end) = (_document.RunStarts[at], _document.RunEnds[at]);
        // Whether it stands alone, first, inside or last in its run of capitals.
        var part = start < 0 || at >= end ? 4u : end - start == 1 ? 0u : at == start ? 1u : at == end - 1 ? 3u : 2u;
        if (token.IsCapital)
            Ask(200, _wordAt[at], at, part, keys, ref count);
        if (at > 0 && _document.Active[at - 1])
            Ask(210, _pairAt[at], at, part, keys, ref count);
        if (at + 1 < _tags.Length && _document.Active[at + 1])
            Ask(220, _pairAt[at + 1], at + 1, part, keys, ref count);
        return count;
    }

    private static uint Pair(NameDocument document, int at) => WordHash.Join(document.Tokens[at - 1].Lower, document.Tokens[at].Lower);

    private int Add(uint key, int at)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _masses.Count;
            _masses.Add(default);
        }

        ref var masses = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_masses)[number];
        masses.Count++;
        masses.Of[_tags[at]] += _confidences[at];
        return number;
    }

    private void Ask(uint question, int number, int at, uint part, Span<uint> keys, ref int count)
    {
        ref readonly var all = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_masses)[number];
        if (all.Count < 2)
            return;
        var masses = all;
        masses.Of[_tags[at]] -= _confidences[at];
        var (best, sum) = (0, 0f);
        for (var tag = 0; tag < NameTag.Count; tag++)
        {
            var mass = masses.Of[tag];
            sum += mass;
            if (mass > masses.Of[best])
                best = tag;
            if (mass > 0.4f)
                keys[count++] = WordHash.Feature(question, (((uint)tag << 8) | part) << 2 | (mass > 1.4f ? 1u : 0));
        }

        var share = sum <= 0 ? 0 : (uint)(masses.Of[best] / sum * 3.99f);
        keys[count++] = WordHash.Feature(question + 1, ((uint)best << 16) | (share << 8) | part);
        keys[count++] = WordHash.Feature(question + 2, ((uint)best << 16) | (share << 8) | _tags[at] | (_confidences[at] > 0.8f ? 0x80u : 0));
        keys[count++] = WordHash.Feature(question + 3, ((uint)best << 16) | ((uint)_document.Tokens[at].Shape << 8) | (_document.Tokens[at].Is(TokenPlace.SentenceStart) ? 1u : 0));
    }
}
