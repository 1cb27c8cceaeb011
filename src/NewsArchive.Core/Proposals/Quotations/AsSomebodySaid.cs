using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The subject before the verb: <c>…, comme X l'a souligné</c>, <c>Comme il l'avait annoncé, …</c></summary>
internal static class AsSomebodySaid
{
    private const double LeastSpeech = 0.45;
    private const int Longest = 12;

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (!group.IsFinite || group.IsNegated || group.IsPassive || group.Verb.Speech < LeastSpeech || context.UsedCues.Contains(group.Head) || !AsSaid.HasObject(context.Tokens, group))
                continue;
            if (context.Phrases.SubjectBefore(context.Sentence.First, group.First, group.IsPlural) is not { } speaker || context.Tokens[speaker.First].Is("on") || speaker.First <= context.Sentence.First)
                continue;
            if (context.Tokens[speaker.First - 1].Is("comme") && ClauseEnd(context, group.End) is >= 0 and var end)
                AsSaid.Take(context, group, speaker.First - 1, speaker, end);
        }
    }

    // « comme il l'a dit hier à la presse »: up to the comma, without another verb.
    private static int ClauseEnd(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        for (var i = at; i < context.Sentence.End; i++)
        {
            if (tokens[i].Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Stop or TokenKind.Dash or TokenKind.ParenthesisClose)
                return i;
            if (i - at > Longest || context.Reading.IsQuoted(i) || context.Reading.IsFiniteVerb(i) || tokens[i].Is(WordKinds.Subordinator))
                return -1;
        }

        return context.Sentence.End;
    }
}
