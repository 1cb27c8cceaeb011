using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Marks without a cue of their own that go on with the words of whoever spoke before.</summary>
internal static class Unattributed
{
    private const int FewestWords = 5;
    private const int FewestWordsWithinSentence = 12;

    public static void Apply(SentenceContext context, int sentencesSinceSpeaker)
    {
        var (reading, sentence) = (context.Reading, context.Sentence);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (!reading.IsQuoted(i))
                continue;
            var number = reading.QuoteOf(i);
            var quote = reading.Quoted[number];
            var end = Math.Min(quote.Last + 1, sentence.End);
            if (!context.IsAttributed(number) && IsSpeech(context, i, end, sentencesSinceSpeaker) is > 0 and var confidence)
                context.Add(new Draft([(i, end)], null, null, "floating", confidence));
            i = quote.Last;
        }
    }

    private static double IsSpeech(SentenceContext context, int first, int end, int sentencesSinceSpeaker)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var words = 0;
        var hasVerb = false;
        for (var i = first; i < end && words < 200; i++)
        {
            if (tokens[i].Kind == TokenKind.Word)
                words++;
            hasVerb |= tokens[i].Is(WordKinds.Finite) || tokens[i].Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Finite);
        }

        // The headline and the lines before the first sentence are titles more often than speech.
        if (!hasVerb || sentence.Block == 0 || end < sentence.End && tokens[end].Kind == TokenKind.ParenthesisOpen)
            return 0;
        var isWhole = first <= sentence.First + 1 && end >= sentence.End - 1;
        if (isWhole)
            return words >= FewestWords ? sentencesSinceSpeaker <= 2 ? 0.6 : 0.4 : 0;
        return words >= FewestWordsWithinSentence && (context.HasFiniteVerb(sentence.First, first) || context.HasFiniteVerb(end, sentence.End)) ? 0.35 : 0;
    }
}
