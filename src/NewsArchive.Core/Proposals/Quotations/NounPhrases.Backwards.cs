using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

internal sealed partial class NounPhrases
{
    /// <summary>The phrase that ends right before a token: « entendre le commissaire Nielson | déclarer ».</summary>
    public Mention? EndingAt(int first, int end)
    {
        var start = PhraseStart(first, end);
        return Forward(start, end) is { } mention && mention.End == end ? mention : null;
    }

    /// <summary>A person at the end of a clause: <c>C'est l'analyse de Gabriel Ruyiri, le président d'Olucome :</c></summary>
    public Mention? LastNamed(int first, int end)
    {
        for (var i = end - 1; i > first && end - i < Longest; i--)
        {
            if (reading.IsQuoted(i) || reading.IsFiniteVerb(i))
                return null;
            if (_tokens[i - 1].Is("de") || _tokens[i - 1].Is("d'") || _tokens[i - 1].Is("par"))
            {
                if (_tokens[i].IsCapital && Forward(i, end) is { } mention && mention.End == end && (HasName(mention.First, mention.End) || IsNameChain(mention.First, mention.End) && !_tokens[i].Is(WordKinds.Place)))
                    return mention;
            }
        }

        return null;
    }

    /// <summary>Whom a relative clause tells about: <c>…, Bonnie Jenkins, qui a déclaré</c>.</summary>
    public Mention? Antecedent(int first, int relative)
    {
        var end = relative;
        if (end > first && _tokens[end - 1].Kind == TokenKind.Comma)
            end--;
        if (end <= first)
            return null;
        if (_tokens[end - 1].Is("celui") || _tokens[end - 1].Is("ceux") || _tokens[end - 1].Is("ce") || _tokens[end - 1].Is("ceux-là"))
            return null;
        var start = SomebodyStart(first, end);
        if (start > first + 1 && _tokens[start - 1].Kind == TokenKind.Comma && IsNameChain(start, end))
        {
            var before = PhraseStart(first, start - 1);
            if (before < start - 1 && Head(before, start - 1) is { } head && _tokens[head].Is(WordKinds.Person))
                start = before;
        }

        return Forward(start, end) is { } mention ? WithPartBefore(first, mention, isPlural: true) : null;
    }

    // « un militant opposé à la loi travail, qui a crié »: who can speak, though another noun stands nearer.
    private int SomebodyStart(int first, int end)
    {
        var nearest = PhraseStart(first, end);
        for (var (start, stop, round) = (nearest, end, 0); round < 3 && start < stop; round++)
        {
            if (Head(start, stop) is not null || HasName(start, stop) || _tokens[start].IsCapital)
                return start;
            stop = start - 1;
            if (stop <= first || !_tokens[stop].Is(WordKinds.Preposition))
                break;
            start = PhraseStart(first, stop);
        }

        return nearest;
    }

    // Backwards over one phrase: complements in « de » belong to it, another preposition stands before it.
    private int PhraseStart(int first, int end)
    {
        var start = end;
        while (start > first && end - start < Longest)
        {
            var token = _tokens[start - 1];
            if (token.Kind != TokenKind.Word && token.Kind != TokenKind.Number || reading.IsQuoted(start - 1))
                break;
            if (token.Is(WordKinds.Relative | WordKinds.Subordinator | WordKinds.SubjectPronoun | WordKinds.Negation) && !token.Is(WordKinds.Determiner))
                break;
            var isDe = token.Is("de") || token.Is("du") || token.Is("des") || token.Is("d'");
            if (token.Is(WordKinds.Preposition) && !isDe)
                break;
            if (token.Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Participle) && !token.IsCapital)
                break;
            if (reading.IsFiniteVerb(start - 1) || token.Is(WordKinds.Conjunction) && !IsBeforeDe(start, end))
                break;
            start--;
            // The article of the phrase, not of a complement in « de », begins it.
            if (token.Is(WordKinds.Determiner) && !isDe && !(start > first && (IsDe(_tokens[start - 1]) || _tokens[start - 1].Is(WordKinds.Quantifier | WordKinds.Conjunction))))
                break;
        }

        while (start < end && (_tokens[start].Is("de") || _tokens[start].Is("d'")))
            start++;
        return start;
    }

    private bool IsBeforeDe(int at, int end) => at < end && (_tokens[at].Is("de") || _tokens[at].Is("du") || _tokens[at].Is("des") || _tokens[at].Is("d'"));

    private static bool IsDe(Token token) => token.Is("de") || token.Is("du") || token.Is("des") || token.Is("d'");
}
