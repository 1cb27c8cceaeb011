using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Speakers;

/// <summary>What tells a person from other names: a given name, an initial, a title, a function before or behind.</summary>
internal sealed class NameSigns(TextReading reading)
{
    private readonly TokenList _tokens = reading.Tokens;

    public bool IsPerson(int first, int end)
    {
        if (_tokens[first].Is(WordKinds.Place) && !_tokens[first].Is(WordKinds.GivenName) || end - first == 1 && IsAcronym(first))
            return false;
        if (_tokens[first].Is(WordKinds.GivenName) && !_tokens[first].Is(WordKinds.Group) || IsInitial(first))
            return true;
        if (first > 0 && _tokens[first - 1].Kind == TokenKind.Word && _tokens[first - 1].Is(WordKinds.Title | WordKinds.PersonMan | WordKinds.PersonWoman))
            return true;
        if (first > 1 && _tokens[first - 1].Is(WordKinds.Demonym) && _tokens[first - 2].Is(WordKinds.PersonMan | WordKinds.PersonWoman))
            return true;
        // « Kim Yung-ho, le ministre… », « Thierry Mallet, PDG… »
        var at = end + 1;
        if (end < _tokens.Length && _tokens[end].Kind == TokenKind.Comma && at < _tokens.Length)
        {
            if (_tokens[at].Is(WordKinds.Determiner) && at + 1 < _tokens.Length)
                at++;
            if (_tokens[at].Is(WordKinds.PersonMan | WordKinds.PersonWoman) && !_tokens[at].IsCapital)
                return true;
        }

        // « le porte-parole du Kremlin, Dmitri Peskov », « le vice-ministre des Affaires étrangères Chang Ho-jin »
        return first > 1 && end - first > 1 && FunctionBefore(first) is not null
            && (_tokens[first - 1].Kind == TokenKind.Comma || _tokens[first - 1].Kind == TokenKind.Word && !_tokens[first - 1].IsCapital && !_tokens[first - 1].Is(WordKinds.Function));
    }

    public bool IsAcronym(int at) => reading.Text.AsSpan(_tokens[at].Start, _tokens[at].End - _tokens[at].Start).IndexOfAnyInRange('a', 'z') < 0;

    // « le porte-parole du Kremlin, Dmitri Peskov »: the function before the comma.
    public string? FunctionBefore(int first)
    {
        var end = _tokens[first - 1].Kind == TokenKind.Comma ? first - 1 : first;
        string? function = null;
        for (var i = end - 1; i >= Math.Max(0, end - 24); i--)
        {
            if (end == first && _tokens[i].Is(WordKinds.Group) && !_tokens[i].IsCapital)
                return null;
            if (_tokens[i].Kind != TokenKind.Word || _tokens[i].Is(WordKinds.Relative | WordKinds.SubjectPronoun) || _tokens[i].Is(WordKinds.Finite) && !_tokens[i].IsCapital)
                break;
            if (_tokens[i].Is(WordKinds.PersonMan | WordKinds.PersonWoman) && !_tokens[i].IsCapital | i > 0 && _tokens[i - 1].Is(WordKinds.Determiner))
            {
                function = _tokens[i].Lexeme.Form;
                if (i > 0 && (_tokens[i - 1].Is(WordKinds.Determiner) || _tokens[i - 1].Is(WordKinds.Adjective)))
                    break;
            }

            if (end == first && i < end - 8)
                break;
        }

        return function;
    }

    public bool IsInitial(int at) => _tokens[at].IsCapital && _tokens[at].End - _tokens[at].Start <= 5 && reading.Text[_tokens[at].End - 1] == '.';

    public Gender GenderOf(int first)
    {
        var token = _tokens[first];
        if (token.Is(WordKinds.ManName) != token.Is(WordKinds.WomanName))
            return token.Is(WordKinds.ManName) ? Gender.Man : Gender.Woman;
        for (var i = first - 1; i >= Math.Max(0, first - 3); i--)
        {
            if (_tokens[i].Is("mme") || _tokens[i].Is("madame") || _tokens[i].Is("mlle"))
                return Gender.Woman;
            if (_tokens[i].Is("m.") || _tokens[i].Is("monsieur"))
                return Gender.Man;
            if (_tokens[i].Is(WordKinds.PersonMan) != _tokens[i].Is(WordKinds.PersonWoman))
                return _tokens[i].Is(WordKinds.PersonMan) ? Gender.Man : Gender.Woman;
        }

        return Gender.Unknown;
    }
}
