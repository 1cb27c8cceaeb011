using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Where the content begins that stands before its cue.</summary>
internal static class ContentStarts
{
    public static int Before(SentenceContext context, int end)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var start = sentence.First;
        for (var i = start; i < end; i++)
        {
            if (context.Reading.IsQuoted(i))
                i = context.EndOfQuoted(i) - 1;
            else if (tokens[i].Kind is TokenKind.Colon && i + 1 < end && context.Reading.IsQuoted(i + 1) || tokens[i].Kind == TokenKind.Semicolon)
                start = i + 1;
        }

        // « France : le chômage va repartir, selon… »: the label of a headline.
        for (var i = start; i < Math.Min(end, start + 5) && sentence.Block == 0 && !context.Reading.IsQuoted(i) && !context.Reading.IsFiniteVerb(i); i++)
        {
            if (tokens[i].Kind == TokenKind.Colon)
                start = i + 1;
        }

        // A date line, a dash of dialogue, a bullet.
        while (start < end && tokens[start].Kind is TokenKind.Dash or TokenKind.Other or TokenKind.Stop or TokenKind.Line && !context.Reading.IsQuoted(start))
            start++;
        return BehindOpening(context, start, end);
    }

    // « Toutefois, « … », a dit X »: the adverb is the author's.
    private static int BehindOpening(SentenceContext context, int start, int end)
    {
        var i = start;
        while (i < end && !context.Reading.IsQuoted(i) && (context.Tokens[i].Is(WordKinds.Adverb | WordKinds.Conjunction) || context.Tokens[i].Kind == TokenKind.Comma))
            i++;
        return i < end && context.Reading.IsQuoted(i) && context.EndOfQuoted(i) >= end ? i : start;
    }
}
