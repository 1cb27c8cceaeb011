using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Reads the noun phrase that names a source: determiner, title, function, complements in <c>de</c>, name, apposition.</summary>
/// <remarks>Place, time and addressee stay out; a relative clause or a participle ends the phrase.</remarks>
internal sealed partial class NounPhrases(TextReading reading)
{
    private const int Longest = 40;

    private readonly TokenList _tokens = reading.Tokens;

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
        if (token.Is(WordKinds.Determiner) && !token.Is("au") && !token.Is("aux") || token.Is(WordKinds.Quantifier | WordKinds.Title) || IsOthers(at, end))
            return true;
        return token.IsCapital && !token.Is(WordKinds.Function) || token.Is(WordKinds.Person | WordKinds.Document | WordKinds.Group) || token.Is(WordKinds.Adjective) && at + 1 < end && _tokens[at + 1].Is(WordKinds.Person);
    }

    // « d'autres policiers », « de nombreux experts », « d'aucuns »
    private bool IsOthers(int at, int end) => IsDe(_tokens[at]) && at + 1 < end && _tokens[at + 1].Lexeme.Form is "autres" or "nombreux" or "nombreuses" or "aucuns";

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

    /// <summary>The first noun of the phrase that can be a function, a group or a document; null when there is none.</summary>
    public int? Head(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].Is(WordKinds.Source))
                return i;
            // « un de ses avocats », « l'un des juges »
            var isOneOf = IsDe(_tokens[i]) && i > first && (_tokens[i - 1].Is("un") || _tokens[i - 1].Is("une"));
            if (i > first && _tokens[i].Is(WordKinds.Preposition) && !isOneOf)
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

    /// <summary>Whether a mention can be of a speaker: a pronoun, a name, a function, a group, a document.</summary>
    public bool IsSomebody(Mention mention) => mention.End - mention.First == 1 && _tokens[mention.First].Is(WordKinds.SubjectPronoun)
        || Head(mention.First, mention.End) is not null || _tokens[mention.First..mention.End].Any(token => token.IsCapital && !token.Is(WordKinds.Function));

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
