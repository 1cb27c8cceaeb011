using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The cue before the content: <c>X a déclaré que</c>, <c>X : « … »</c>, <c>X dit vouloir</c>, <c>ajoutant que</c>.</summary>
internal static class CueBefore
{
    // A main verb that denies or only imagines what its infinitive would say.
    private static readonly FrozenSet<string> Denying = new[] { "refuse", "refusé", "refusent", "éviter", "évite", "évité", "sans", "faut", "impossible", "difficile" }.ToFrozenSet();

    // Verbs that give something a name in somebody's words.
    private static readonly FrozenSet<string> Qualifying = new[] { "qualifier", "décrire", "considérer", "juger", "taxer", "dépeindre", "présenter", "accuser" }.ToFrozenSet();

    // Below this share of speech a verb needs its marks right behind it.
    private const double WeakVerb = 0.3;

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (context.UsedCues.Contains(group.Head) || group.IsNegated || IsHypothetical(context, group))
                continue;
            if (group.Form == Tenses.Participle || group.IsPassive)
                Qualified(context, group);
            else
                Try(context, group);
        }

        WithColon(context);
    }

    // « si X dit que », « X dirait que »: nobody has said it.
    private static bool IsHypothetical(SentenceContext context, VerbGroup group)
    {
        if (group.Form.HasFlag(Tenses.Conditional) && group.First == group.Head && !context.Tokens[group.Head].Lexeme.Form.EndsWith("aurait", StringComparison.Ordinal))
            return !group.IsFinite;
        var at = context.Sentence.First;
        var subject = context.Phrases.SubjectBefore(at, group.First, group.IsPlural);
        return subject is { } mention && mention.First > at && (context.Tokens[mention.First - 1].Is("si") || context.Tokens[mention.First - 1].Is("s'"));
    }

    private static void Try(SentenceContext context, VerbGroup group)
    {
        var complements = new Complements(context.Reading, context.Phrases);
        var complement = complements.After(group, context.Sentence.End);
        if (complement.Kind == ComplementKind.None || group.Pronoun >= 0 && complement.Kind != ComplementKind.That)
            return;
        if (Speaker(context, group, complement.Kind) is not { } speaker)
            return;
        if (Content(context, group, complement) is not { } content)
            return;
        var confidence = complement.Kind switch
        {
            ComplementKind.Colon => 0.95,
            ComplementKind.That => 0.6 + (0.35 * Math.Min(1, group.Verb.Speech + 0.3)),
            ComplementKind.Quoted => 0.7,
            _ => 0.7,
        };
        var rule = complement.Kind switch
        {
            ComplementKind.That => "cue-that",
            ComplementKind.Question => "cue-question",
            ComplementKind.Colon => "cue-colon",
            ComplementKind.Infinitive => "cue-infinitive",
            _ => "cue-quoted",
        };
        context.Add(new Draft([content], (group.Head, group.Pronoun >= 0 ? group.Head + 1 : group.End), speaker, rule, confidence));
    }

    private static (int First, int End)? Content(SentenceContext context, VerbGroup group, Complement complement)
    {
        var start = complement.Content;
        switch (complement.Kind)
        {
            case ComplementKind.Colon when context.Reading.IsQuoted(start):
                return (start, JoinedEnd(context, start));
            case ComplementKind.Colon:
                return start - group.End <= 6 && context.HasFiniteVerb(start, context.Sentence.End) && group.Verb.Speech >= 0.5 ? (start, ContentEnds.Of(context, start)) : null;
            case ComplementKind.Quoted:
                return QuotedObject(context, group, start);
            default:
                while (start < context.Sentence.End && context.Tokens[start].Kind == TokenKind.Comma)
                    start++;
                var end = ContentEnds.Of(context, start);
                return end - start >= 2 || end > start && context.Reading.IsQuoted(start) ? (start, end) : null;
        }
    }

    private static int JoinedEnd(SentenceContext context, int at)
    {
        var end = context.EndOfQuoted(at);
        while (end < context.Sentence.End && context.Reading.IsQuoted(end))
            end = context.EndOfQuoted(end);
        return end;
    }

    // « a évoqué de « très nombreuses victimes » », « a promis son soutien « total » », « a exprimé ses « regrets » que… ».
    private static (int First, int End)? QuotedObject(SentenceContext context, VerbGroup group, int quote)
    {
        var tokens = context.Tokens;
        if (context.LooksLikeTitle(quote) || quote - group.End > 8 || group.Lemma is "présenter" or "publier" or "continuer" or "emporter" or "poser" or "lire" or "chanter" or "louer" or "décider")
            return null;
        if (Qualifying.Contains(group.Lemma) && tokens[quote - 1].Is(WordKinds.Preposition | WordKinds.Subordinator))
            return (quote, WithJoined(context, quote));
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

    private static Mention? Speaker(SentenceContext context, VerbGroup group, ComplementKind complement)
    {
        var first = context.Sentence.First;
        if (group.Pronoun >= 0)
            return new Mention(group.Pronoun, group.Pronoun + 1);
        if (group.Form == Tenses.Gerund)
            return OfGerund(context, group);
        if (group.Form == Tenses.Infinitive)
            return OfInfinitive(context, group);
        if (group.IsPassive)
            return null;
        if (context.Phrases.SubjectBefore(first, group.First, group.IsPlural) is { } subject)
            return context.Tokens[subject.End - 1].Is("on") ? null : subject;
        if (complement == ComplementKind.Quoted && group.Verb.Speech < WeakVerb)
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
        return OfMainClause(context, group.First);
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

    // « qualifié de « … » par ses détracteurs », « décrit comme un « engin » par le chef de la police ».
    private static void Qualified(SentenceContext context, VerbGroup group)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        if (group.Lemma is not ("qualifier" or "décrire" or "taxer" or "juger" or "présenter" or "considérer" or "dénoncer" or "accuser" or "annoncer" or "saluer"))
            return;
        for (var i = group.End; i < Math.Min(end, group.End + 4); i++)
        {
            if (!context.Reading.IsQuoted(i))
                continue;
            var behind = context.EndOfQuoted(i);
            if (behind + 1 < end && tokens[behind].Is("par") && context.Phrases.Forward(behind + 1, end) is { } speaker)
                context.Add(new Draft([(i, behind)], (group.Head, group.End), speaker, "qualified-by", 0.7));
            return;
        }
    }

    // « X a réagi sur Twitter : « … » »: marks behind a colon, whatever the verb is.
    private static void WithColon(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First + 1; i + 1 < sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            if (tokens[i].Kind != TokenKind.Colon || !context.Reading.IsQuoted(i + 1) || context.IsAttributed(context.Reading.QuoteOf(i + 1)) || context.LooksLikeTitle(i + 1) || tokens[i - 1].Is(WordKinds.Preposition))
                continue;
            var content = (i + 1, JoinedEnd(context, i + 1));
            var group = context.Groups.LastOrDefault(group => group.End <= i && i - group.End < 20 && group.IsFinite && !context.UsedCues.Contains(group.Head));
            if (group is not null && Speaker(context, group, ComplementKind.Colon) is { } subject)
                context.Add(new Draft([content], (group.Head, group.End), subject, "cue-colon", 0.85));
            else if (context.Phrases.Forward(sentence.First, i) is { } name && name.End == i && context.Phrases.IsNameChain(name.First, name.End))
                context.Add(new Draft([content], null, name, "name-colon", 0.75));
            else if (context.Phrases.LastNamed(sentence.First, i) is { } last)
                context.Add(new Draft([content], null, last, "colon", 0.6));
            else if (context.Phrases.FirstSubject(sentence.First, i) is { } first)
                context.Add(new Draft([content], null, first, "colon", 0.6));
        }
    }
}
