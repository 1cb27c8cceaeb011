using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Reads the noun phrase that names a source: determiner, title, function, complements in <c>de</c>, name, apposition.</summary>
/// <remarks>Place, time and addressee stay out; a relative clause or a participle ends the phrase.</remarks>
internal sealed partial class NounPhrases(TextReading reading)
{
    private const int Longest = 40;

    private readonly Token[] _tokens = reading.Tokens;

    /// <summary>The phrase that begins at a token, with the apposition behind it.</summary>
    /// <param name="at">Where it should begin.</param>
    /// <param name="end">The token it must end before.</param>
    /// <param name="withApposition">Whether words behind a comma may belong to it.</param>
    /// <param name="mustClose">Whether an apposition counts only when a comma, or nothing, follows: else it is a subject.</param>
    /// <returns>Null when no noun phrase begins there.</returns>
    public Mention? Forward(int at, int end, bool withApposition = true, bool mustClose = false)
    {
        if (at >= end || reading.IsQuoted(at) && _tokens[at].Kind != TokenKind.Word)
            return null;
        end = Math.Min(end, at + Longest);
        if (Pronoun(at, end) is { } pronoun)
            return pronoun;
        if (!CanBegin(at, end))
            return null;
        var last = CoreEnd(at, end);
        if (last <= at || !_tokens[at..last].Any(IsNominal))
            return null;
        return new Mention(at, withApposition ? WithApposition(at, last, end, mustClose) : last);
    }

    /// <summary>The phrase at a token within quotation marks: a name or a title with a name.</summary>
    public Mention? ForwardInQuoted(int at, int end)
    {
        if (at >= end || !CanBegin(at, end))
            return null;
        var last = CoreEnd(at, Math.Min(end, at + Longest));
        return last > at && (HasName(at, last) || IsNameChain(at, last) || Head(at, last) is not null) ? new Mention(at, WithApposition(at, last, end)) : null;
    }

    /// <summary>Whether a token can be the first of a noun phrase.</summary>
    public bool CanBegin(int at, int end)
    {
        var token = _tokens[at];
        if (token.Kind == TokenKind.Number)
            return at + 1 < end && _tokens[at + 1].Kind == TokenKind.Word;
        if (token.Kind != TokenKind.Word)
            return false;
        if (token.Is(WordKinds.Determiner) && !token.Is("au") && !token.Is("aux") || token.Is(WordKinds.Quantifier | WordKinds.Title))
            return true;
        return token.IsCapital && !token.Is(WordKinds.Function) || token.Is(WordKinds.Person | WordKinds.Document | WordKinds.Group) || token.Is(WordKinds.Adjective) && at + 1 < end && _tokens[at + 1].Is(WordKinds.Person);
    }

    private static bool IsNominal(Token token) =>
        token.Kind == TokenKind.Word && (!token.Is(WordKinds.Function) || token.IsCapital && !token.Is(WordKinds.Determiner | WordKinds.Preposition) || token.Is(WordKinds.Source));

    private Mention? Pronoun(int at, int end)
    {
        var token = _tokens[at];
        if (token.Kind != TokenKind.Word)
            return null;
        if (token.IsHung || token.Is("il") || token.Is("elle") || token.Is("ils") || token.Is("elles") || token.Is("on") || token.Is("je") || token.Is("j'") || token.Is("lui") || token.Is("eux")
            || token.Is("moi") || token.Is("nous") || token.Is("celui-ci") || token.Is("celle-ci") || token.Is("ceux-ci") || token.Is("celles-ci"))
            return new Mention(at, at + 1);
        if (token.Is("l'") && at + 1 < end && _tokens[at + 1].Is("on"))
            return new Mention(at, at + 2);
        return null;
    }

    // The phrase without apposition.
    private int CoreEnd(int at, int end)
    {
        var i = at;
        for (; i < end; i++)
        {
            var token = _tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word when !Continues(at, i, end):
                    return i;
                case TokenKind.Word or TokenKind.Number:
                    continue;
                // « l'Agence océanique (NOAA) »: what abbreviates the name belongs to it.
                case TokenKind.ParenthesisOpen when i + 2 < end && _tokens[i + 1].IsCapital && _tokens[i + 2].Kind == TokenKind.ParenthesisClose:
                    return i + 3;
                default:
                    return i;
            }
        }

