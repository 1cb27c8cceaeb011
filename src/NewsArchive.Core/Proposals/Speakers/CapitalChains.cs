using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Speakers;

/// <summary>Finds the capitalised words that stand together, with the particles between them: token ranges, half-open.</summary>
/// <remarks>Lines in capitals throughout are left out: there a capital says nothing.</remarks>
internal sealed class CapitalChains(TextReading reading)
{
    private readonly TokenList _tokens = reading.Tokens;

    public IEnumerable<(int First, int End)> All()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (IsInCapitals(sentence))
                continue;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (!Begins(i, sentence.First))
                    continue;
                var end = EndOf(i, sentence.End);
                yield return (i, end);
                i = end - 1;
            }
        }
    }

    private bool Begins(int at, int first)
    {
        var token = _tokens[at];
        if (token.Kind != TokenKind.Word || !token.IsCapital || token.IsHung || token.Is(WordKinds.Title) && !token.Is(WordKinds.GivenName))
            return false;
        if (token.Is(WordKinds.Function) && !token.Is(WordKinds.GivenName | WordKinds.Place))
            return false;
        if (token.Is(WordKinds.Demonym) && !token.Is(WordKinds.GivenName | WordKinds.Place) && at + 1 < _tokens.Length && _tokens[at + 1].IsCapital)
            return false;
        var isFirst = at == first || _tokens[at - 1].Kind is not (TokenKind.Word or TokenKind.Comma);
        return !isFirst || !token.Is(WordKinds.Person | WordKinds.Group | WordKinds.Document | WordKinds.Time | WordKinds.Quantifier | WordKinds.Adjective | WordKinds.Participle)
            || at + 1 < _tokens.Length && _tokens[at + 1].IsCapital && token.Is(WordKinds.GivenName);
    }

    private int EndOf(int at, int end)
    {
        var i = at + 1;
        while (i < end && i - at < 8)
        {
            // « la ministre de l'Éducation Najat Vallaud-Belkacem »: an institution with its article, then a name.
            if (_tokens[i].Is(WordKinds.GivenName) && !_tokens[at].Is(WordKinds.GivenName) && at > 0 && _tokens[at - 1].Is(WordKinds.Determiner))
                break;
            // « le président de la Catalogne Carles Puigdemont »: a place, then a name.
            if (_tokens[i].Is(WordKinds.GivenName) && _tokens[i - 1].Is(WordKinds.Place) && !_tokens[i - 1].Is(WordKinds.GivenName))
                break;
            if (_tokens[i].Kind == TokenKind.Word && _tokens[i].IsCapital && !_tokens[i].Is(WordKinds.SubjectPronoun))
                i++;
            else if (i + 1 < end && _tokens[i].Is(WordKinds.Particle) && _tokens[i + 1].IsCapital && _tokens[i].Kind == TokenKind.Word && !_tokens[i].Is("du") && !_tokens[i].Is("des") && !_tokens[i].Is("la") && !_tokens[i].Is("le"))
                i += 2;
            else
                break;
        }

        return i;
    }

    private bool IsInCapitals(Sentence sentence)
    {
        var (words, capitals) = (0, 0);
        for (var i = sentence.First; i < sentence.End && words < 60; i++)
        {
            if (_tokens[i].Kind != TokenKind.Word || _tokens[i].End - _tokens[i].Start < 3)
                continue;
            words++;
            if (reading.Text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).IndexOfAnyInRange('a', 'z') < 0)
                capitals++;
        }

        return words > 2 && capitals * 10 > words * 9;
    }
}
