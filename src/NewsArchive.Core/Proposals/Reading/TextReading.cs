using NewsArchive.Text;

namespace NewsArchive.Proposals.Reading;

/// <summary>A text as the rules see it: tokens, quoted spans, sentences. What stands in quotation marks never ends a sentence.</summary>
internal sealed class TextReading
{
    // A text without a full stop is cut, so that the work stays linear.
    private const int LongestSentence = 400;

    private readonly int[] _quoteOf;

    private TextReading(string text)
    {
        Text = text;
        Tokens = new TokenList(Tokenizer.Read(text));
        Quoted = QuotationMarks.Pair(Tokens);
        _quoteOf = new int[Tokens.Length];
        Array.Fill(_quoteOf, -1);
        for (var q = 0; q < Quoted.Count; q++)
            Array.Fill(_quoteOf, q, Quoted[q].Open, Quoted[q].Last - Quoted[q].Open + 1);
        Sentences = CutSentences();
    }

    public string Text { get; }

    public TokenList Tokens { get; }

    public IReadOnlyList<QuotedSpan> Quoted { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    public static TextReading Of(string text) => new(text);

    public bool IsQuoted(int token) => QuoteOf(token) >= 0;

    /// <summary>The number of the quoted span a token stands in, marks included; -1 outside.</summary>
    public int QuoteOf(int token) => (uint)token < (uint)_quoteOf.Length ? _quoteOf[token] : -1;

    /// <summary>Whether a token is a finite verb here: not the noun of the same form behind a determiner, not a name.</summary>
    public bool IsFiniteVerb(int token)
    {
        var verb = Tokens[token];
        if (verb.IsCapital || verb.Kind != TokenKind.Word)
            return false;
        if (verb.Is(WordKinds.Avoir | WordKinds.Etre))
            return verb.Is(WordKinds.Finite);
        if (!verb.Is(WordKinds.Finite) && !(verb.Lexeme.Verb is { } reading && reading.Tenses.HasFlag(Tenses.Finite)))
            return IsVerbByPlace(token);
        return token == 0 || !Tokens[token - 1].Is(WordKinds.Determiner | WordKinds.Preposition) || Tokens[token - 1].IsHung
            || Tokens[token - 1].Is(WordKinds.Clitic) && token > 1 && Tokens[token - 2].Is(WordKinds.SubjectPronoun | WordKinds.Relative | WordKinds.Negation | WordKinds.Clitic);
    }

    // An unknown form in -ent behind a plural (« les prix montent »; an adjective would end in -s), any form behind a pronoun that has a verb next (« qui réside », « il court »).
    private bool IsVerbByPlace(int token)
    {
        var word = Text.AsSpan(Tokens[token].Start, Tokens[token].End - Tokens[token].Start);
        if (token == 0 || Tokens[token].Lexeme.Kinds != WordKinds.None || Tokens[token].Lexeme.Verb is not null || word.Length < 4)
            return false;
        var previous = Tokens[token - 1];
        if (previous.Kind != TokenKind.Word || previous.IsHung)
            return false;
        if (previous.Is("qui") || previous.Is("il") || previous.Is("elle") || previous.Is("ils") || previous.Is("elles") || previous.Is("se") || previous.Is("s'"))
            return word[^1] is 'e' or 't' or 'd';
        return word.Length > 4 && word.EndsWith("ent") && !word.EndsWith("ment") && !previous.IsCapital && Text[previous.End - 1] is 's' or 'x'
            && !previous.Is(WordKinds.Determiner | WordKinds.Preposition | WordKinds.Adverb | WordKinds.Negative | WordKinds.Quantifier | WordKinds.Avoir | WordKinds.Etre);
    }

    /// <summary>The place of a range of tokens, widened where it would cut a character as a reader sees it.</summary>
    public TextSpan Span(int first, int end)
    {
        var (start, stop) = (Offsets.LastBorder(Text, Tokens[first].Start), Tokens[end - 1].End);
        while (!Offsets.IsBorder(Text, stop))
            stop++;
        return new TextSpan(start, stop);
    }

    private List<Sentence> CutSentences()
    {
        var sentences = new List<Sentence>();
        var (first, block) = (0, 0);
        for (var i = 0; i < Tokens.Length; i++)
        {
            var isBlock = Tokens[i].Kind == TokenKind.Block && !IsQuoted(i);
            if (isBlock || (Tokens[i].Kind == TokenKind.Line && !IsQuoted(i)) || EndsSentence(i) || i - first >= LongestSentence && !IsQuoted(i))
            {
                var end = isBlock || Tokens[i].Kind is TokenKind.Line or TokenKind.Stop ? i : i + 1;
                if (end > first)
                    sentences.Add(new Sentence(first, end, block));
                first = i + 1;
            }

            if (isBlock)
                block++;
        }

        if (first < Tokens.Length)
            sentences.Add(new Sentence(first, Tokens.Length, block));
        return sentences;
    }

    private bool EndsSentence(int i)
    {
        if (Tokens[i].Kind == TokenKind.Stop && !IsQuoted(i))
            return BeginsSentence(i + 1);
        var isEndOfQuoted = IsQuoted(i) && Quoted[_quoteOf[i]].Last == i;
        return isEndOfQuoted && (Tokens[i].Kind == TokenKind.Stop || Tokens[i - 1].Kind == TokenKind.Stop) && BeginsSentence(i + 1);
    }

    private bool BeginsSentence(int at)
    {
        if (at >= Tokens.Length)
            return true;
        var token = Tokens[at];
        return token.Kind switch
        {
            TokenKind.Word => token.IsCapital && Tokens[at - 1].End < token.Start,
            TokenKind.Open => at + 1 >= Tokens.Length || Tokens[at + 1].Kind != TokenKind.Word || Tokens[at + 1].IsCapital,
            TokenKind.Number or TokenKind.Dash or TokenKind.Block or TokenKind.Line or TokenKind.Other => true,
            _ => false,
        };
    }
}
