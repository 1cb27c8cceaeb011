using System.Runtime.InteropServices;

namespace NewsArchive.Text.Alignment;

/// <summary>Which sentences of a text stand unchanged in another text, and where.</summary>
/// <remarks>
/// A sentence is paired where that is beyond doubt only. One that both texts have once is: in its order, or moved by itself
/// when it has some length; a short one needs a neighbour that came along. One that stands several times is paired when
/// what surrounds it is the same for longer than around any other pair, on both sides: of two equal sentences in a row, one of
/// which was deleted, nobody can say which is left.
/// </remarks>
internal sealed class SentenceAlignment
{
    private const int FewWords = 4;
    private const int MostTwins = 16;
    private const int Farthest = 16;

    private readonly TokenizedText _from, _to;
    private readonly int[] _keys, _toKeys, _image, _source;
    private readonly Lazy<Shingles> _shingles, _toShingles;
    private readonly Lazy<LikeSentences> _free;
    private readonly Dictionary<int, List<int>> _places = [], _toPlaces = [];

    /// <summary>Pairs the sentences of two texts.</summary>
    public SentenceAlignment(TokenizedText from, TokenizedText to)
    {
        (_from, _to) = (from, to);
        (_shingles, _toShingles) = (new(() => new Shingles(from)), new(() => new Shingles(to)));
        _free = new(() => new LikeSentences(to, sentence => _source![sentence] < 0));
        var table = new TokenTable();
        (_keys, _toKeys) = (KeysOf(from, table, _places), KeysOf(to, table, _toPlaces));
        (_image, _source) = (Empty(_keys.Length), Empty(_toKeys.Length));
        foreach (var run in Diff.Of(_keys, _toKeys))
        {
            for (var i = 0; i < run.Length; i++)
                Pair(run.A + i, run.B + i);
        }

        var inOrder = (int[])_image.Clone();
        PairMoved();
        var sure = Enumerable.Range(0, _keys.Length).Where(IsSure).ToList();
        (Image, Source) = (Empty(_keys.Length), Empty(_toKeys.Length));
        foreach (var sentence in sure)
            (Image[sentence], Source[_image[sentence]]) = (_image[sentence], sentence);
        Backbone = [.. sure.Where(sentence => inOrder[sentence] >= 0)];
    }

    /// <summary>For each sentence the one of the other text that it is, or -1.</summary>
    public int[] Image { get; }

    /// <summary>The same from the other text.</summary>
    public int[] Source { get; }

    /// <summary>The paired sentences that kept their order.</summary>
    public IReadOnlyList<int> Backbone { get; }

    private static int[] KeysOf(TokenizedText text, TokenTable table, Dictionary<int, List<int>> places)
    {
        var keys = new int[text.SentenceCount];
        for (var sentence = 0; sentence < keys.Length; sentence++)
        {
            var tokens = text.Sentence(sentence);
            // The numbers of the tokens, written as if they were letters: equal for equal sentences only.
            keys[sentence] = table.IdOf(MemoryMarshal.Cast<int, char>(text.Ids[tokens.Start..tokens.End]));
            if (!places.TryGetValue(keys[sentence], out var known))
                places[keys[sentence]] = known = [];
            if (known.Count <= MostTwins)
                known.Add(sentence);
        }

        return keys;
    }

    private static int[] Empty(int length)
    {
        var empty = new int[length];
        Array.Fill(empty, -1);
        return empty;
    }

    private void Pair(int from, int to) => (_image[from], _source[to]) = (to, from);

    // Sentences that stand elsewhere now, and those that went with them.
    private void PairMoved()
    {
        for (var from = 0; from < _keys.Length; from++)
        {
            if (_image[from] >= 0 || !IsUnique(from, out var to) || _source[to] >= 0 || IsShort(from))
                continue;
            Pair(from, to);
            foreach (var step in new[] { -1, 1 })
            {
                for (var i = step; IsFree(from + i, to + i); i += step)
                    Pair(from + i, to + i);
            }
        }
    }

    private bool IsFree(int from, int to) =>
        from >= 0 && to >= 0 && from < _keys.Length && to < _toKeys.Length && _image[from] < 0 && _source[to] < 0 && _keys[from] == _toKeys[to];

    private bool IsUnique(int from, out int to)
    {
        to = -1;
        if (_places[_keys[from]].Count > 1 || !_toPlaces.TryGetValue(_keys[from], out var there) || there.Count > 1)
            return false;
        to = there[0];
        return true;
    }

    private bool IsShort(int sentence)
    {
        var (tokens, words) = (_from.Sentence(sentence), 0);
        for (var token = tokens.Start; token < tokens.End && words < FewWords; token++)
            words += _from.IsWord(token) ? 1 : 0;
        return words < FewWords;
    }

    private bool IsSure(int from)
    {
        var to = _image[from];
        if (to < 0)
            return false;
        var (before, behind) = (Agreement(from, to, -1), Agreement(from, to, 1));
        // Where a sentence much like it is no other's, this one may be a copy, and that one the original, changed.
        if (Math.Min(before, behind) == 0 && (!StandsOnce(from) || _free.Value.Any(_from, from, to)))
            return false;
        if (IsUnique(from, out _))
            return !IsShort(from) || before + behind > 0;
        var (here, there) = (_places[_keys[from]], _toPlaces[_keys[from]]);
        return here.Count <= MostTwins && there.Count <= MostTwins
            && here.All(rival => rival == from || Yields(rival, to)) && there.All(rival => rival == to || Yields(from, rival));

        bool Yields(int rival, int toRival)
        {
            var (rivalBefore, rivalBehind) = (Agreement(rival, toRival, -1), Agreement(rival, toRival, 1));
            return rivalBefore < before && rivalBehind < behind;
        }
    }

    // Also as a part of longer sentences. Without a neighbour that came along there is nothing else to tell copies apart by.
    private bool StandsOnce(int from)
    {
        var tokens = _from.Sentence(from);
        var ids = _from.Ids[tokens.Start..tokens.End];
        return IsUnique(from, out _) && _shingles.Value.HasOnce(ids) && _toShingles.Value.HasOnce(ids);
    }

    // How many sentences on one side are equal; where both texts end, they agree as far as one looks.
    private int Agreement(int from, int to, int step)
    {
        for (var i = 1; i <= Farthest; i++)
        {
            var (a, b) = (from + (i * step), to + (i * step));
            var (isOutside, isOutsideThere) = (a < 0 || a >= _keys.Length, b < 0 || b >= _toKeys.Length);
            if (isOutside && isOutsideThere)
                return Farthest;
            if (isOutside || isOutsideThere || _keys[a] != _toKeys[b])
                return i - 1;
        }

        return Farthest;
    }
}
