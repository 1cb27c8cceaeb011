using NewsArchive.Proposals.Quotations;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Speakers;

/// <summary>The persons a text names, and where it names them.</summary>
/// <remarks>A chain of capitalised words names a person when it begins with a given name, or a title or a function stands beside it.
/// A surname alone means the person last named with it.</remarks>
internal sealed class People
{
    private const int MostNamesakes = 8;

    private readonly TextReading _reading;
    private readonly TokenList _tokens;
    private readonly NounPhrases _phrases;
    private readonly NameSigns _signs;
    private readonly Dictionary<string, List<Person>> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Person> _short = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<NameChain> _chains = [];

    public People(TextReading reading, NounPhrases phrases)
    {
        _reading = reading;
        _tokens = reading.Tokens;
        _phrases = phrases;
        _signs = new NameSigns(reading);
        var found = new CapitalChains(reading).All().ToList();
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

    private void Introduce(int first, int end)
    {
        if (end - first < 2 || !_signs.IsPerson(first, end))
            return;
        var name = Words(first, end);
        if (!_byName.TryGetValue(name, out var person))
        {
            person = Fuller(first, end);
            if (person is not null && !_signs.IsInitial(first))
                person = null;
            if (person is null)
            {
                person = new Person(name, _signs.GenderOf(first));
                for (var i = first; i < end; i++)
                    Index(Word(i), person);
            }

            _byName[name] = person;
        }
    }

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
            if (_byWord.TryGetValue(Word(i), out var persons) && (end - first == 1 || _signs.IsPerson(first, end)))
                return end - first == 1 ? Short(Word(i), persons) : persons[^1];
        }

        var isPreceded = first > 0 && !_signs.IsAcronym(first) && _tokens[first - 1].Is(WordKinds.Title | WordKinds.PersonMan | WordKinds.PersonWoman) && _tokens[first - 1].Kind == TokenKind.Word;
        if (end - first == 1 && !isPreceded || end - first > 1 && !_signs.IsPerson(first, end))
            return null;
        var person = new Person(Words(first, end), _signs.GenderOf(first));
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
            if (persons.Count > MostNamesakes)
                persons.RemoveAt(0);
        }
    }

    private void LearnFunctions()
    {
        foreach (var chain in _chains)
        {
            if (chain.Person is not { } person)
                continue;
            if (chain.First > 0 && _signs.FunctionBefore(chain.First) is { } before)
                person.Functions.Add(before);
            var at = chain.End + 1;
            if (chain.End < _tokens.Length && _tokens[chain.End].Kind == TokenKind.Comma && at < _tokens.Length && _phrases.Forward(at, Math.Min(_tokens.Length, at + 12), withApposition: false) is { } behind
                && _phrases.Head(behind.First, behind.End) is { } head && _tokens[head].Is(WordKinds.Person))
                person.Functions.Add(_tokens[head].Lexeme.Form);
        }
    }

    public string Words(int first, int end) => Plain(_reading.Span(first, end).In(_reading.Text));

    // Blanks that stand around links in extracted texts go.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace(" ,", ",", StringComparison.Ordinal).Replace("' ", "'", StringComparison.Ordinal).Replace("’ ", "’", StringComparison.Ordinal);

    private string Word(int at) => _reading.Text[_tokens[at].Start.._tokens[at].End];
}
