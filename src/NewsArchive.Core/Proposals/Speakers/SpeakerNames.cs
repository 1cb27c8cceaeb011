using System.Collections.Frozen;
using NewsArchive.Proposals.Quotations;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Speakers;

/// <summary>Says who a mention is, in the fullest form of the text; the drafts are asked in their order.</summary>
internal sealed class SpeakerNames(TextReading reading, NounPhrases phrases)
{
    private const int Farthest = 40;

    // Groups that the press names once and then calls by their kind.
    private static readonly FrozenSet<string> Named = new[]
    {
        "site", "journal", "quotidien", "hebdomadaire", "magazine", "mensuel", "revue", "chaîne", "radio", "média", "compagnie", "entreprise", "société", "firme", "multinationale", "groupe", "club", "constructeur",
        "association", "organisation", "ong", "fondation", "agence", "banque", "institut", "plateforme", "fabricant", "opérateur",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Media = new[] { "site", "journal", "quotidien", "hebdomadaire", "magazine", "mensuel", "revue", "chaîne", "radio", "média", "agence" }.ToFrozenSet();

    private readonly TokenList _tokens = reading.Tokens;
    private readonly People _people = new(reading, phrases);
    private readonly Dictionary<string, string> _longer = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<bool, string> _lastOther = [];
    private (Mention Mention, Person? Person)? _spoken;
    private readonly Dictionary<int, string?> _known = [];
    private string? _lastName;
    private Person? _lastPerson;

    /// <summary>The name for a draft; null when the text does not say who speaks.</summary>
    public string? Of(Draft draft)
    {
        if (draft.Speaker is not { } mention)
            return draft.Confidence < 0.4 || draft.Cue is not null && draft.Rule != NarrativeInfinitive.Rule ? null : _lastName;
        if (_known.TryGetValue(mention.First, out var known))
            return known;
        var person = PersonOf(mention);
        var name = person?.Name ?? NameOfOthers(mention);
        _known[mention.First] = name;
        if (name is not null)
        {
            _spoken = (mention, person);
            Remember(name, mention, person);
            (_lastName, _lastPerson) = (name, person);
        }

        return name;
    }

    private Person? PersonOf(Mention mention)
    {
        if (IsPronoun(mention))
            return OfPronoun(mention);
        if (NamedIn(mention) is { } named)
            return named;
        if (phrases.Head(mention.First, mention.End) is { } head && _tokens[head].Is(WordKinds.PersonMan | WordKinds.PersonWoman) && IsDefinite(mention))
            return OfFunction(mention, head);
        return null;
    }

    private bool IsPronoun(Mention mention) => mention.End - mention.First == 1 && _tokens[mention.First].Is(WordKinds.SubjectPronoun | WordKinds.StrongPronoun)
        || _tokens[mention.First].Is("ce") && mention.End - mention.First == 2 && _tokens[mention.End - 1].Is("dernier");

    private bool IsDefinite(Mention mention)
    {
        var form = _tokens[mention.First].Lexeme.Form;
        return form is "le" or "la" or "l'" or "ce" or "cet" or "cette" or "son" or "sa";
    }

    // A name in the phrase; when the phrase tells of a group or a paper, only a name behind a comma.
    private Person? NamedIn(Mention mention)
    {
        var head = phrases.Head(mention.First, mention.End);
        var isOther = head is { } noun && _tokens[noun].Is(WordKinds.Group | WordKinds.Document) && !_tokens[noun].Is(WordKinds.Person);
        for (var i = _people.IndexAt(mention.First); i < _people.All.Count && _people.All[i].First < mention.End; i++)
        {
            var chain = _people.All[i];
            var previous = chain.First > mention.First ? _tokens[chain.First - 1] : Token.None;
            var isComplement = previous.Is("de") || previous.Is("d'") || previous.Is("du") || previous.Is("des");
            if (chain.Person is not null && !isOther && !isComplement)
                return chain.Person;
            // « le président de la Banque européenne Draghi »: a name at the end of a function.
            if (head is { } function && _tokens[function].Is(WordKinds.PersonMan | WordKinds.PersonWoman) && chain.First > function && chain.End == mention.End && !isComplement
                && !previous.Is(WordKinds.Function) && previous.Kind == TokenKind.Word)
                return _people.Named(chain);
        }

        return null;
    }

    private Person? OfFunction(Mention mention, int head)
    {
        var function = _tokens[head].Lexeme.Form;
        var gender = _tokens[head].Is(WordKinds.PersonMan) == _tokens[head].Is(WordKinds.PersonWoman) ? Gender.Unknown : _tokens[head].Is(WordKinds.PersonMan) ? Gender.Man : Gender.Woman;
        Person? byFunction = null, salient = null;
        for (var i = _people.IndexAt(mention.First) - 1; i >= 0 && byFunction is null && _people.IndexAt(mention.First) - i < Farthest; i--)
        {
            if (_people.All[i].Person is not { } person || !person.Is(gender))
                continue;
            if (person.Functions.Contains(function))
                byFunction = person;
            salient ??= person;
        }

        var isBare = mention.End - head <= 1;
        return byFunction ?? (isBare || _tokens[mention.First + 1].Is(WordKinds.Adjective) ? _lastPerson is not null && _lastPerson.Is(gender) && isBare ? _lastPerson : salient : null);
    }

    // The speaker before, when near and of the right gender; else whom the sentences before speak of first.
    private Person? OfPronoun(Mention mention)
    {
        var token = _tokens[mention.First];
        if (token.Is("ils") || token.Is("elles") || token.Is("eux") || token.Is("on") || token.Is("je") || token.Is("nous") || token.Is("moi"))
            return null;
        var gender = token.Is("elle") || token.Is("celle-ci") ? Gender.Woman : Gender.Man;
        var sentence = SentenceOf(mention.First);
        for (var s = sentence; s >= Math.Max(0, sentence - 3); s--)
        {
            var first = reading.Sentences[s].First;
            var end = s == sentence ? mention.First : reading.Sentences[s].End;
            if (_spoken is { Person: { } spoken } last && last.Mention.First >= first && last.Mention.First < end && spoken.Is(gender))
                return spoken;
            if (FirstNamed(first, end, gender, isSubject: true) is { } named)
                return named;
            if (s < sentence && FirstNamed(first, end, gender, isSubject: false) is { } other && _lastPerson is null)
                return other;
        }

        return _lastPerson is not null && _lastPerson.Is(gender) ? _lastPerson : FirstNamed(reading.Sentences[Math.Max(0, sentence - 3)].First, mention.First, gender, isSubject: false);
    }

    private Person? FirstNamed(int first, int end, Gender gender, bool isSubject)
    {
        for (var i = _people.IndexAt(first); i < _people.All.Count && _people.All[i].First < end; i++)
        {
            if (isSubject && _people.All[i].First > first && _tokens[_people.All[i].First - 1].Is(WordKinds.Preposition))
                continue;
            if (_people.All[i].Person is { } person && person.Is(gender) && !reading.IsQuoted(_people.All[i].First))
                return person;
        }

        return null;
    }

    private int SentenceOf(int token)
    {
        var (low, high) = (0, reading.Sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reading.Sentences[middle].End <= token)
                low = middle + 1;
            else
                high = middle;
        }

        return Math.Min(low, reading.Sentences.Count - 1);
    }

