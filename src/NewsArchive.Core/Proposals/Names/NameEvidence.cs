namespace NewsArchive.Proposals.Names;

/// <summary>What the whole article tells of one capitalised word.</summary>
internal struct WordEvidence
{
    public const int Kept = 4;

    public Hint Hints;
    public int Count;

    /// <summary>The first places where it stands.</summary>
    public Places At;

    [System.Runtime.CompilerServices.InlineArray(Kept)]
    public struct Places
    {
        private int _first;
    }
}

/// <summary>What one of the places of a word tells of all of them.</summary>
[Flags]
internal enum Hint
{
    None = 0,
    LowerElsewhere = 1,
    CapitalWithinSentence = 2,
    BehindGivenName = 4,
    BehindTitle = 8,
    BehindFunction = 16,
    BehindPlacePreposition = 32,
    BehindEn = 64,
    InParentheses = 128,
    BehindOrganisation = 256,
    BehindPlace = 512,
    BehindDefiniteArticle = 1024,
    BeforeSaying = 2048,
    Alone = 4096,
    LastOfSeveral = 8192,
    FirstOfSeveral = 1 << 14,
}

/// <summary>Gathers, for every capitalised word of an article, what its places tell: one « M. Roux » makes a person of every « Roux ».</summary>
internal sealed class NameEvidence
{
    private static readonly uint En = WordHash.Of("en");

    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<WordEvidence> _words = [];

    private readonly int[] _numberAt;

    private NameEvidence(int tokens) => _numberAt = new int[tokens];

    public static NameEvidence Of(NameDocument document)
    {
        var evidence = new NameEvidence(document.Tokens.Count);
        for (var i = 0; i < document.Tokens.Count; i++)
        {
            if (document.Tokens[i].IsCapital)
                evidence.Add(document, i);
        }

        foreach (var token in document.Tokens)
        {
            if (token.Shape == TokenShape.Lower && evidence._numbers.TryGetValue(token.Lower, out var number))
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(evidence._words)[number].Hints |= Hint.LowerElsewhere;
        }

        return evidence;
    }

    /// <summary>What is known of a capitalised word of the document.</summary>
    /// <param name="at">The number of its token.</param>
    public ref readonly WordEvidence this[int at] => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words)[_numberAt[at]];

    private void Add(NameDocument document, int at)
    {
        var token = document.Tokens[at];
        if (!_numbers.TryGetValue(token.Lower, out var number))
        {
            _numbers[token.Lower] = number = _words.Count;
            _words.Add(default);
        }

        _numberAt[at] = number;
        ref var word = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_words)[number];
        if (word.Count < WordEvidence.Kept)
            word.At[word.Count] = at;
        word.Count++;
        word.Hints |= HintsAt(document, at);
    }

    private static Hint HintsAt(NameDocument document, int at)
    {
        var token = document.Tokens[at];
        var hints = token.Is(TokenPlace.SentenceStart) ? Hint.None : Hint.CapitalWithinSentence;
        if (token.Is(TokenPlace.InParentheses))
            hints |= Hint.InParentheses;
        var (start, end) = (document.RunStarts[at], document.RunEnds[at]);
        hints |= end - start == 1 ? Hint.Alone : at == end - 1 ? Hint.LastOfSeveral : at == start ? Hint.FirstOfSeveral : Hint.None;
        if (end < document.Tokens.Count && at == end - 1)
        {
            for (var i = end; i < Math.Min(end + 2, document.Tokens.Count); i++)
            {
                if ((document.Classes[i] & WordClass.Saying) != 0)
                    hints |= Hint.BeforeSaying;
            }
        }

        if (at == 0 || token.Is(TokenPlace.LineStart))
            return hints;
        var (before, known) = (document.Tokens[at - 1], document.Classes[at - 1]);
        if (before.IsCapital && (known & WordClass.GivenName) != 0)
            hints |= Hint.BehindGivenName;
        if ((known & WordClass.Title) != 0)
            hints |= Hint.BehindTitle;
        if ((known & WordClass.Function) != 0)
            hints |= Hint.BehindFunction;
        if ((known & WordClass.Organisation) != 0)
            hints |= Hint.BehindOrganisation;
        if ((known & WordClass.Place) != 0)
            hints |= Hint.BehindPlace;
        if ((known & WordClass.PlacePreposition) != 0)
            hints |= before.Lower == En ? Hint.BehindEn : Hint.BehindPlacePreposition;
        if (before.Lower == La || before.Lower == Le || before.Lower == L)
            hints |= Hint.BehindDefiniteArticle;
        return hints;
    }

    private static readonly uint La = WordHash.Of("la");
    private static readonly uint Le = WordHash.Of("le");
    private static readonly uint L = WordHash.Of("l'");
}
