using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Whose verb it is: the subject of a finite verb, of a gerund, of an infinitive.</summary>
internal static class Governors
{
    // A main verb that denies or only imagines what its infinitive would say.
    private static readonly FrozenSet<string> Denying = new[] { "refuse", "refusé", "refusent", "éviter", "évite", "évité", "sans", "faut", "impossible", "difficile" }.ToFrozenSet();

    /// <summary>The mention that governs a verb, in whatever form it has; null when there is none, or when it denies what the verb says.</summary>
    public static Mention? SpeakerOf(SentenceContext context, VerbGroup group, ComplementKind complement)
    {
        var first = context.Sentence.First;
        if (group.Pronoun >= 0)
            return new Mention(group.Pronoun, group.Pronoun + 1);
        if (group.Form == Tenses.Gerund)
            return OfGerund(context, group);
        if (group.Form == Tenses.Participle)
            return OfMainClause(context, group.First);
        if (group.Form == Tenses.Infinitive)
            return OfInfinitive(context, group);
        if (group.IsPassive)
            return null;
        if (context.Phrases.SubjectBefore(first, group.First, group.IsPlural) is { } subject)
            return context.Tokens[subject.End - 1].Is("on") && !context.HasQuote(group.End, Math.Min(context.Sentence.End, group.End + 12)) ? null : subject;
        if (complement == ComplementKind.Quoted && (group.Verb.Speech < QuotedObjects.WeakVerb || group.Lemma == "décrire"))
            return null;
        // « …, et a déclaré que »: the subject of the verb before.
        return group.First > first && context.Tokens[group.First - 1].Is(WordKinds.Conjunction | WordKinds.Adverb) | context.Tokens[group.First - 1].Kind == TokenKind.Comma
            ? OfMainClause(context, group.First) : null;
    }

    // « ce jeune homme annonçant que »: the noun right before; behind a comma the subject of the sentence.
    private static Mention? OfGerund(SentenceContext context, VerbGroup group)
    {
        var first = context.Sentence.First;
        if (group.First > first && context.Tokens[group.First - 1].Kind == TokenKind.Word && !context.Tokens[group.First - 1].Is(WordKinds.Function)
            && context.Phrases.SubjectBefore(first, group.First, isPlural: true) is { } subject && subject.End == group.First)
            return subject;
        // « C'est ce qu'a annoncé le président de la Région, soulignant que »: the phrase before the comma.
        return OfMainClause(context, group.First) ?? (group.First > first + 1 && context.Tokens[group.First - 1].Kind == TokenKind.Comma ? context.Phrases.EndingAt(first, group.First - 1) : null);
    }

    private static Mention? OfMainClause(SentenceContext context, int before)
    {
        for (var d = context.Drafts.Count - 1; d >= context.FirstDraft; d--)
        {
            if (context.Drafts[d] is { Cue: { } cue, Speaker: { } speaker } && cue.First < before)
                return speaker;
        }

        for (var g = context.Groups.Count - 1; g >= 0; g--)
        {
            var group = context.Groups[g];
            if (group.End <= before && group.IsFinite && context.Phrases.SubjectBefore(context.Sentence.First, group.First, group.IsPlural) is { } subject && subject.End <= group.First && before - group.End < 30)
                return subject;
        }

        return context.Phrases.FirstSubject(context.Sentence.First, before);
    }

    // « doit dire que », « voudrais rappeler que », « avant d'annoncer que »: the subject of the verb that governs it.
    private static Mention? OfInfinitive(SentenceContext context, VerbGroup group)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        // « entendre le commissaire Nielson déclarer que »
        if (group.First > first && !tokens[group.First - 1].Is(WordKinds.Function | WordKinds.Infinitive) && tokens[group.First - 1].Kind == TokenKind.Word
            && context.Phrases.EndingAt(first, group.First) is { } heard && heard.First > first && tokens[heard.First - 1].Lexeme.Form is "entendre" or "laisser" or "voir")
            return heard;
        for (var i = group.First - 1; i >= Math.Max(first, group.First - 7); i--)
        {
            if (tokens[i].IsHung && tokens[i].Is("moi"))
                return new Mention(i, i + 1);
            if (Denying.Contains(tokens[i].Lexeme.Form) || tokens[i].Is(WordKinds.Negation) && !tokens[i].Is("n'"))
                return null;
            if (tokens[i].Is(WordKinds.Modal) && !tokens[i].IsCapital)
            {
                var verb = i;
                while (verb > first && (tokens[verb - 1].Is(WordKinds.Clitic) && !tokens[verb - 1].Is(WordKinds.SubjectPronoun) || tokens[verb - 1].Is(WordKinds.Negation)))
                    verb--;
                return context.Phrases.SubjectBefore(first, verb, isPlural: true);
            }

            if (tokens[i].Is("avant") || tokens[i].Is("après") || tokens[i].Is("entendre"))
                return OfMainClause(context, group.First);
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Comma))
                return null;
        }

        return null;
    }
}
