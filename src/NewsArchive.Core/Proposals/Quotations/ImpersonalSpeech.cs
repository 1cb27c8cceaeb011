using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>What a speaker says in nobody's name: <c>il faut rappeler que …</c>, <c>il convient de souligner que …</c>, <c>Rappelons que …</c></summary>
/// <remarks>In a report these are the author's words; <see cref="FirstPerson"/> keeps them only in a text that speaks in the first person throughout.</remarks>
internal static class ImpersonalSpeech
{
    public const string Rule = "impersonal-speech";

    private const double LeastSpeech = 0.3;
    private const int Farthest = 6;

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.IsNegated || group.IsPassive || group.Verb.Speech < LeastSpeech || context.UsedCues.Contains(group.Head) || !IsForAll(context, group))
                continue;
            if (new Complements(context.Reading).After(group, context.Sentence.End) is { Kind: ComplementKind.That } that && ContentEnds.Of(context, that.Content) is var end && end - that.Content > 1)
                context.Add(new Draft([(that.Content, end)], (group.Head, group.End), null, Rule, 0.35));
        }
    }

    private static bool IsForAll(SentenceContext context, VerbGroup group)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        // « Rappelons que »
        if (group.Form.HasFlag(Tenses.Finite))
            return tokens[group.Head].Lexeme.Form.EndsWith("ons", StringComparison.Ordinal) && group.First == group.Head && (group.First == first || tokens[group.First - 1].Kind == TokenKind.Comma || tokens[group.First - 1].Is(WordKinds.Conjunction | WordKinds.Adverb));
        if (group.Form != Tenses.Infinitive)
            return false;
        for (var i = group.First - 1; i >= Math.Max(first, group.First - Farthest); i--)
        {
            if (tokens[i].Is("faut") || tokens[i].Is("convient") || tokens[i].Is("devoir") || tokens[i].Is("force") || tokens[i].Is("de") && i > first + 1 && IsImpersonal(tokens, first, i))
                return true;
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Is(WordKinds.Negation | WordKinds.Relative))
                return false;
        }

        return false;
    }

    // « il est utile de », « il est très important de »
    private static bool IsImpersonal(TokenList tokens, int first, int de)
    {
        for (var i = de - 1; i > Math.Max(first, de - 4); i--)
        {
            if (tokens[i].Is("est") && tokens[i - 1].Is("il"))
                return true;
        }

        return false;
    }
}