        return i;
    }

    private bool Continues(int first, int at, int end)
    {
        var token = _tokens[at];
        if (at == first)
            return true;
        if (token.IsHung)
            return false;
        if (token.Is(WordKinds.Avoir | WordKinds.Etre) && !token.IsCapital)
            return false;
        if (token.Is(WordKinds.Relative | WordKinds.Subordinator | WordKinds.Negation | WordKinds.SubjectPronoun))
            return false;
        if (token.Is(WordKinds.Determiner) && token.IsCapital)
            return DeterminerContinues(first, at, end);
        if (token.Is("et") || token.Is("ou"))
            return ContinuesBehindAnd(first, at, end);
        if (token.Is(WordKinds.Time) && !_tokens[at - 1].Is("de") && !_tokens[at - 1].Is("d'") && !_tokens[at - 1].Is("du"))
            return token.IsCapital && !IsWeekday(token);
        if (token.Is("du") || token.Is("de") || token.Is("d'") || token.Is("des"))
            return true;
        if (token.Is(WordKinds.Determiner))
            return DeterminerContinues(first, at, end);
        if (token.Is(WordKinds.Preposition))
            return PrepositionContinues(at, end);
        if (token.IsCapital)
            return true;
        if (token.Is(WordKinds.Conjunction) || token.Is(WordKinds.Clitic) && !token.Is(WordKinds.Determiner))
            return false;
        if (token.Is(WordKinds.Source | WordKinds.Adjective | WordKinds.Demonym | WordKinds.Title))
            return true;
        if (token.Is(WordKinds.Adverb | WordKinds.Negative))
            return _tokens[at - 1].Is(WordKinds.Determiner) && at + 1 < end && _tokens[at + 1].Is(WordKinds.Adjective);
        if (token.Is(WordKinds.Gerund))
            return false;
        if (token.Is(WordKinds.Participle) || token.Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Participle))
            return !(EndsInS(at - 1) && !EndsInS(at)) && (token.Is("chargé") || token.Is("chargée") || token.Is("chargés") || !ParticipleEnds(at, end));
        if (token.Is(WordKinds.Finite) || token.Lexeme.Verb is { } finite && finite.Tenses.HasFlag(Tenses.Finite))
            return _tokens[at - 1].Is(WordKinds.Determiner) || _tokens[at - 1].Is(WordKinds.Preposition);
        return true;
    }

    // « plusieurs sources payé »: no agreement, no attribute.
    private bool EndsInS(int at) => reading.Text[_tokens[at].End - 1] is 's' or 'x';

    private static bool IsWeekday(Token token) => token.Lexeme.Form is "lundi" or "mardi" or "mercredi" or "jeudi" or "vendredi" or "samedi" or "dimanche";

    // « des responsables turcs cités par CNN »: a participle with its complement tells about the source, it does not name it.
    private bool ParticipleEnds(int at, int end) =>
        at + 1 < end && _tokens[at + 1].Kind == TokenKind.Word && _tokens[at + 1].Is(WordKinds.Preposition | WordKinds.Adverb) && !_tokens[at + 1].Is("de") && !_tokens[at + 1].Is("d'");

    private bool ContinuesBehindAnd(int first, int at, int end)
    {
        if (at + 1 >= end || _tokens[at + 1].Kind != TokenKind.Word)
            return false;
        var next = _tokens[at + 1];
        if (next.Is("de") || next.Is("du") || next.Is("des") || next.Is("d'") || next.Is("aux") || next.IsCapital && !next.Is(WordKinds.SubjectPronoun))
            return !VerbFollows(at + 1, end);
        if (next.Is(WordKinds.Determiner | WordKinds.Quantifier))
            return !VerbFollows(at + 1, end);
        return !next.Is(WordKinds.Function | WordKinds.Finite | WordKinds.Participle) && next.Lexeme.Verb is null && first < at;
    }

    // « a dit X et Y a répondu »: the second name has a verb of its own.
    private bool VerbFollows(int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + 8) && _tokens[i].Kind == TokenKind.Word; i++)
        {
            if (reading.IsFiniteVerb(i))
                return true;
        }

        return false;
    }

    private bool DeterminerContinues(int first, int at, int end)
    {
        var previous = _tokens[at - 1];
        // « le quotidien Les Échos »: a name that begins with its article.
        if (_tokens[at].IsCapital && at + 1 < end && _tokens[at + 1].IsCapital)
            return true;
        if (previous.Is(WordKinds.Preposition | WordKinds.Quantifier | WordKinds.Conjunction) || previous.Is("tous") || previous.Is("toutes"))
            return true;
        if (at + 1 < end && _tokens[at].Is(WordKinds.Determiner) && (_tokens[at].Is("l'") || _tokens[at].Is("le") || _tokens[at].Is("la")))
            return previous.Is("de") || previous.Is("d'") || previous.Is(WordKinds.Person) && _tokens[at + 1].IsCapital && at - first < 2;
        return false;
    }

    // « ministre à la Ville », « directeur pour l'Asie », « rédacteur en chef »: complements that belong to a function.
    private bool PrepositionContinues(int at, int end)
    {
        var token = _tokens[at];
        var previous = _tokens[at - 1];
        if (at + 1 >= end)
            return false;
        if (token.Is("en") && _tokens[at + 1].Is("chef"))
            return true;
        if (!token.Is("à") && !token.Is("au") && !token.Is("aux") && !token.Is("pour") && !token.Is("en"))
            return false;
        var isFunction = previous.Is(WordKinds.PersonMan | WordKinds.PersonWoman) || at > 1 && _tokens[at - 2].Is("d'") && (previous.Is("état") || previous.Is("etat"));
        if (!isFunction)
            return token.Is("pour") && _tokens[at + 1].Is(WordKinds.Determiner) && at + 2 < end && _tokens[at + 2].IsCapital;
        return !_tokens[at + 1].Is(WordKinds.Time) && (token.Is("pour") || _tokens[at + 1].IsCapital || _tokens[at + 1].Is(WordKinds.Determiner) || at + 2 < end && token.Is("au"));
    }

    // « Thierry Mallet, PDG de Transdev », « le ministre de la Justice, Bekir Bozdag », « Kim Yung-ho, le ministre… ».
    private int WithApposition(int first, int last, int end, bool mustClose = false)
    {
        if (last + 1 >= end || _tokens[last].Kind != TokenKind.Comma || !IsPersonal(first, last) && !(_tokens[first].Is(WordKinds.Determiner) && last - first <= 6))
            return last;
        var at = last + 1;
        if (!CanBegin(at, end) || _tokens[at].Is("ce") || _tokens[at].Is("cette"))
            return last;
        var close = CoreEnd(at, end);
        if (close <= at)
            return last;
        var hasFunction = Head(at, close) is { } head && _tokens[head].Is(WordKinds.Person);
        var isName = IsNameChain(at, close) && !HasName(first, last) && (IsPersonal(first, last) || HasName(at, close));
        if (HasName(first, last) && HasName(at, close))
            return last;
        close = WithPlace(at, close, end);
        var ends = close >= end || _tokens[close].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Close or TokenKind.Colon or TokenKind.Semicolon or TokenKind.ParenthesisClose or TokenKind.ParenthesisOpen
            || !mustClose && (_tokens[close].Is(WordKinds.Relative | WordKinds.Preposition | WordKinds.Participle) || reading.IsQuoted(close));
        return (hasFunction && !_tokens[at].Is("un") || hasFunction && HasName(first, last) || isName) && ends ? close : last;
    }

    // « responsable des animations dans le village »: a bare function keeps its place when nothing else follows.
    private int WithPlace(int at, int close, int end)
    {
        if (!_tokens[at].Is(WordKinds.Person) || close >= end || !_tokens[close].Is(WordKinds.Preposition))
            return close;
        var last = close + 1;
        while (last < end && last - close < 6 && _tokens[last].Kind == TokenKind.Word && !_tokens[last].Is(WordKinds.Time | WordKinds.Finite | WordKinds.Relative))
            last++;
        return last >= end || _tokens[last].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.ParenthesisOpen or TokenKind.ParenthesisClose ? last : close;
    }

    /// <summary>The first noun of the phrase that can be a function, a group or a document; null when there is none.</summary>
    public int? Head(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].Is(WordKinds.Source))
                return i;
            if (i > first && _tokens[i].Is(WordKinds.Preposition))
                return null;
        }

        return null;
    }

    /// <summary>Whether capitalised words with a given name or an initial stand in the phrase, outside of a complement.</summary>
    public bool HasName(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].IsCapital && i + 1 < end && _tokens[i + 1].IsCapital && !_tokens[i].Is(WordKinds.Function | WordKinds.Source) && !_tokens[i + 1].Is(WordKinds.Source)
                && (i == first || !_tokens[i - 1].Is("de") && !_tokens[i - 1].Is("du") && !_tokens[i - 1].Is("des") && !_tokens[i - 1].Is("d'")))
                return true;
        }

        return false;
    }

    private bool IsPersonal(int first, int last) => HasName(first, last) || Head(first, last) is not null || IsNameChain(first, last);

    /// <summary>Whether the phrase is nothing but capitalised words and the particles between them.</summary>
    public bool IsNameChain(int first, int end)
    {
        if (!_tokens[first].IsCapital && !_tokens[first].Is(WordKinds.Title))
            return false;
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].Kind != TokenKind.Word || !_tokens[i].IsCapital && !_tokens[i].Is(WordKinds.Particle | WordKinds.Title) && !_tokens[i].Is("et"))
                return false;
        }

        return !_tokens[first].Is(WordKinds.Determiner) || end - first > 1;
    }
}
