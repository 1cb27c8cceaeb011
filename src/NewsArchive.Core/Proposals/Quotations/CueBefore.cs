using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The cue before the content: <c>X a déclaré que</c>, <c>X dit vouloir</c>, <c>ajoutant que</c>.</summary>
internal static class CueBefore
{
    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (context.UsedCues.Contains(group.Head) || group.IsNegated || IsHypothetical(context, group) && !HasQuotedThat(context, group))
                continue;
            // « a précisé que …, et ajouté que … »: the auxiliary is not said again.
            var isJoined = group.Form == Tenses.Participle && group.First > context.Sentence.First && context.Tokens[group.First - 1].Is("et");
            if ((group.Form == Tenses.Participle || group.IsPassive) && !isJoined)
                QualifiedBy.Apply(context, group);
            else
                Try(context, group);
        }

        ColonBefore.Apply(context);
    }

    // « S'il estime qu'« une interdiction … » », il propose: marks make the concession a fact.
    private static bool HasQuotedThat(SentenceContext context, VerbGroup group) =>
        group.End + 1 < context.Sentence.End && (context.Tokens[group.End].Is("que") || context.Tokens[group.End].Is("qu'")) && context.Reading.IsQuoted(group.End + 1);

    // « si X dit que », « X dirait que »: nobody has said it.
    private static bool IsHypothetical(SentenceContext context, VerbGroup group)
    {
        // « je dirais que » is a polite « je dis ».
        if (group.Form.HasFlag(Tenses.Conditional))
            return !(group.First > context.Sentence.First && (context.Tokens[group.First - 1].Is("je") || context.Tokens[group.First - 1].Is("j'")));
        var at = context.Sentence.First;
        var subject = context.Phrases.SubjectBefore(at, group.First, group.IsPlural);
        // « même si X assure que » concedes what was said.
        return subject is { } mention && mention.First > at && (context.Tokens[mention.First - 1].Is("si") || context.Tokens[mention.First - 1].Is("s'"))
            && !(mention.First - 1 > at && context.Tokens[mention.First - 2].Is("même"));
    }

    private static void Try(SentenceContext context, VerbGroup group)
    {
        var complements = new Complements(context.Reading);
        var complement = complements.After(group, context.Sentence.End);
        if (complement.Kind == ComplementKind.None || group.Pronoun >= 0 && complement.Kind != ComplementKind.That)
            return;
        if (Governors.SpeakerOf(context, group, complement.Kind) is not { } speaker)
            return;
        if (Content(context, group, complement) is not { } content)
            return;
        var confidence = complement.Kind switch
        {
            ComplementKind.Colon => 0.95,
            ComplementKind.That => 0.6 + (0.35 * Math.Min(1, group.Verb.Speech + 0.3)),
            ComplementKind.Quoted => 0.7,
            _ => 0.7,
        };
        var rule = complement.Kind switch
        {
            ComplementKind.That => "cue-that",
            ComplementKind.Question => "cue-question",
            ComplementKind.Colon => "cue-colon",
            ComplementKind.Infinitive => "cue-infinitive",
            _ => "cue-quoted",
        };
        context.Add(new Draft([content], (group.Head, group.Pronoun >= 0 ? group.Head + 1 : group.End), speaker, rule, confidence));
    }

    private static (int First, int End)? Content(SentenceContext context, VerbGroup group, Complement complement)
    {
        var start = complement.Content;
        switch (complement.Kind)
        {
            case ComplementKind.Colon when context.Reading.IsQuoted(start):
                return (start, context.EndOfJoined(start));
            case ComplementKind.Colon:
                return start - group.End <= 6 && context.HasFiniteVerb(start, context.Sentence.End) && group.Verb.Speech >= 0.5 ? (start, ContentEnds.Of(context, start)) : null;
            case ComplementKind.Quoted:
                return QuotedObjects.Content(context, group, start);
            default:
                while (start < context.Sentence.End && context.Tokens[start].Kind == TokenKind.Comma)
                    start++;
                var end = RelativeClauses.End(context, group, start, ContentEnds.Of(context, start));
                return end - start >= 2 || end > start && context.Reading.IsQuoted(start) ? (start, end) : null;
        }
    }
}
