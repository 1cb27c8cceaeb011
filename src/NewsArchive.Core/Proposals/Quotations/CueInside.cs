using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The cue within the marks: <c>« A, a déclaré X. B »</c>; the words of the author cut the quotation into parts.</summary>
internal static class CueInside
{
    public static void Apply(SentenceContext context)
    {
        var reading = context.Reading;
        for (var i = context.Sentence.First; i < context.Sentence.End; i++)
        {
            if (!reading.IsQuoted(i))
                continue;
            var quote = reading.Quoted[reading.QuoteOf(i)];
            if (!context.IsAttributed(reading.QuoteOf(i)))
                Try(context, quote);
            i = quote.Last;
        }
    }

    private static void Try(SentenceContext context, QuotedSpan quote)
    {
        var (tokens, last) = (context.Tokens, quote.Last + 1);
        foreach (var group in VerbGroups.In(context.Reading, quote.Open + 1, quote.Last, isQuoted: true))
        {
            if (!group.IsFinite || group.First <= quote.Open + 1 || tokens[group.First - 1].Kind is not (TokenKind.Comma or TokenKind.Dash))
                continue;
            if (Speaker(context, group, last) is not { } speaker)
                continue;
            var behind = Math.Max(group.End, speaker.End);
            while (behind < last && tokens[behind].Is(WordKinds.Time | WordKinds.Adverb))
                behind++;
            if (behind >= last || tokens[behind].Kind is not (TokenKind.Comma or TokenKind.Stop or TokenKind.Close or TokenKind.Dash))
                continue;
            var parts = new List<(int, int)> { (quote.Open, group.First - 1) };
            if (behind + 1 < quote.Last)
                parts.Add((behind + 1, last));
            context.Add(new Draft(parts, (group.Head, group.Pronoun >= group.Head ? group.Head + 1 : group.End), speaker, "cue-inside", 0.85));
            return;
        }
    }

    private static Mention? Speaker(SentenceContext context, VerbGroup group, int end)
    {
        var tokens = context.Tokens;
        if (group.Pronoun >= 0)
            return tokens[group.Pronoun].Is("je") || tokens[group.Pronoun].Is("vous") || tokens[group.Pronoun].Is("nous") ? null : new Mention(group.Pronoun, group.Pronoun + 1);
        if (group.End >= end || group.Verb.Speech < 0.3 || tokens[group.End].Kind != TokenKind.Word)
            return null;
        return context.Phrases.ForwardInQuoted(group.End, end) is { } mention ? mention : null;
    }
}
