using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The infinitive that tells what somebody said next: <c>Et X d'ajouter : « … »</c>, <c>Et elle de conclure que …</c>, <c>Et de préciser que …</c></summary>
/// <remarks>Grevisse, Le bon usage, « l'infinitif de narration ». Without a subject it is whoever spoke before.</remarks>
internal static class NarrativeInfinitive
{
    public const string Rule = "narrative-infinitive";

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.Form == Tenses.Infinitive && !group.IsNegated && !context.UsedCues.Contains(group.Head) && (SpeakerOf(context, group) is var speaker && speaker is not null || GoesOn(context, group))
                && Complements.Content(context, group, isQuotedNear: true) is { } content)
                context.Add(new Draft([content], (group.Head, group.End), speaker, Rule, speaker is null ? 0.7 : 0.8));
        }
    }

    // « Et d'ajouter : « … » » at the beginning of the sentence.
    private static bool GoesOn(SentenceContext context, VerbGroup group)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        return group.First - first is 2 or 3 && (tokens[first].Is("et") || tokens[first].Is("puis")) && (tokens[first + 1].Is("de") || tokens[first + 1].Is("d'")) && (group.First - first == 2 || tokens[first + 2].Is(WordKinds.Clitic));
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
