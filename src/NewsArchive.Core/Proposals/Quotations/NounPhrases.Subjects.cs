using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

internal sealed partial class NounPhrases
{
    /// <summary>The subject before a verb, from the sentence's first token on.</summary>
    /// <param name="first">The first token to look at.</param>
    /// <param name="verb">The first token of the verb's group.</param>
    /// <param name="isPlural">Whether the verb is a plural: two names joined by <c>et</c> can be its subject.</param>
    public Mention? SubjectBefore(int first, int verb, bool isPlural)
    {
        first = Math.Max(first, verb - Longest - Longest);
        // « tous les intervenants ou presque »
        if (verb - 2 > first && _tokens[verb - 1].Is("presque") && _tokens[verb - 2].Is("ou"))
            return SubjectBefore(first, verb - 2, isPlural) is { } nearly && nearly.End == verb - 2 ? nearly with { End = verb } : null;
        var end = verb;
        while (end > first && _tokens[end - 1].Is(WordKinds.Adverb) && !_tokens[end - 1].Is(WordKinds.SubjectPronoun))
            end--;
        if (end <= first)
            return null;
        var previous = _tokens[end - 1];
        if (previous.Is("qui"))
            return Antecedent(first, end - 1);
        if (previous.Is(WordKinds.SubjectPronoun))
            return previous.Is("on") && end - 2 >= first && _tokens[end - 2].Is("l'") ? new Mention(end - 2, end) : IsSpeaking(previous) ? new Mention(end - 1, end) : null;
        if (previous.Kind == TokenKind.Comma)
            return BeforeParenthesis(first, end - 1, isPlural);
        if (previous.Kind == TokenKind.Close)
            return Titled(first, end);
        if (previous.Kind == TokenKind.ParenthesisClose)
            end = OpeningOf(first, end - 1);
        else if (previous.Kind == TokenKind.Dash)
            end = OpeningDash(first, end - 1);
        var start = ClauseStart(first, end, isPlural);
        if (start >= end)
            return null;
        if (Within(start, end, first) is { } subject)
            return WithPartBefore(first, subject, isPlural);
        // « Des chercheurs de Lyon, dans le Rhône estiment »: the second comma is not written.
        return start - 1 > first && _tokens[start - 1].Kind == TokenKind.Comma && _tokens[start].Is(WordKinds.Preposition) && ClauseStart(first, start - 1, isPlural) is var before && before < start - 1
            && Within(before, start - 1, first) is { } cut && cut.End == start - 1 && IsSomebody(cut) ? cut : null;
    }

    // « L'émission « Quotidien » a affirmé »: a short name in marks, with the noun before it.
    private Mention? Titled(int first, int end)
    {
        if (reading.QuoteOf(end - 1) is not (>= 0 and var number) || reading.Quoted[number] is not { } quote || quote.Last != end - 1 || quote.Open < first)
            return null;
        if (end - quote.Open > 6 || !_tokens[quote.Open + 1].IsCapital || _tokens[quote.Open..end].Any(token => token.Is(WordKinds.Finite | WordKinds.SubjectPronoun)))
            return null;
        if (quote.Open == first || IsBorder(quote.Open - 1) || _tokens[quote.Open - 1].Kind == TokenKind.Comma || _tokens[quote.Open - 1].Is(WordKinds.Subordinator))
            return new Mention(quote.Open, end);
        return EndingAt(first, quote.Open) is { } noun && Head(noun.First, noun.End) is not null ? noun with { End = end } : null;
    }

    // « Paul Durand — par ailleurs ancien directeur — a annoncé »
    private int OpeningDash(int first, int close)
    {
        for (var i = close - 1; i > first && close - i < Longest; i--)
        {
            if (_tokens[i].Kind == TokenKind.Dash)
                return i;
            if (IsBorder(i))
                break;
        }

        return close + 1;
    }

    /// <summary>Who opens the sentence, when all between them and the verb tells about them: <c>Une étude dont les résultats sont connus | révèle</c>.</summary>
    public Mention? OpeningSubject(int first, int verb)
    {
        if (Forward(first, verb) is not { } opening || !IsSomebody(opening) || opening.End >= verb || _tokens[first].Is(WordKinds.SubjectPronoun))
            return null;
        var next = _tokens[opening.End].Kind == TokenKind.Comma && opening.End + 1 < verb ? _tokens[opening.End + 1] : _tokens[opening.End];
        var isTold = next.Is(WordKinds.Relative) && !next.Is("que") && !next.Is("qu'") || _tokens[opening.End].Kind == TokenKind.Comma && _tokens[verb - 1].Kind == TokenKind.Comma && next.Is(WordKinds.Person);
        return isTold && verb - opening.End < Longest && !_tokens[verb - 1].Is(WordKinds.Conjunction | WordKinds.Relative | WordKinds.Subordinator) ? opening : null;
    }

