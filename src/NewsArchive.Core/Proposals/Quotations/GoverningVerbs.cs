using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Whose infinitive it is: <c>X doit dire que</c>, <c>X a tenu à rappeler que</c>, <c>X n'a pas manqué de souligner que</c>, <c>X profite de la visite pour annoncer que</c>.</summary>
/// <remarks>What is refused, wished for by somebody else or negated is not said; negated verbs that affirm are (Grevisse, Le bon usage, « la litote »).</remarks>
internal static class GoverningVerbs
{
    private const int Farthest = 8;

    // A main verb that denies or only imagines what its infinitive would say.
    private static readonly FrozenSet<string> Denying = new[] { "refuse", "refusé", "refusent", "éviter", "évite", "évité", "sans", "faut", "impossible", "difficile" }.ToFrozenSet();

    // « trop tôt pour dire que », « il faut dix ans pour affirmer que »: a purpose, not what somebody did.
    private static readonly FrozenSet<string> Measures = new[] { "trop", "assez", "suffisamment", "suffisant", "suffisante", "tôt", "faut", "faudra", "faudrait", "nécessaire", "peut", "pourrait", "doit", "devrait" }.ToFrozenSet();

    /// <summary>The subject of the verb that governs an infinitive.</summary>
    /// <param name="context">The sentence.</param>
    /// <param name="group">The infinitive.</param>
    /// <param name="isOfMainClause">Whether the infinitive has the subject of the sentence (<c>avant d'annoncer que</c>).</param>
    /// <returns>Null when nothing governs it, or when what does denies it.</returns>
    public static Mention? Of(SentenceContext context, VerbGroup group, out bool isOfMainClause)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        isOfMainClause = false;
        for (var i = group.First - 1; i >= Math.Max(first, group.First - Farthest); i--)
        {
            if (tokens[i].IsHung && tokens[i].Is("moi"))
                return new Mention(i, i + 1);
            if (Denying.Contains(tokens[i].Lexeme.Form) || tokens[i].Is(WordKinds.Negation) && !tokens[i].Is("n'"))
                return null;
            if (tokens[i].Is(WordKinds.Modal | WordKinds.Governing) && !tokens[i].IsCapital && !(tokens[i].Is(WordKinds.Governing) && i == group.First - 1))
                return Subject(context, group, i);
            isOfMainClause = tokens[i].Is("avant") || tokens[i].Is("après") || tokens[i].Is("entendre") || tokens[i].Is("pour") && IsPurposeOf(tokens, i, group.First) && IsDone(context, i);
            if (isOfMainClause || tokens[i].Kind is not (TokenKind.Word or TokenKind.Comma))
                return null;
        }

        return null;
    }

    private static Mention? Subject(SentenceContext context, VerbGroup group, int governing)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        var verb = governing;
        // « a tenu », « a été amené », « a eu l'occasion »: back to the auxiliary.
        if (!context.Reading.IsFiniteVerb(governing) && !tokens[governing].Is(WordKinds.Finite) || tokens[governing].Is(WordKinds.Governing) && Auxiliary(tokens, first, governing) >= 0)
            verb = Auxiliary(tokens, first, governing) is >= 0 and var auxiliary ? auxiliary : governing;
        var isNegated = false;
        while (verb > first && (tokens[verb - 1].Is(WordKinds.Clitic) && !tokens[verb - 1].Is(WordKinds.SubjectPronoun) || tokens[verb - 1].Is(WordKinds.Negation)))
            isNegated |= tokens[--verb].Is(WordKinds.Negation);
        // « ne peut que constater »: nothing else than that.
        var isOnly = tokens[group.First - 1].Is("que") || tokens[group.First - 1].Is("qu'");
        if (isNegated && !isOnly != tokens[governing].Is(WordKinds.Litotes) || !isNegated && tokens[governing].Is(WordKinds.Litotes))
            return null;
        return context.Phrases.SubjectBefore(first, verb, isPlural: true);
    }

    private static int Auxiliary(TokenList tokens, int first, int at)
    {
        for (var i = at - 1; i >= Math.Max(first, at - 5); i--)
        {
            if (tokens[i].Is(WordKinds.Avoir | WordKinds.Etre) && tokens[i].Is(WordKinds.Finite))
                return i;
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Is(WordKinds.SubjectPronoun | WordKinds.Relative | WordKinds.Subordinator) && !tokens[i].Is(WordKinds.Clitic))
                return -1;
        }

        return -1;
    }

    // « pour le rappeler », « pour ensuite rappeler »
    private static bool IsPurposeOf(TokenList tokens, int at, int infinitive)
    {
        for (var i = at + 1; i < infinitive; i++)
        {
            if (!tokens[i].Is(WordKinds.Clitic | WordKinds.Adverb))
                return false;
        }

        return true;
    }

    // « Il a profité de la visite pour rappeler que »: what was done, by somebody.
    private static bool IsDone(SentenceContext context, int at)
    {
        var hasVerb = false;
        for (var i = at - 1; i >= Math.Max(context.Sentence.First, at - 20); i--)
        {
            var token = context.Tokens[i];
            if (Measures.Contains(token.Lexeme.Form) || token.Is(WordKinds.Negation))
                return false;
            hasVerb |= context.Reading.IsFiniteVerb(i);
            if (hasVerb && token.Is(WordKinds.SubjectPronoun))
                return true;
        }

        return hasVerb;
    }
}
