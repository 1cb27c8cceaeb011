using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Marks behind a colon whatever the verb: <c>X a réagi sur Twitter : « … »</c>, <c>X : « … »</c>.</summary>
internal static class ColonBefore
{
    // « X a réagi sur Twitter : « … » »: marks behind a colon, whatever the verb is.
    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First + 1; i + 1 < sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            if (tokens[i].Kind != TokenKind.Colon || !context.Reading.IsQuoted(i + 1) || context.IsAttributed(context.Reading.QuoteOf(i + 1)) || context.LooksLikeTitle(i + 1) || tokens[i - 1].Is(WordKinds.Preposition))
                continue;
            var content = (i + 1, context.EndOfJoined(i + 1));
            var group = context.Groups.LastOrDefault(group => group.End <= i && i - group.End < 20 && group.IsFinite && !context.UsedCues.Contains(group.Head));
            if (group is not null && Governors.SpeakerOf(context, group, ComplementKind.Colon) is { } subject)
                context.Add(new Draft([content], (group.Head, group.End), subject, "cue-colon", 0.85));
            else if (SpeakerUpTo(context, i) is { } same)
                context.Add(new Draft([content], null, same, "colon", 0.7));
            else if (context.Phrases.Forward(sentence.First, i) is { } name && name.End == BeforeAside(context, i) && context.Phrases.IsNameChain(name.First, name.End))
                context.Add(new Draft([content], null, name, "name-colon", 0.75));
            else if (context.Phrases.LastNamed(sentence.First, i) is { } last)
                context.Add(new Draft([content], null, last, "colon", 0.6));
            else if (context.Phrases.FirstSubject(sentence.First, i) is { } first && context.Phrases.IsSomebody(first))
                context.Add(new Draft([content], null, first, "colon", 0.6));
            // « Paul Durand n'en démord pas : « … » »
            else if (context.Phrases.Forward(sentence.First, i) is { } opening && context.Phrases.IsSomebody(opening) && opening.End < i && tokens[opening.End].Is(WordKinds.Clitic | WordKinds.Negation))
                context.Add(new Draft([content], null, opening, "colon", 0.5));
        }
    }

    // « Paul Durand (président du club) : « … » »
    private static int BeforeAside(SentenceContext context, int colon)
    {
        if (context.Tokens[colon - 1].Kind != TokenKind.ParenthesisClose)
            return colon;
        for (var i = colon - 2; i > context.Sentence.First && colon - i < 16; i--)
        {
            if (context.Tokens[i].Kind == TokenKind.ParenthesisOpen)
                return i;
        }

        return colon;
    }

    // « … estime qu'elle est impossible : « … » »: the words before the colon have a speaker already.
    private static Mention? SpeakerUpTo(SentenceContext context, int colon)
    {
        for (var d = context.Drafts.Count - 1; d >= context.FirstDraft; d--)
        {
            if (context.Drafts[d].End == colon && context.Drafts[d].Speaker is { } speaker)
                return speaker;
        }

        return null;
    }
}
