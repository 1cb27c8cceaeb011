using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The infinitive that tells what somebody said next: <c>Et X d'ajouter : « … »</c>, <c>Et elle de conclure que …</c></summary>
/// <remarks>Grevisse, Le bon usage, « l'infinitif de narration ».</remarks>
internal static class NarrativeInfinitive
{
    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.Form == Tenses.Infinitive && !group.IsNegated && !context.UsedCues.Contains(group.Head) && SpeakerOf(context, group) is { } speaker
                && Complements.Content(context, group, isQuotedNear: true) is { } content)
                context.Add(new Draft([content], (group.Head, group.End), speaker, "narrative-infinitive", 0.8));
        }
    }

    // What stands between the beginning of the clause and « de », without a verb.
    private static Mention? SpeakerOf(SentenceContext context, VerbGroup group)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        var de = group.First - 1;
        while (de > first && tokens[de].Is(WordKinds.Clitic) && !tokens[de].Is(WordKinds.SubjectPronoun))
            de--;
        if (de <= first || !tokens[de].Is("de") && !tokens[de].Is("d'"))
            return null;
        var start = de;
        while (start > first && tokens[start - 1].Kind == TokenKind.Word && !context.Reading.IsQuoted(start - 1) && de - start < 12)
            start--;
        var isJoined = tokens[start].Is("et") || tokens[start].Is("puis");
        if (isJoined)
            start++;
        if (context.HasFiniteVerb(start, de) || context.Phrases.Forward(start, de) is not { } speaker || speaker.End != de || !context.Phrases.IsSomebody(speaker))
            return null;
        // « Le refus du maire d'annoncer que »: without « et » only a name or a pronoun.
        return isJoined || context.Phrases.IsNameChain(speaker.First, speaker.End) || tokens[speaker.First].Is(WordKinds.StrongPronoun) ? speaker : null;
    }
}
