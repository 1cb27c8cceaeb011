using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Whose verb it is: the subject of a finite verb, of a gerund, of an infinitive.</summary>
internal static class Governors
{
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
            return subject;
        if (complement == ComplementKind.That && context.Phrases.OpeningSubject(first, group.First) is { } opening)
            return opening;
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
            && context.Phrases.EndingAt(first, group.First) is { } heard && heard.First > first && tokens[heard.First - 1].Lexeme.Form is "entendre" or "entendu" or "entend" or "entendent" or "laisser" or "voir" or "voit")
            return heard;
        return GoverningVerbs.Of(context, group, out var isOfMainClause) ?? (isOfMainClause ? OfMainClause(context, group.First) : null);
    }
}
