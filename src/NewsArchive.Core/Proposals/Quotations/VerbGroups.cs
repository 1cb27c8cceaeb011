using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Finds the verbs that may report speech in a stretch of tokens.</summary>
internal static class VerbGroups
{
    private static readonly VerbReading FaireSavoir = new("faire savoir", Tenses.Finite, 0.9);

    // Fixed locutions: the light verb, the words that must follow it.
    private static readonly FrozenDictionary<string, string[]> Locutions = new Dictionary<string, string[]>
    {
        ["faire"] = ["savoir", "valoir", "remarquer", "observer", "comprendre", "part", "état"],
        ["laisser"] = ["entendre"],
        ["mettre"] = ["garde", "avant"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> ThirdPlural = new[] { "ont", "avaient", "auraient", "eurent", "auront", "sont", "étaient", "furent", "seront", "seraient" }.ToFrozenSet();

    public static IEnumerable<VerbGroup> In(TextReading reading, int first, int end, bool isQuoted)
    {
        for (var i = first; i < end; i++)
        {
            if (reading.Tokens[i].Lexeme.Verb is not null && reading.IsQuoted(i) == isQuoted && At(reading.Tokens, i, first, end) is { } group)
                yield return group;
        }
    }

    /// <summary>The group whose main verb is this token, or null when the token is a noun here or no verb of speech.</summary>
    public static VerbGroup? At(TokenList tokens, int head, int first, int end)
    {
        var verb = tokens[head].Lexeme.Verb!;
        if (tokens[head].IsCapital && head > first && tokens[head - 1].Kind is TokenKind.Word && !tokens[head - 1].Is(WordKinds.SubjectPronoun))
            return null;
        var last = head;
        if (Locutions.TryGetValue(verb.Lemma, out var followers))
        {
            last = Follower(tokens, head, end, followers);
            if (last < 0)
                return null;
            verb = FaireSavoir with { Tenses = verb.Tenses };
        }

        if (verb.Tenses.HasFlag(Tenses.Participle) && Compound(tokens, head, last, first, verb) is { } compound)
            return compound;
        if (verb.Tenses.HasFlag(Tenses.Gerund))
            return new VerbGroup(WithObject(tokens, head, first), head, last + 1, verb, Tenses.Gerund);
        if (verb.Tenses.HasFlag(Tenses.Infinitive))
            return new VerbGroup(head, head, last + 1, verb, Tenses.Infinitive) { IsNegated = IsNegatedBefore(tokens, head, first) };
        if (verb.Tenses.HasFlag(Tenses.Finite) && !IsNoun(tokens, head, first))
            return Simple(tokens, head, last, first, end, verb);
        return verb.Tenses.HasFlag(Tenses.Participle) ? new VerbGroup(head, head, last + 1, verb, Tenses.Participle) : null;
    }

    private static int Follower(TokenList tokens, int head, int end, string[] followers)
    {
        for (var i = head + 1; i < Math.Min(end, head + 5); i++)
        {
            if (tokens[i].Kind == TokenKind.Word && followers.Contains(tokens[i].Lexeme.Form.Length > 0 ? tokens[i].Lexeme.Form : ""))
                return i;
            if (!tokens[i].Is(WordKinds.Adverb | WordKinds.Negative | WordKinds.Preposition | WordKinds.Participle) && !tokens[i].IsHung)
                return -1;
        }

        return -1;
    }

    private static VerbGroup Simple(TokenList tokens, int head, int last, int first, int end, VerbReading verb)
    {
        var pronoun = head + 1 < end && tokens[head + 1].IsHung ? head + 1 : -1;
        var start = WithClitics(tokens, head, first);
        return new VerbGroup(start, head, Math.Max(last + 1, pronoun + 1), verb, verb.Tenses & (Tenses.Finite | Tenses.Conditional))
        {
            Pronoun = pronoun,
            IsNegated = IsNegatedBefore(tokens, start == head ? head : start + 1, first),
            IsReflexive = IsReflexive(tokens, start, head),
            IsPlural = IsPluralForm(tokens[head].Lexeme.Form),
        };
    }

    private static VerbGroup? Compound(TokenList tokens, int head, int last, int first, VerbReading verb)
    {
        var auxiliary = Auxiliary(tokens, head, first);
        if (auxiliary < 0)
            return null;
        var start = WithClitics(tokens, auxiliary, first);
        var isReflexive = IsReflexive(tokens, start, auxiliary);
        var form = tokens[auxiliary].Lexeme.Form;
        return new VerbGroup(start, head, last + 1, verb, form is "ayant" or "étant" ? Tenses.Gerund : form is "avoir" or "être" ? Tenses.Infinitive : Tenses.Finite)
        {
            Pronoun = auxiliary + 1 < tokens.Length && tokens[auxiliary + 1].IsHung ? auxiliary + 1 : -1,
            IsNegated = IsNegatedBefore(tokens, start == auxiliary ? auxiliary : start + 1, first),
            IsReflexive = isReflexive,
            IsPassive = tokens[auxiliary].Is(WordKinds.Etre) && !isReflexive,
            IsPlural = ThirdPlural.Contains(form),
        };
    }

    // Between auxiliary and participle: adverbs, negation, the hung pronoun, a short parenthesis between commas.
    private static int Auxiliary(TokenList tokens, int head, int first)
    {
        for (var i = head - 1; i >= first && head - i < 12; i--)
        {
            var token = tokens[i];
            if (token.Is(WordKinds.Avoir | WordKinds.Etre))
                return i;
            if (token.Kind == TokenKind.Comma)
            {
                var opening = i - 1;
                while (opening > first && i - opening < 10 && tokens[opening].Kind == TokenKind.Word)
                    opening--;
                if (tokens[opening].Kind != TokenKind.Comma)
                    return -1;
                i = opening;
            }
            else if (token.Is("temps") && i > first && tokens[i - 1].Is("un"))
            {
                i--;
            }
            else if (!token.IsHung && !token.Is(WordKinds.Adverb | WordKinds.Negative) && !IsAdverbialPhrase(tokens, i, first))
            {
                return -1;
            }
        }

        return -1;
    }

    // « a par la suite confirmé », « a de nouveau dit », « ont d'abord nié »: two or three words that begin with a preposition.
    private static bool IsAdverbialPhrase(TokenList tokens, int at, int first)
    {
        if (tokens[at].Kind != TokenKind.Word || tokens[at].IsCapital)
            return false;
        for (var i = at; i >= Math.Max(first, at - 2); i--)
        {
            if (tokens[i].Is(WordKinds.Preposition))
                return true;
        }

        return at + 1 < tokens.Length && tokens[at].Is(WordKinds.Preposition);
    }

    private static int WithClitics(TokenList tokens, int at, int first)
    {
        while (at > first && tokens[at - 1].Kind == TokenKind.Word && !tokens[at - 1].IsHung && (tokens[at - 1].Is(WordKinds.Negation)
            || (tokens[at - 1].Is(WordKinds.Clitic) && (!tokens[at - 1].Is(WordKinds.SubjectPronoun) || at - 1 > first && !AgreesWithUs(tokens[at].Lexeme.Form)))))
            at--;
        return at;
    }

    // The pronouns of a gerund; en before it is none (« en le disant »).
    private static int WithObject(TokenList tokens, int at, int first)
    {
        while (at > first && tokens[at - 1].Is(WordKinds.Clitic) && !tokens[at - 1].Is("en") && !tokens[at - 1].Is(WordKinds.SubjectPronoun))
            at--;
        return at;
    }

    // « nous disons », « vous dites »: the pronoun is the subject; in « votre médecin vous informera » it is not.
    private static bool AgreesWithUs(string form) =>
        form.EndsWith("ons", StringComparison.Ordinal) || form.EndsWith("ez", StringComparison.Ordinal) || form is "sommes" or "êtes" or "dites" or "faites";

    private static bool IsReflexive(TokenList tokens, int start, int verb)
    {
        for (var i = start; i < verb; i++)
        {
            if (tokens[i].Is("se") || tokens[i].Is("s'"))
                return true;
        }

        return false;
    }

    private static bool IsNegatedBefore(TokenList tokens, int before, int first)
    {
        for (var i = before - 1; i >= Math.Max(first, before - 3); i--)
        {
            if (tokens[i].Is(WordKinds.Negation))
                return true;
            if (!tokens[i].Is(WordKinds.Clitic | WordKinds.Negative | WordKinds.Adverb))
                return false;
        }

        return false;
    }

    // « une note », « l'annonce »: a determiner before a form that is also a noun. Before le, la, les, l' a subject makes them clitics.
    private static bool IsNoun(TokenList tokens, int at, int first)
    {
        if (at == first)
            return false;
        var previous = tokens[at - 1];
        // « les 5 notes », but « l'article 5 note »
        if (previous.Kind == TokenKind.Number)
            return at - 2 < first || tokens[at - 2].Kind != TokenKind.Word || tokens[at - 2].Is(WordKinds.Function | WordKinds.Time);
        if (previous.Is(WordKinds.Clitic) && previous.Is(WordKinds.Determiner))
            return at - 1 == first || !(previous.Is("leur") && tokens[at - 2].Kind == TokenKind.Word && !tokens[at - 2].Is(WordKinds.Function | WordKinds.Finite)) && !tokens[at - 2].Is(WordKinds.SubjectPronoun | WordKinds.Relative | WordKinds.Clitic | WordKinds.Negation) && !tokens[at - 2].Is("comme");
        return previous.Is(WordKinds.Determiner) && !previous.Is(WordKinds.Clitic) || previous.Is(WordKinds.Preposition) && !previous.Is(WordKinds.Clitic);
    }

    private static bool IsPluralForm(string form) => form.EndsWith("nt", StringComparison.Ordinal) && !form.EndsWith("ant", StringComparison.Ordinal);
}
