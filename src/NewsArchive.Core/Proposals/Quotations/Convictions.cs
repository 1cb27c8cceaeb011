using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>What somebody is sure of: <c>X est convaincu que …</c>, <c>X reste persuadée que …</c>, <c>X est d'avis que …</c></summary>
/// <remarks>A source's thought counts as its speech does (annotation guidelines); « il est certain que » is nobody's.</remarks>
internal static class Convictions
{
    private static readonly FrozenSet<string> Sure = new[]
    {
        "convaincu", "convaincue", "convaincus", "convaincues", "persuadé", "persuadée", "persuadés", "persuadées", "avis",
    }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First + 1; i + 2 < sentence.End; i++)
        {
            if (!tokens[i + 1].Is("que") && !tokens[i + 1].Is("qu'") || context.Reading.IsQuoted(i) || !Sure.Contains(FormOf(context, i)) || Copula(tokens, sentence.First, i) is not (>= 0 and var copula))
                continue;
            var start = copula;
            while (start > sentence.First && tokens[start - 1].Is(WordKinds.Clitic | WordKinds.Negation) && !tokens[start - 1].Is(WordKinds.SubjectPronoun))
                start--;
            if (start < copula && tokens[start].Is(WordKinds.Negation) || context.Phrases.SubjectBefore(sentence.First, start, isPlural: true) is not { } speaker || !context.Phrases.IsSomebody(speaker))
                continue;
            context.Add(new Draft([(i + 2, ContentEnds.Of(context, i + 2))], (i, i + 1), speaker, "conviction", 0.6));
        }
    }

    private static string FormOf(SentenceContext context, int at) => context.Tokens[at].Lexeme.Form is { Length: > 0 } form ? form : context.Reading.Text[context.Tokens[at].Start..context.Tokens[at].End];

    // The form of être, rester or demeurer before the attribute; adverbs and « de l' » may stand between.
    private static int Copula(TokenList tokens, int first, int attribute)
    {
        for (var i = attribute - 1; i >= Math.Max(first, attribute - 4); i--)
        {
            if (tokens[i].Is(WordKinds.Etre) && tokens[i].Is(WordKinds.Finite) || tokens[i].Lexeme.Form is "reste" or "restent" or "restait" or "demeure" or "demeurent")
                return i;
            if (!tokens[i].Is(WordKinds.Adverb | WordKinds.Negative) && !tokens[i].Is("d'") && !tokens[i].Is("de"))
                return -1;
        }

        return -1;
    }
}
