using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Time, place, addressee and manner between a verb and its subject behind it.</summary>
internal static class Circumstances
{
    // « a déclaré mercredi le ministre », « a confié à l'AFP Jean Dupont »: what stands between verb and subject.
    public static int Behind(SentenceContext context, int at)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        while (at < end)
        {
            var token = tokens[at];
            if (token.Is(WordKinds.Adverb) && !token.IsCapital || token.Is(WordKinds.Time) || token.Is("ce") && at + 1 < end && tokens[at + 1].Is(WordKinds.Time))
            {
                at++;
            }
            // « ont annoncé le 26 mars les Nations unies »
            else if (token.Is("le") && at + 2 < end && tokens[at + 1].Kind == TokenKind.Number && tokens[at + 2].Is(WordKinds.Time))
            {
                at += 3;
            }
            else if (token.Kind == TokenKind.Comma && ClosingComma(context, at) is > 0 and var comma)
            {
                at = comma + 1;
            }
            // « avoue dépité Paul Durand »
            else if (token.Is(WordKinds.Participle) && !token.IsCapital && at + 1 < end && tokens[at + 1].IsCapital && tokens[at + 1].Is(WordKinds.GivenName | WordKinds.Title))
            {
                at++;
            }
            else if (token.Is("de") && at + 2 < end && tokens[at + 1].Is(WordKinds.StrongPronoun))
            {
                at += 2;
            }
            else if (token.Is(WordKinds.Preposition) && !IsDe(token))
            {
                var behind = BehindPreposition(context, at);
                if (behind < 0)
                    return at;
                at = behind;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    private static bool IsDe(Token token) => token.Is("de") || token.Is("d'") || token.Is("des") || token.Is("du");

    private static int ClosingComma(SentenceContext context, int comma)
    {
        for (var i = comma + 1; i < Math.Min(context.Sentence.End - 1, comma + 12); i++)
        {
            if (context.Tokens[i].Kind == TokenKind.Comma)
                return context.Tokens[comma + 1].Is(WordKinds.Preposition | WordKinds.Adverb | WordKinds.Time) ? i : -1;
        }

        return -1;
    }

    // Behind a short phrase with a preposition a subject may follow: « sur Twitter le président », « à l'AFP un témoin ».
    private static int BehindPreposition(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        for (var i = at + 2; i < Math.Min(context.Sentence.End, at + 7) && tokens[i].Kind == TokenKind.Word; i++)
        {
            var isBehindPhrase = !tokens[i - 1].Is(WordKinds.Preposition | WordKinds.Determiner | WordKinds.Adjective);
            if (isBehindPhrase && (tokens[i].Is(WordKinds.Determiner) && !IsDe(tokens[i]) && !tokens[i].Is("au") && !tokens[i].Is("aux") || tokens[i].Is(WordKinds.GivenName | WordKinds.Title) && tokens[i].IsCapital))
                return i;
        }

        return -1;
    }
}
