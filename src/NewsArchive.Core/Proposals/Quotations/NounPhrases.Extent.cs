using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

internal sealed partial class NounPhrases
{
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
                // « le candidat d'En marche ! , … »
                case TokenKind.Stop when i + 1 < end && _tokens[i + 1].Kind == TokenKind.Comma:
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
        // « le candidat d'En marche »
        if (token.IsCapital && IsDe(_tokens[at - 1]) && !token.Is(WordKinds.SubjectPronoun))
            return true;
        if (token.Is(WordKinds.Relative | WordKinds.Subordinator | WordKinds.Negation | WordKinds.SubjectPronoun))
            return false;
        if (token.Is(WordKinds.Determiner) && token.IsCapital)
            return DeterminerContinues(first, at, end);
        if (token.Is("et") || token.Is("ou"))
            return ContinuesBehindAnd(first, at, end);
        // « cette dernière »
        if (token.Is("dernière") && _tokens[at - 1].Is("cette"))
            return true;
        if (token.Is(WordKinds.Time) && !_tokens[at - 1].Is("de") && !_tokens[at - 1].Is("d'") && !_tokens[at - 1].Is("du"))
            return token.IsCapital && !IsWeekday(token);
        // « Le Canard enchaîné de ce 22 mars »: the date is no part of the name.
        if (IsDe(token))
            return !(at + 2 < end && _tokens[at + 1].Is("ce") && (_tokens[at + 2].Kind == TokenKind.Number || _tokens[at + 2].Is(WordKinds.Time)));
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
        // « M. le rapporteur »
        if (previous.Is(WordKinds.Title) && previous.IsCapital && at + 1 < end && _tokens[at + 1].Is(WordKinds.Person))
            return true;
        if (previous.Is("l'") && (_tokens[at].Is("un") || _tokens[at].Is("une")))
            return true;
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
}
