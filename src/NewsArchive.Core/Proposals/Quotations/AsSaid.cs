using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary><c>…, comme l'a souligné X</c>, <c>Comme l'explique X, …</c>, <c>Je le répète, …</c></summary>
internal static class AsSaid
{
    private const double LeastSpeech = 0.5;
    private const double LeastSpeechBeforeColon = 0.2;

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.IsNegated || context.UsedCues.Contains(group.Head))
                continue;
            if (CommeBefore(context, group) is >= 0 and var comme && SpeakerBehind(context, group) is { } speaker && IsSpeech(context, group, speaker))
                Take(context, group, comme, speaker, speaker.End);
            else if (group.IsFinite)
                Repeated(context, group);
        }
    }

    // Marks beside the cue make speech of any verb.
    private static bool IsSpeech(SentenceContext context, VerbGroup group, Mention speaker) =>
        group.Verb.Speech > LeastSpeech || speaker.End + 1 < context.Sentence.End && context.Reading.IsQuoted(speaker.End + 1);

    // The comme right before the verb, or before the modal that governs it (« comme devait conclure X »).
    private static int CommeBefore(SentenceContext context, VerbGroup group)
    {
        var at = group.First - 1;
        if (group.Form == Tenses.Infinitive && at > context.Sentence.First && context.Tokens[at].Is(WordKinds.Modal))
            at--;
        else if (!group.IsFinite)
            return -1;
        if (at < context.Sentence.First)
            return -1;
        // « ce qu'a dit X : … » announces as well.
        var isAnnounced = at > context.Sentence.First && context.Tokens[at].Is(WordKinds.Subordinator) && context.Tokens[at - 1].Is("ce");
        // « ainsi que l'a rappelé X »
        if (at > context.Sentence.First && context.Tokens[at].Is("que") && context.Tokens[at - 1].Is("ainsi"))
            return at - 1;
        return context.Tokens[at].Is("comme") || isAnnounced ? at : -1;
    }

    private static Mention? SpeakerBehind(SentenceContext context, VerbGroup group) =>
        group.Pronoun < 0 && group.End < context.Sentence.End && context.Phrases.Forward(group.End, context.Sentence.End, mustClose: true) is { } mention
            && (context.Phrases.Head(mention.First, mention.End) is not null || context.Phrases.IsNameChain(mention.First, mention.End)) ? mention : null;

    /// <summary>Adds the quotation that a clause from <paramref name="comme"/> to before <paramref name="behind"/> ascribes.</summary>
    public static void Take(SentenceContext context, VerbGroup group, int comme, Mention speaker, int behind)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var before = comme > sentence.First && tokens[comme - 1].Kind == TokenKind.Comma ? comme - 1 : comme;
        var hasContentBehind = behind + 1 < sentence.End && tokens[behind].Kind is TokenKind.Comma or TokenKind.Colon;
        if (!tokens[comme].Is("comme") && !tokens[comme].Is("ainsi") && tokens[Math.Min(behind, sentence.End - 1)].Kind != TokenKind.Colon)
            return;
        if (hasContentBehind && (before <= sentence.First || tokens[behind].Kind == TokenKind.Colon || context.Reading.IsQuoted(behind + 1)))
            context.Add(new Draft([(behind + 1, ContentEnds.Of(context, behind + 1))], (group.Head, group.End), speaker, "as-said", 0.7));
        else if (before > sentence.First && (behind >= sentence.End || !hasContentBehind))
            context.Add(new Draft([(ContentStarts.Before(context, before), before)], (group.Head, group.End), speaker, "as-said", 0.65));
    }

    // « Je le répète, … »: the pronoun announces what follows the comma.
    private static void Repeated(SentenceContext context, VerbGroup group)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        if (!HasObject(tokens, group) || group.End + 2 >= sentence.End || tokens[group.End].Kind is not (TokenKind.Comma or TokenKind.Colon))
            return;
        // A colon announces whatever verb reports; a comma only what is said again.
        if (tokens[group.End].Kind == TokenKind.Colon ? group.Verb.Speech < LeastSpeechBeforeColon : group.Lemma is not ("répéter" or "redire" or "dire" or "souligner"))
            return;
        if (context.Phrases.SubjectBefore(sentence.First, group.First, group.IsPlural) is not { } speaker || tokens[group.End].Kind == TokenKind.Comma && speaker.First > sentence.First + 1 || !context.HasFiniteVerb(group.End + 1, sentence.End))
            return;
        context.Add(new Draft([(group.End + 1, ContentEnds.Of(context, group.End + 1))], (group.Head, group.End), speaker, "as-said", 0.6));
    }

    public static bool HasObject(TokenList tokens, VerbGroup group)
    {
        for (var i = group.First; i < group.Head; i++)
        {
            if (tokens[i].Is("le") || tokens[i].Is("l'"))
                return true;
        }

        return false;
    }
}
