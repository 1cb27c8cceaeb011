using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Marks as the object of a verb: <c>évoque de « nombreuses victimes »</c>, <c>qualifie X de « … »</c>.</summary>
internal static class QuotedObjects
{
    // Below this share of speech a verb needs its marks right behind it.
    public const double WeakVerb = 0.3;

    // Verbs that give something a name in somebody's words.
    private static readonly FrozenSet<string> Qualifying = new[] { "qualifier", "décrire", "considérer", "juger", "taxer", "dépeindre", "présenter", "accuser" }.ToFrozenSet();

    // « a évoqué de « très nombreuses victimes » », « a promis son soutien « total » », « a exprimé ses « regrets » que… ».
    public static (int First, int End)? Content(SentenceContext context, VerbGroup group, int quote)
    {
        var tokens = context.Tokens;
        if (context.LooksLikeTitle(quote) || quote - group.End > 8 || group.Lemma is "présenter" or "publier" or "continuer" or "emporter" or "poser" or "lire" or "chanter" or "louer" or "décider" or "signifier")
            return null;
        if (Qualifying.Contains(group.Lemma) && tokens[quote - 1].Is(WordKinds.Preposition | WordKinds.Subordinator))
            return (quote, WithJoined(context, quote));
        // « au « 20 Heures » », « dans « Le Monde » »: a place, unless an infinitive stands in the marks.
        if (quote > group.End && tokens[quote - 1].Is(WordKinds.Preposition) && !IsDe(tokens[quote - 1]) && !HasInfinitive(context, quote))
            return null;
        var isNear = quote == group.End || quote == group.End + 1 && tokens[quote - 1].Is(WordKinds.Preposition);
        if (!isNear && (group.Verb.Speech < WeakVerb || context.EndOfQuoted(quote) - quote == 3 && quote - group.End > 2))
            return null;
        // « a promis son soutien « total » »: the noun names the speaker's own stand.
        var isOwn = quote - 2 >= group.End && tokens[quote - 2].Is(WordKinds.Determiner) && tokens[quote - 2].Lexeme.Form is "son" or "sa" or "ses" or "leur" or "leurs" && tokens[quote - 1].Kind == TokenKind.Word;
        var start = isOwn ? quote - 1 : quote;
        var end = context.EndOfQuoted(quote);
        if (end < context.Sentence.End && (tokens[end].Is("que") || tokens[end].Is("qu'")))
            return (start, ContentEnds.Of(context, end));
        return (start, start < quote ? LastQuotedOfClause(context, end) : end);
    }

    private static bool IsDe(Token token) => token.Is("de") || token.Is("d'") || token.Is("du") || token.Is("des");

    private static bool HasInfinitive(SentenceContext context, int quote)
    {
        for (var i = quote + 1; i < Math.Min(quote + 4, context.EndOfQuoted(quote)); i++)
        {
            if (context.Tokens[i].Is(WordKinds.Infinitive) || context.Tokens[i].Is("être") || context.Tokens[i].Is("avoir") || context.Tokens[i].Lexeme.Verb?.Tenses.HasFlag(Tenses.Infinitive) == true)
                return true;
        }

        return false;
    }

    private static int WithJoined(SentenceContext context, int quote)
    {
        var end = context.EndOfQuoted(quote);
        while (end + 1 < context.Sentence.End && context.Tokens[end].Is("et") && context.Reading.IsQuoted(end + 1))
            end = context.EndOfQuoted(end + 1);
        return end;
    }

    private static int LastQuotedOfClause(SentenceContext context, int end)
    {
        var last = end;
        for (var i = end; i < context.Sentence.End && context.Tokens[i].Kind == TokenKind.Word && i - end < 12; i++)
        {
            if (i + 1 < context.Sentence.End && context.Reading.IsQuoted(i + 1))
            {
                last = context.EndOfQuoted(i + 1);
                i = last - 1;
            }
        }

        return last;
    }
}
