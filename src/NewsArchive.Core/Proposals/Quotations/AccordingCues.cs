using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The words that name a source as <c>selon</c> does: <c>d'après</c>, <c>pour</c>, <c>à en croire</c>, <c>aux yeux de</c>, <c>de l'avis de</c>, <c>de l'aveu de</c>, <c>aux dires de</c>.</summary>
internal static class AccordingCues
{
    private static readonly string[][] Locutions = [["d'", "après"], ["à", "en", "croire"], ["aux", "yeux"], ["aux", "dires"], ["au", "dire"], ["de", "l'", "avis"], ["de", "l'", "aveu"]];

    // Locutions that join their source with « de » end before it.
    private static readonly FrozenSet<string> WithDe = new[] { "yeux", "dires", "dire", "avis", "aveu" }.ToFrozenSet();

    /// <summary>The token behind the cue at a token, the <c>de</c> of its source left out; the token itself when none stands there.</summary>
    public static int EndAt(SentenceContext context, int at)
    {
        var tokens = context.Tokens;
        if (tokens[at].Kind != TokenKind.Word)
            return at;
        if (tokens[at].Is("selon") || tokens[at].Is("pour"))
            return at + 1;
        // Asked of every token: most begin no locution.
        if (tokens[at].Lexeme.Form is not ("d'" or "à" or "aux" or "au" or "de") || tokens[at].Is("de") && at + 1 < context.Sentence.End && !tokens[at + 1].Is("l'"))
            return at;
        foreach (var locution in Locutions)
        {
            if (!Stands(context, locution, at))
                continue;
            var end = at + locution.Length;
            return WithDe.Contains(locution[^1]) && !IsDe(context, BehindEven(context, end)) ? at : end;
        }

        return at;
    }

    /// <summary>Where the source begins behind a cue.</summary>
    public static int SourceBehind(SentenceContext context, int cueEnd)
    {
        var at = BehindEven(context, cueEnd);
        return IsDe(context, at) && WithDe.Contains(FormOf(context, cueEnd - 1)) && !context.Tokens[at].Is("des") ? at + 1 : at;
    }

    /// <summary>Whether the cue is more often something else than a source unless it opens its clause: <c>aux yeux de</c>, <c>pour</c>.</summary>
    public static bool MustOpen(SentenceContext context, int at) => context.Tokens[at].Is("pour") || context.Tokens[at].Is("aux") && at + 1 < context.Sentence.End && FormOf(context, at + 1) == "yeux";

    // « de l'aveu même du ministre »
    private static int BehindEven(SentenceContext context, int at) => at < context.Sentence.End && context.Tokens[at].Is("même") ? at + 1 : at;

    private static bool IsDe(SentenceContext context, int at) => at < context.Sentence.End && context.Tokens[at].Lexeme.Form is "de" or "d'" or "du" or "des";

    private static bool Stands(SentenceContext context, string[] words, int at)
    {
        if (at + words.Length >= context.Sentence.End || !context.Tokens[at].Is(words[0]))
            return false;
        for (var i = 1; i < words.Length; i++)
        {
            if (FormOf(context, at + i) != words[i])
                return false;
        }

        return true;
    }

    // Words that no list holds keep no form of their own.
    private static string FormOf(SentenceContext context, int at) =>
        context.Tokens[at].Lexeme.Form is { Length: > 0 } form ? form : context.Tokens[at].End - context.Tokens[at].Start < 8 ? context.Reading.Text[context.Tokens[at].Start..context.Tokens[at].End] : "";
}
