using NewsArchive.Proposals.Quotations;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Speakers;

/// <summary>The persons a text names, and where it names them.</summary>
/// <remarks>A chain of capitalised words names a person when it begins with a given name, or a title or a function stands beside it.
/// A surname alone means the person last named with it.</remarks>
internal sealed class People
{
    private readonly TextReading _reading;
    private readonly Token[] _tokens;
    private readonly NounPhrases _phrases;
    private readonly Dictionary<string, List<Person>> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> _short = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<NameChain> _chains = [];

    public People(TextReading reading, NounPhrases phrases)
    {
        _reading = reading;
        _tokens = reading.Tokens;
        _phrases = phrases;
        var found = Chains().ToList();
        foreach (var (first, end) in found)
            Introduce(first, end);
        foreach (var (first, end) in found)
            _chains.Add(new NameChain(first, end, PersonOf(first, end)));
        LearnFunctions();
    }

    /// <summary>All chains of the text in their order, those that name no person included.</summary>
    public IReadOnlyList<NameChain> All => _chains;

    /// <summary>The person a chain names for certain, though it does not look like a name.</summary>
    public Person Named(NameChain chain)
    {
        var name = Words(chain.First, chain.End);
        if (_byWord.TryGetValue(Word(chain.End - 1), out var persons))
            return persons[^1];
        var person = new Person(name, Gender.Unknown);
        Remember(chain.First, chain.End, person);
        return person;
    }

    /// <summary>The number of the first chain that begins at or behind a token.</summary>
    public int IndexAt(int token)
    {
        var (low, high) = (0, _chains.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_chains[middle].First < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private IEnumerable<(int First, int End)> Chains()
    {
        foreach (var sentence in _reading.Sentences)
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
            if (_reading.Text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).IndexOfAnyInRange('a', 'z') < 0)
                capitals++;
        }

        return words > 2 && capitals * 10 > words * 9;
    }

    private void Introduce(int first, int end)
    {
        if (end - first < 2 || !IsPerson(first, end))
            return;
        var name = Words(first, end);
        if (!_byName.TryGetValue(name, out var person))
        {
            person = Fuller(first, end);
            if (person is not null && !IsInitial(first))
                person = null;
            if (person is null)
            {
                person = new Person(name, GenderOf(first));
                for (var i = first; i < end; i++)
                    Index(Word(i), person);
            }

            _byName[name] = person;
        }
    }

    private bool IsPerson(int first, int end)
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

    private bool IsAcronym(int at) => _reading.Text.AsSpan(_tokens[at].Start, _tokens[at].End - _tokens[at].Start).IndexOfAnyInRange('a', 'z') < 0;

    // « le porte-parole du Kremlin, Dmitri Peskov »: the function before the comma.
    private string? FunctionBefore(int first)
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

    private bool IsInitial(int at) => _tokens[at].IsCapital && _tokens[at].End - _tokens[at].Start <= 5 && _reading.Text[_tokens[at].End - 1] == '.';

    private Person? Fuller(int first, int end)
    {
        for (var i = end - 1; i > first; i--)
        {
            if (_byWord.TryGetValue(Word(i), out var persons))
                return persons[^1];
        }

        return null;
    }

    private Person? PersonOf(int first, int end)
    {
        if (_byName.TryGetValue(Words(first, end), out var known))
        {
            Remember(first, end, known);
            return known;
        }

        for (var i = end - 1; i >= first; i--)
        {
            if (_byWord.TryGetValue(Word(i), out var persons) && (end - first == 1 || IsPerson(first, end)))
                return end - first == 1 ? Short(Word(i), persons) : persons[^1];
        }

        var isPreceded = first > 0 && !IsAcronym(first) && _tokens[first - 1].Is(WordKinds.Title | WordKinds.PersonMan | WordKinds.PersonWoman) && _tokens[first - 1].Kind == TokenKind.Word;
        if (end - first == 1 && !isPreceded || end - first > 1 && !IsPerson(first, end))
            return null;
        var person = new Person(Words(first, end), GenderOf(first));
        _byName[person.Name] = person;
        Remember(first, end, person);
        return person;
    }

    // Once a surname alone means somebody, it goes on to mean this person.
    private Person Short(string word, List<Person> persons)
    {
        if (!_short.TryGetValue(word, out var person))
            _short[word] = person = persons[^1];
        return person;
    }

    // The last of those who share a word is the one a surname alone means.
    private void Remember(int first, int end, Person person)
    {
        for (var i = first; i < end; i++)
            Index(Word(i), person);
    }

    private void Index(string word, Person person)
    {
        if (word.Length < 2 || word.EndsWith('.'))
            return;
        if (!_byWord.TryGetValue(word, out var persons))
            _byWord[word] = [person];
        else if (persons[^1] != person)
        {
            persons.Remove(person);
            persons.Add(person);
        }
    }

    private Gender GenderOf(int first)
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

    private void LearnFunctions()
    {
        foreach (var chain in _chains)
        {
            if (chain.Person is not { } person)
                continue;
            if (chain.First > 0 && FunctionBefore(chain.First) is { } before)
                person.Functions.Add(before);
            var at = chain.End + 1;
            if (chain.End < _tokens.Length && _tokens[chain.End].Kind == TokenKind.Comma && at < _tokens.Length && _phrases.Forward(at, Math.Min(_tokens.Length, at + 12), withApposition: false) is { } behind
                && _phrases.Head(behind.First, behind.End) is { } head && _tokens[head].Is(WordKinds.Person))
                person.Functions.Add(_tokens[head].Lexeme.Form);
        }
    }

    public string Words(int first, int end) => Plain(_reading.Span(first, end).In(_reading.Text));

    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal).Replace("' ", "'", StringComparison.Ordinal).Replace("’ ", "’", StringComparison.Ordinal);

    private string Word(int at) => _reading.Text[_tokens[at].Start.._tokens[at].End];
}