    /// <summary>The first subject of a sentence: the phrase before its first finite verb.</summary>
    public Mention? FirstSubject(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!reading.IsQuoted(i) && reading.IsFiniteVerb(i))
            {
                var verb = i;
                while (verb > first && (_tokens[verb - 1].Is(WordKinds.Negation) || _tokens[verb - 1].Is(WordKinds.Clitic) && !_tokens[verb - 1].Is(WordKinds.SubjectPronoun)))
                    verb--;
                // « il s'agit », « il faut »: nobody.
                if (!_tokens[i].Is("agit") && !_tokens[i].Is("faut") && SubjectBefore(first, verb, isPlural: true) is { } subject)
                    return subject;
            }
        }

        return null;
    }

    private static bool IsSpeaking(Token token) => !token.Is("ce") && !token.Is("c'") && !token.Is("cela") && !token.Is("ça") && !token.Is("ceci") && !token.Is("tu");

    // Words between the subject and its verb, in commas: an apposition belongs to the subject, the rest does not.
    private Mention? BeforeParenthesis(int first, int comma, bool isPlural)
    {
        for (var round = 0; round < 4; round++)
        {
            var open = comma - 1;
            while (open >= first && _tokens[open].Kind != TokenKind.Comma && !IsBorder(open))
                open--;
            if (open < first || _tokens[open].Kind != TokenKind.Comma)
                return null;
            var start = ClauseStart(first, open, isPlural);
            if (start >= open && _tokens[start - 1].Kind == TokenKind.Comma)
            {
                comma = open;
                continue;
            }

            if (Within(start, open, first) is not { } subject)
            {
                comma = open;
                continue;
            }

            if (_tokens[open + 1].Is(WordKinds.SubjectPronoun) && !_tokens[open + 1].Is(WordKinds.StrongPronoun))
                return null;
            var withApposition = WithApposition(subject.First, subject.End, comma + 1);
            return WithPartBefore(first, subject.End == open ? new Mention(subject.First, withApposition) : subject, isPlural);
        }

        return null;
    }

    private bool IsBorder(int at) => _tokens[at].Kind is TokenKind.Stop or TokenKind.Colon or TokenKind.Semicolon or TokenKind.Block or TokenKind.Line or TokenKind.Dash or TokenKind.ParenthesisOpen
        || reading.IsQuoted(at);

    private int OpeningOf(int first, int close)
    {
        var at = close;
        while (at > first && _tokens[at].Kind != TokenKind.ParenthesisOpen && close - at < Longest)
            at--;
        return at;
    }

    // Where the clause of a verb begins: behind a border, a comma, a conjunction, another verb.
    private int ClauseStart(int first, int end, bool isPlural)
    {
        var start = end;
        while (start > first)
        {
            var token = _tokens[start - 1];
            if (token.Kind == TokenKind.ParenthesisClose)
            {
                start = OpeningOf(first, start - 1);
                continue;
            }

            if (token.Kind == TokenKind.Comma || IsBorder(start - 1))
                break;
            if (token.Is(WordKinds.Relative | WordKinds.Subordinator) && !token.Is(WordKinds.Determiner))
                break;
            if (token.Is(WordKinds.Conjunction) && !IsJoined(start, end, isPlural))
                break;
            if (reading.IsFiniteVerb(start - 1))
                break;
            start--;
        }

        return start;
    }

    private bool IsJoined(int behind, int end, bool isPlural) =>
        behind < end && (_tokens[behind - 1].Is("et") || _tokens[behind - 1].Is("ou")) && (IsBeforeDe(behind, end) || isPlural && (_tokens[behind].IsCapital || _tokens[behind].Is(WordKinds.Determiner))
            || !_tokens[behind].IsCapital && !_tokens[behind].Is(WordKinds.Function | WordKinds.Finite) && _tokens[behind - 1].Is("et"));

    // The subject in a clause without commas: behind a leading circumstance (« Dans une note de 1991 l'ancien directeur… »).
    private Mention? Within(int start, int end, int first)
    {
        while (start < end && (_tokens[start].Is(WordKinds.Conjunction) || _tokens[start].Is(WordKinds.Adverb) && !_tokens[start].Is(WordKinds.Quantifier) || _tokens[start].Kind is TokenKind.Dash or TokenKind.Other))
            start++;
        while (start < end && _tokens[end - 1].Is(WordKinds.Adverb))
            end--;
        if (start >= end)
            return null;
        if (_tokens[start].Is(WordKinds.Preposition) && !_tokens[start].Is(WordKinds.Determiner) && !IsOthers(start, end) || _tokens[start].Is(WordKinds.Gerund | WordKinds.Participle) && !_tokens[start].IsCapital
            || _tokens[start].Is("au") || _tokens[start].Is("aux"))
        {
            start = BehindCircumstance(start + 1, end);
            if (start >= end)
                return null;
        }

        if (Pronoun(start, end) is { } pronoun && end - start == 1)
            return pronoun;
        if (!CanBegin(start, end) || !_tokens[start..end].Any(IsNominal))
            return null;
        var core = CoreEnd(start, end);
        // What follows the phrase and is no part of it (« le ministre mercredi », « le groupe dans un communiqué ») is cut.
        return core > start ? new Mention(start, core) : null;
    }

    private int BehindCircumstance(int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            var previous = _tokens[i - 1];
            if ((_tokens[i].Is(WordKinds.Determiner) && !IsDe(_tokens[i]) && !_tokens[i].Is("au") && !_tokens[i].Is("aux") || _tokens[i].Is(WordKinds.SubjectPronoun))
                && !previous.Is(WordKinds.Preposition | WordKinds.Determiner | WordKinds.Conjunction | WordKinds.Quantifier))
                return i;
        }

        return end;
    }
}
