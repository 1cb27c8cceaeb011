namespace NewsArchive.Proposals.Names;

/// <summary>The questions the tagger asks of each token; an answer is known by its hash.</summary>
/// <remarks>
/// After the features that are usual for names in newspapers (Ratinov and Roth, « Design challenges and misconceptions in named entity recognition », 2009):
/// the word and its neighbours, how it is written, its ends, lists, and what the same word's other places in the article tell.
/// </remarks>
internal ref struct NameFeatures
{
    public const int Most = 128;

    private const uint Edge = 0xE0E0E0E0;

    private readonly NameDocument _document;
    private readonly NameEvidence _evidence;
    private readonly Span<uint> _keys;
    private int _count;

    private NameFeatures(NameDocument document, NameEvidence evidence, Span<uint> keys)
    {
        (_document, _evidence) = (document, evidence);
        _keys = keys;
    }

    /// <summary>The keys of all features of a token.</summary>
    /// <returns>How many there are.</returns>
    public static int Of(NameDocument document, NameEvidence evidence, int at, Span<uint> keys)
    {
        var features = new NameFeatures(document, evidence, keys);
        features.Words(at);
        features.Writing(at);
        features.Known(at);
        features.Run(at);
        if (document.Tokens[at].IsCapital)
            features.Article(at);
        return features._count;
    }

    private void Add(uint question, uint answer) => _keys[_count++] = WordHash.Feature(question, answer);

    private readonly uint Lower(int at) => at < 0 || at >= _document.Tokens.Count ? Edge : _document.Tokens[at].Lower;

    private readonly uint Shape(int at) => at < 0 || at >= _document.Tokens.Count ? 99 : (uint)_document.Tokens[at].Shape;

    private readonly uint Class(int at) => at < 0 || at >= _document.Tokens.Count ? Edge : (uint)_document.Classes[at];

    private void Words(int at)
    {
        var (before2, before, word, after, after2) = (Lower(at - 2), Lower(at - 1), Lower(at), Lower(at + 1), Lower(at + 2));
        Add(0, 0);
        Add(1, word);
        Add(2, _document.Tokens[at].Exact);
        Add(3, before);
        Add(4, after);
        Add(5, before2);
        Add(6, after2);
        Add(7, WordHash.Join(before, word));
        Add(8, WordHash.Join(word, after));
        Add(9, WordHash.Join(before2, before));
        Add(10, WordHash.Join(after, after2));
        Add(11, WordHash.Join(before, after));
        Add(12, WordHash.Join(before, Shape(at)));
        Add(13, WordHash.Join(after, Shape(at)));
    }

    private void Writing(int at)
    {
        var token = _document.Tokens[at];
        var (before, shape, after) = (Shape(at - 1), Shape(at), Shape(at + 1));
        var shapes = (before << 16) | (shape << 8) | after;
        Add(20, shape);
        Add(21, shapes);
        Add(22, (Shape(at - 2) << 24) | shapes);
        Add(23, (shapes << 8) | Shape(at + 2));
        Add(24, ((uint)(token.Place & ~TokenPlace.AfterBlank) << 8) | shape);
        Add(25, ((uint)Math.Min(token.Length, 8) << 8) | shape);
        if (!token.IsWord)
            return;
        var word = _document.Text.AsSpan(token.Start, token.Length);
        for (var length = 1; length <= 4; length++)
        {
            if (word.Length < length)
                break;
            Add(30 + (uint)length, WordHash.OfLower(word[^length..]) ^ (token.IsCapital ? 1u : 0));
            if (length > 1)
                Add(35 + (uint)length, WordHash.OfLower(word[..length]) ^ (token.IsCapital ? 1u : 0));
        }

        if (word.IndexOf('-') is > 0 and var hyphen)
        {
            Add(40, WordHash.OfLower(word[..hyphen]));
            Add(41, WordHash.OfLower(word[(word.LastIndexOf('-') + 1)..]));
            Add(42, (uint)Lexicon.Default.Of(WordHash.OfLower(word[..hyphen])));
        }

        if (at > 0)
            Add(43, Suffix(at - 1));
        if (at + 1 < _document.Tokens.Count)
            Add(44, Suffix(at + 1));
    }

    private readonly uint Suffix(int at)
    {
        var token = _document.Tokens[at];
        var word = _document.Text.AsSpan(token.Start, token.Length);
        return WordHash.OfLower(word.Length > 3 ? word[^3..] : word) ^ (token.IsCapital ? 1u : 0);
    }

    private void Known(int at)
    {
        var (before, known, after) = (Class(at - 1), Class(at), Class(at + 1));
        var shape = Shape(at);
        Add(50, WordHash.Join(known, shape));
        Add(51, WordHash.Join(before, known));
        Add(52, WordHash.Join(known, after));
        Add(53, WordHash.Join(WordHash.Join(before, known), after));
        Add(54, WordHash.Join(before, shape));
        Add(55, WordHash.Join(after, shape));
        Add(56, WordHash.Join(Class(at - 2), shape));
        Add(57, WordHash.Join(Class(at + 2), shape));
        for (var bits = known; bits != 0; bits &= bits - 1)
            Add(58, WordHash.Join(bits & (0 - bits), shape));
        Add(59, (uint)_document.Phrases[at]);
        Add(60, WordHash.Join(before, Shape(at - 1)) ^ shape);
    }

    private void Run(int at)
    {
        var (start, end) = (_document.RunStarts[at], _document.RunEnds[at]);
        if (start < 0)
        {
            Add(70, 0);
            return;
        }

        if (at >= end)
        {
            // Behind a run: which one, and how far.
            var distance = (uint)Math.Min(at - end, 6);
            Add(71, WordHash.Join(Lower(start), distance));
            Add(72, WordHash.Join(Shape(start), distance));
            Add(73, WordHash.Join(Class(start) & 0x7FF, Lower(at)));
            return;
        }

        var (length, position) = ((uint)Math.Min(end - start, 6), (uint)Math.Min(at - start, 6));
        var placed = (length << 4) | position;
        var (first, last, before, before2, after) = (Lower(start), Lower(end - 1), Lower(start - 1), Lower(start - 2), Lower(end));
        Add(80, placed);
        Add(81, WordHash.Join(first, position));
        Add(82, WordHash.Join(last, length - position));
        Add(83, WordHash.Join(before, placed));
        Add(84, WordHash.Join(before, position));
        Add(85, WordHash.Join(WordHash.Join(before2, before), Math.Min(position, 1)));
        Add(86, WordHash.Join(after, Math.Min(length - position, 2)));
        Add(87, WordHash.Join(WordHash.Join(after, Lower(end + 1)), Math.Min(length - position, 2)));
        Add(88, WordHash.Join(Class(start), placed));
        Add(89, WordHash.Join(Class(start - 1), position));
        Add(90, WordHash.Join(Class(end - 1), placed));
        Add(91, WordHash.Join(WordHash.Join(Class(start - 1), Class(start)), position));
        Add(92, WordHash.Join(WordHash.Join(before, after), placed));
        Add(93, WordHash.Join(WordHash.Join(Class(start - 1), Class(start - 2)), placed));
    }

    private void Article(int at)
    {
        var token = _document.Tokens[at];
        ref readonly var evidence = ref _evidence[at];
        var shape = (uint)token.Shape;
        for (var bits = (uint)evidence.Hints; bits != 0; bits &= bits - 1)
            Add(100, WordHash.Join(bits & (0 - bits), shape));
        Add(101, WordHash.Join((uint)evidence.Hints & 0xFFF, token.Is(TokenPlace.SentenceStart) ? 1u : 0));
        Add(102, (uint)Math.Min(evidence.Count, 4));
        for (var i = 0; i < Math.Min(evidence.Count, WordEvidence.Kept); i++)
        {
            var other = evidence.At[i];
            if (other == at)
                continue;
            Add(103, Lower(other - 1));
            Add(104, Lower(other + 1));
            Add(105, WordHash.Join(Lower(_document.RunStarts[other] - 1), (uint)Math.Min(other - _document.RunStarts[other], 3)));
        }

        // What the neighbours' other places tell: the given name of a known surname.
        if (at > 0 && _document.Tokens[at - 1].IsCapital)
            Add(106, (uint)_evidence[at - 1].Hints & (uint)(Hint.BehindTitle | Hint.BehindFunction | Hint.BehindGivenName | Hint.FirstOfSeveral));
        if (at + 1 < _document.Tokens.Count && _document.Tokens[at + 1].IsCapital)
            Add(107, (uint)_evidence[at + 1].Hints & (uint)(Hint.BehindTitle | Hint.BehindFunction | Hint.BehindGivenName | Hint.Alone));
    }
}
