using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary><c>Il a été annoncé par X que …</c>, <c>il est précisé dans le rapport que …</c>, <c>étant précisé que …</c></summary>
/// <remarks>Grevisse, Le bon usage, « le passif impersonnel ». Without a source only verbs that report and nothing else count.</remarks>
internal static class ImpersonalPassive
{
    private const int Farthest = 24;

    private static readonly FrozenSet<string> Reporting = new[]
    {
        "annoncer", "préciser", "indiquer", "signaler", "expliquer", "déclarer", "affirmer", "souligner", "mentionner", "rappeler", "dire", "écrire", "ajouter", "raconter", "rapporter", "objecter", "rétorquer", "reprocher",
        "spécifier", "stipuler",
    }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.IsPassive && !group.IsNegated && Reporting.Contains(group.Lemma) && !context.UsedCues.Contains(group.Head) && IsImpersonal(context, group) && That(context, group) is >= 0 and var that)
                Take(context, group, that);
        }
    }

    private static void Take(SentenceContext context, VerbGroup group, int that)
    {
        var end = ContentEnds.Of(context, that + 1);
        if (end - that < 3)
            return;
        var source = Source(context, group.End, that);
        context.Add(new Draft([(that + 1, end)], (group.Head, group.End), source, "impersonal-passive", source is null ? 0.55 : 0.75));
    }

    // « il est », « il a été », « il avait été », « étant »
    private static bool IsImpersonal(SentenceContext context, VerbGroup group)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        if (group.Form == Tenses.Gerund)
            return group.First == first || !context.Tokens[group.First - 1].Is(WordKinds.SubjectPronoun);
        var at = group.First - 1;
        if (at > first && tokens[group.First].Is("été") && tokens[at].Is(WordKinds.Avoir))
            at--;
        while (at > first && tokens[at].Is(WordKinds.Clitic) && !tokens[at].Is(WordKinds.SubjectPronoun))
            at--;
        return at >= first && tokens[at].Is("il") && !(at > first && (tokens[at - 1].Is("si") || tokens[at - 1].Is("s'")));
    }

    private static int That(SentenceContext context, VerbGroup group)
    {
        var tokens = context.Tokens;
        for (var i = group.End; i + 1 < Math.Min(context.Sentence.End, group.End + Farthest); i++)
        {
            if (tokens[i].Is("que") || tokens[i].Is("qu'"))
                return i > group.End && (tokens[i - 1].Is(WordKinds.Negation | WordKinds.Negative) || Complements.Compounding.Contains(tokens[i - 1].Lexeme.Form)) ? -1 : i;
            // « il lui est reproché d'avoir … »
            if (tokens[i].Is(WordKinds.Infinitive) || tokens[i].Is("avoir") || context.Reading.IsQuoted(i) || context.Reading.IsFiniteVerb(i) || tokens[i].Kind is TokenKind.Semicolon or TokenKind.Colon || tokens[i].Is(WordKinds.Relative))
                return -1;
        }

        return -1;
    }

    // Behind « par » whoever; behind another preposition a document or a group.
    private static Mention? Source(SentenceContext context, int first, int end)
    {
        for (var i = first; i + 1 < end; i++)
        {
            if (!context.Tokens[i].Is(WordKinds.Preposition) || context.Phrases.Forward(i + 1, end) is not { } mention || !context.Phrases.IsSomebody(mention))
                continue;
            if (context.Tokens[i].Is("par") || context.Phrases.Head(mention.First, mention.End) is { } head && context.Tokens[head].Is(WordKinds.Document) && !context.Tokens[i].Is("à"))
                return mention;
        }

        return null;
    }
}
