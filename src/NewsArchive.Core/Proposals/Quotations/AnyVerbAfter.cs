using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>After closed marks any verb with its subject behind it introduces speech: <c>« … », tranche le ministre</c>.</summary>
internal static class AnyVerbAfter
{
    // « … », tranche le ministre: after closed marks any verb with its subject behind it counts.
    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First + 1; i < sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            if (context.QuoteBefore(i) < 0 || tokens[i].Kind != TokenKind.Word || tokens[i].IsCapital)
                continue;
            if (context.Reading.IsFiniteVerb(i) && Governed(context, i) is { } governed && context.Phrases.Forward(governed.End, sentence.End) is { } subject && context.Phrases.IsSomebody(subject))
            {
                CueAfter.Take(context, governed with { First = i }, subject, 0.85);
                continue;
            }

            var head = i;
            while (head < sentence.End && tokens[head].Is(WordKinds.Clitic) && !tokens[head].Is(WordKinds.Determiner))
                head++;
            if (head + 1 < sentence.End && CouldBeVerb(tokens[head]) && tokens[i - 1].Kind is TokenKind.Comma or TokenKind.Close)
                TakeAnyVerb(context, i, head);
        }
    }

    // « … », a tenu à tempérer le maire; « … », préférait rectifier l'intéressé
    private static VerbGroup? Governed(SentenceContext context, int verb)
    {
        for (var i = verb + 1; i < Math.Min(context.Sentence.End, verb + 6) && context.Tokens[i].Kind == TokenKind.Word && !context.Tokens[i].IsCapital; i++)
        {
            if (context.GroupAt(i) is { Form: Tenses.Infinitive } group)
                return group;
        }

        return null;
    }

    private static bool CouldBeVerb(Token token) => token.Kind == TokenKind.Word && !token.IsCapital && token.Lexeme.Verb is null
        && !token.Is(WordKinds.Function | WordKinds.Gerund | WordKinds.Participle | WordKinds.Time | WordKinds.Source | WordKinds.Infinitive | WordKinds.Adjective);

    private static void TakeAnyVerb(SentenceContext context, int first, int head)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var form = tokens[head];
        var looksFinite = form.Is(WordKinds.Finite) || context.Reading.Text[form.End - 1] is 'e' or 't' && form.End - form.Start > 3;
        if (!looksFinite || tokens[head + 1].Kind != TokenKind.Word)
            return;
        if (!tokens[head + 1].IsHung && tokens[first - 1].Kind == TokenKind.Close && !form.Is(WordKinds.Finite) && first == head)
            return;
        // « … », peut-on lire dans le communiqué
        if (tokens[head + 1].IsHung && head + 4 < sentence.End && tokens[head + 2].Is("lire") && context.Phrases.Forward(head + 4, sentence.End) is { } document)
            CueAfter.Take(context, new VerbGroup(first, head + 2, head + 3, new VerbReading("lire", Tenses.Infinitive, 0.5), Tenses.Infinitive), document, 0.8);
        else if (context.Phrases.Forward(head + 1, sentence.End) is { } speaker && (tokens[head + 1].IsHung || CueAfter.EndsHere(context, speaker.End) && context.Phrases.IsSomebody(speaker)))
            CueAfter.Take(context, new VerbGroup(first, head, head + 1, new VerbReading("", Tenses.Finite, 0.5), Tenses.Finite), speaker, 0.6);
    }
}
