using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary><c>le ministère, selon lequel …</c>, <c>X, selon qui …</c>, <c>les propos de X selon lesquels …</c></summary>
internal static class AccordingToWhom
{
    // What carries words of somebody who is named behind it, and is no source alone.
    private static readonly FrozenSet<string> Words = new[]
    {
        "information", "informations", "rumeur", "rumeurs", "propos", "déclaration", "déclarations", "affirmation", "affirmations", "dires", "mots", "témoignage", "témoignages", "estimations", "thèse", "argument",
    }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First + 1; i + 3 < sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            var behind = tokens[i].Is("selon") ? i + 1 : tokens[i].Is("d'") && tokens[i + 1].Is("après") ? i + 2 : i;
            if (behind == i || !(tokens[behind].Is("qui") || tokens[behind].Is("lequel") || tokens[behind].Is("laquelle") || tokens[behind].Is("lesquels") || tokens[behind].Is("lesquelles")))
                continue;
            if (Source(context, i) is { } source && ContentEnds.Of(context, behind + 1) is var end && end - behind > 3)
                context.Add(new Draft([(behind + 1, end)], (i, behind), source, "according-to-whom", 0.75));
        }
    }

    private static Mention? Source(SentenceContext context, int at)
    {
        var first = context.Sentence.First;
        if (context.Phrases.Antecedent(first, at) is { } source && context.Phrases.IsSomebody(source) && !Carries(context, source))
            return source;
        var end = context.Tokens[at - 1].Kind == TokenKind.Comma ? at - 1 : at;
        return context.Phrases.LastNamed(first, end);
    }

    private static bool Carries(SentenceContext context, Mention source)
    {
        for (var i = source.First; i < source.End; i++)
        {
            if (Words.Contains(context.Tokens[i].Lexeme.Form))
                return true;
        }

        return false;
    }
}