    private string? NameOfOthers(Mention mention)
    {
        if (IsPronoun(mention))
        {
            var token = _tokens[mention.First];
            if (token.Is("on") || token.Is("je") || token.Is("nous") || token.Is("moi") || token.Is("j'"))
                return null;
            var isPlural = token.Is("ils") || token.Is("elles") || token.Is("eux");
            return _lastOther.GetValueOrDefault(isPlural) ?? (isPlural ? PluralBefore(mention.First) : null);
        }

        var head = phrases.Head(mention.First, mention.End);
        var text = _people.Words(mention.First, mention.End);
        if (head is { } noun && _tokens[noun].Is(WordKinds.Group) && IsDefinite(mention) && mention.End - noun == 1 && !_tokens[noun].IsCapital)
            return Fuller(text) ?? (Named.Contains(_tokens[noun].Lexeme.Form) ? Organisation(mention.First, _tokens[noun].Lexeme.Form) : null) ?? text;
        // A name behind a comma: « l'agence de presse de l'État islamique, Amaq ».
        for (var i = _people.IndexAt(mention.First); i < _people.All.Count && _people.All[i].First < mention.End; i++)
        {
            if (_people.All[i].First > mention.First && _tokens[_people.All[i].First - 1].Kind == TokenKind.Comma)
                return _people.Words(_people.All[i].First, Math.Min(mention.End, _people.All[i].End));
        }

        return Fuller(text) ?? text;
    }

    // « les islamistes shebab …, ont-ils écrit »: the nearest group of people.
    private string? PluralBefore(int token)
    {
        for (var i = token - 1; i > Math.Max(0, token - 80); i--)
        {
            if (_tokens[i].Is(WordKinds.Persons | WordKinds.Group) && !reading.IsQuoted(i) && _tokens[i - 1].Lexeme.Form is "les" or "des" or "plusieurs" or "ces"
                && phrases.Forward(i - 1, _tokens.Length, withApposition: false) is { } group)
                return _people.Words(group.First, group.End);
        }

        return null;
    }

    // « Les autorités allemandes … Les autorités »: the longer form that begins with the shorter.
    private string? Fuller(string text) => _longer.GetValueOrDefault(text);

    private void Remember(string name, Mention mention, Person? person)
    {
        if (person is null)
            _lastOther[IsPlural(mention)] = name;
        for (var at = name.IndexOf(' '); at > 0; at = name.IndexOf(' ', at + 1))
            _longer[name[..at]] = name;
    }

    private bool IsPlural(Mention mention) => _tokens[mention.First].Lexeme.Form is "les" or "des" or "ils" or "elles" or "plusieurs" or "ces" or "ses" or "certains" or "quelques" or "deux" or "trois";

    // The name of a paper, a firm, a club that was told of before: « Mediapart … Le site ».
    private string? Organisation(int before, string kind)
    {
        for (var i = 0; i < _people.All.Count && _people.All[i].First < reading.Sentences[0].End && !Media.Contains(kind); i++)
        {
            if (_people.All[i] is { Person: null } titled && titled.End - titled.First > 1 && !_tokens[titled.First].Is(WordKinds.Place | WordKinds.Demonym | WordKinds.Time))
                return _people.Words(titled.First, titled.End);
        }

        for (var i = _people.IndexAt(before) - 1; i >= Math.Max(0, _people.IndexAt(before) - 12); i--)
        {
            var chain = _people.All[i];
            if (chain.Person is null && !_tokens[chain.First].Is(WordKinds.Place | WordKinds.Demonym | WordKinds.Time) && chain.End - chain.First <= 4 && _tokens[chain.End - 1].End - _tokens[chain.First].Start > 2)
                return _people.Words(chain.First, chain.End);
        }

        return null;
    }
}
