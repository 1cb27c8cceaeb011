using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Where the content of a quotation ends that began behind its cue.</summary>
internal static class ContentEnds
{
    /// <summary>The token behind the content: the sentence's end, or where somebody else, or the author, goes on.</summary>
    public static int Of(SentenceContext context, int start)
    {
        var end = Untrimmed(context, start);
        while (end > start && !context.Reading.IsQuoted(end - 1) && context.Tokens[end - 1].Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Dash)
            end--;
        return end;
    }

    private static int Untrimmed(SentenceContext context, int start)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        var lastQuoted = LastQuotedEnd(context, start);
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            if (tokens[i].Kind == TokenKind.ParenthesisOpen)
                depth++;
            else if (tokens[i].Kind == TokenKind.ParenthesisClose && --depth < 0)
                return i;
            else if (tokens[i].Kind == TokenKind.Semicolon || i > start && tokens[i].Kind == TokenKind.Colon && i + 1 < end && context.Reading.IsQuoted(i + 1))
                return i;
            else if (i > start && depth == 0 && tokens[i].Kind == TokenKind.Comma && (IsTakenOver(context, i + 1) || i >= lastQuoted && lastQuoted > 0 && !IsCarriedOn(context, i + 1)))
                return i;
            else if (i > start && tokens[i].Is(WordKinds.Conjunction) && IsNewCue(context, i + 1) && tokens[i - 1].Kind != TokenKind.Comma)
                return i;
            else if (i > start && IsSourceBehind(context, i))
                return i;
        }

        return end;
    }

    private static int LastQuotedEnd(SentenceContext context, int start)
    {
        var last = 0;
        for (var i = start; i < context.Sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                var behind = context.EndOfQuoted(i);
                if (!context.LooksLikeTitle(i))
                    last = behind;
                i = behind - 1;
            }
            else if (last == 0 && context.Tokens[i].Kind == TokenKind.Comma && IsTakenOver(context, i + 1))
            {
                return 0;
            }
            else if (last > 0 && context.Tokens[i].Kind == TokenKind.Comma && !IsCarriedOn(context, i + 1))
            {
                return last;
            }
        }

        return last;
    }

    // « …, ajoutant que », « …, et a déclaré que », « …, a rapporté l'AP », « …, selon l'AP ».
    private static bool IsTakenOver(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        if (at >= context.Sentence.End)
            return false;
        if (tokens[at].Is("tout") && at + 1 < context.Sentence.End && tokens[at + 1].Is("en"))
            at++;
        if (tokens[at].Is("en") && at + 1 < context.Sentence.End && context.GroupAt(at + 1) is { Form: Tenses.Gerund, Verb.Speech: >= 0.3 })
            return true;
        if (tokens[at].Is(WordKinds.Conjunction) && !(tokens[at].Is("que") || tokens[at].Is("qu'")))
            return IsNewCue(context, at + 1);
        if (IsSourceBehind(context, at) || tokens[at].Is("tandis"))
            return true;
        if (tokens[at].Is("alors") && context.Groups.Any(group => group.First > at && group.IsFinite && group.Verb.Speech >= 0.2))
            return true;
        return context.GroupAt(at) is { } group && (group.IsFinite || group.Form == Tenses.Gerund && IsSpeaking(context, group));
    }

    private static bool IsSpeaking(SentenceContext context, VerbGroup group) =>
        group.End < context.Sentence.End && (context.Tokens[group.End].Is("que") || context.Tokens[group.End].Is("qu'") || context.Tokens[group.End].Kind is TokenKind.Colon or TokenKind.Open
            || group.End + 1 < context.Sentence.End && (context.Tokens[group.End + 1].Is("que") || context.Tokens[group.End + 1].Is("qu'") || context.Reading.IsQuoted(group.End + 1)));

    // Behind a conjunction: a verb of speech, with or without a pronoun before it.
    private static bool IsNewCue(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        if (at < context.Sentence.End && (tokens[at].Is("il") || tokens[at].Is("elle") || tokens[at].Is("ils")))
            at++;
        return context.GroupAt(at) is { } group && (group.IsFinite || group.Form == Tenses.Participle) && IsSpeaking(context, group);
    }

    // « …, et que Moscou fournissait… » goes on with the same cue.
    private static bool IsCarriedOn(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        if (at < context.Sentence.End && tokens[at].Is(WordKinds.Conjunction))
        {
            at++;
            if (at < context.Sentence.End && context.Reading.IsQuoted(at))
                return true;
        }

        return at < context.Sentence.End && (tokens[at].Is("que") || tokens[at].Is("qu'") || tokens[at].Is("des") || tokens[at].Is("du") || tokens[at].Is("de"));
    }

    private static bool IsSourceBehind(SentenceContext context, int at) =>
        AccordingCues.EndAt(context, at) > at && !AccordingCues.MustOpen(context, at) && According.EndsSentence(context, at);
}
