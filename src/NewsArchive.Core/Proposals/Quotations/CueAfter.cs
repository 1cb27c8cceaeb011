using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>The cue behind the content: <c>« … », a déclaré X</c>, <c>…, a-t-il insisté</c>, <c>« … » il a souligné</c>.</summary>
internal static class CueAfter
{
    // Verbs the measured texts hardly have, but that introduce nothing else than speech.
    private static readonly FrozenSet<string> Incises = new[]
    {
        "insister", "marteler", "plaider", "nuancer", "résumer", "réaffirmer", "tempérer", "réagir", "ironiser", "tweeter", "spécifier", "poursuivre", "titrer", "arguer", "attester", "clamer", "réitérer", "faire savoir",
    }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        foreach (var group in context.Groups)
        {
            if (group.IsFinite && !group.IsNegated)
                Try(context, group);
        }

        AnyVerbAfter.Apply(context);
    }

    private static void Try(SentenceContext context, VerbGroup group)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        if (group.First <= sentence.First || context.UsedCues.Contains(group.Head))
            return;
        var quote = context.QuoteBefore(group.First);
        var isAfterComma = tokens[group.First - 1].Kind == TokenKind.Comma;
        if (group.Pronoun >= 0)
        {
            if (quote >= 0 || isAfterComma || tokens[group.First - 1].Kind == TokenKind.Dash)
                Take(context, group, new Mention(group.Pronoun, group.Pronoun + 1), 0.95);
            return;
        }

        if (quote < 0 && !isAfterComma)
        {
            AfterQuotedInNormalOrder(context, group);
            return;
        }

        if (group.IsPassive || Speaker(context, group) is not { } speaker)
            return;
        if (speaker.End < sentence.End && (tokens[speaker.End].Is("que") || tokens[speaker.End].Is("qu'")))
            return;
        var isCutClause = speaker.End + 1 < sentence.End && tokens[speaker.End].Kind == TokenKind.Comma && context.Reading.IsFiniteVerb(speaker.End + 1) && group.Verb.Speech >= 0.5;
        if (quote >= 0 || (isCutClause || HasMainVerb(context, sentence.First, group.First - 1) || context.HasQuote(sentence.First, group.First)) && EndsHere(context, speaker.End) && IsIncise(group.Verb) && context.Phrases.IsSomebody(speaker))
            Take(context, group, speaker, quote >= 0 ? 0.95 : 0.8);
    }

    // « la haute autorité qui réunit les partis, a annoncé les candidats »: the verb of a relative clause makes no content.
    private static bool HasMainVerb(SentenceContext context, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            // « je », « il », « nous »: a clause, though the form of its verb is not known.
            if ((context.Reading.IsFiniteVerb(i) || IsPersonal(context.Tokens[i]) && i + 1 < end && context.Tokens[i + 1].Kind == TokenKind.Word) && !context.Reading.IsQuoted(i) && !(i > first && context.Tokens[i - 1].Is("qui")))
                return true;
        }

        return false;
    }

    private static bool IsPersonal(Token token) => token.Lexeme.Form is "je" or "j'" or "il" or "elle" or "on" or "ils" or "elles" or "c'";

    // Without marks before it only a verb that is known to report; « ont lancé une offensive » does not.
    private static bool IsIncise(VerbReading verb) => verb.IsMeasured ? verb.Speech >= 0.2 : Incises.Contains(verb.Lemma);

    // « De tels projets n'existaient pas » il a souligné.
    private static void AfterQuotedInNormalOrder(SentenceContext context, VerbGroup group)
    {
        if (context.Phrases.SubjectBefore(context.Sentence.First, group.First, group.IsPlural) is not { } subject || context.QuoteBefore(subject.First) < 0)
            return;
        var next = group.End < context.Sentence.End ? context.Tokens[group.End] : Token.None;
        var isBehindComma = context.Tokens[subject.First - 1].Kind == TokenKind.Comma;
        if (group.End >= context.Sentence.End || next.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Colon || !isBehindComma && group.Verb.Speech >= 0.3 && next.Is(WordKinds.Adverb | WordKinds.Preposition | WordKinds.Time))
            Take(context, group, subject, 0.8);
    }

    private static Mention? Speaker(SentenceContext context, VerbGroup group)
    {
        var end = context.Sentence.End;
        var at = Circumstances.Behind(context, group.End);
        return at < end && !context.Reading.IsQuoted(at) ? context.Phrases.Forward(at, end) : null;
    }

    /// <summary>Whether the clause of the cue can end before a token.</summary>
    public static bool EndsHere(SentenceContext context, int at)
    {
        if (at >= context.Sentence.End)
            return true;
        var next = context.Tokens[at];
        return next.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.ParenthesisOpen or TokenKind.Semicolon or TokenKind.Dash or TokenKind.Colon
            || next.Is(WordKinds.Preposition | WordKinds.Adverb | WordKinds.Time | WordKinds.Gerund | WordKinds.Relative | WordKinds.Participle) || next.Is("ce");
    }

    /// <summary>Adds the quotation that a cue and a speaker behind it close.</summary>
    public static void Take(SentenceContext context, VerbGroup group, Mention speaker, double confidence)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var end = group.First;
        while (end > sentence.First && !context.Reading.IsQuoted(end - 1) && tokens[end - 1].Kind is TokenKind.Comma or TokenKind.Dash)
            end--;
        if (speaker.End <= group.First)
            end = speaker.First;
        if (end > sentence.First && tokens[end - 1].Kind == TokenKind.Comma)
            end--;
        var start = Math.Max(ContentStarts.Before(context, end), PreviousCueEnd(context, end));
        if (start >= end)
            return;
        var parts = new List<(int, int)> { (start, end) };
        if (Continuation(context, Math.Max(group.End, speaker.End), start, end, speaker) is { } next)
            parts.Add(next);
        context.Add(new Draft(parts, (group.Head, HeadEnd(group)), speaker, "cue-after", confidence));
    }

    private static int HeadEnd(VerbGroup group) => group.Pronoun >= group.Head ? group.Head + 1 : group.End;

    private static int PreviousCueEnd(SentenceContext context, int before)
    {
        var start = context.Sentence.First;
        for (var d = context.FirstDraft; d < context.Drafts.Count; d++)
        {
            var draft = context.Drafts[d];
            if (draft.Rule == "cue-after" && draft.Cue is { } cue && cue.End <= before && draft.Speaker is { } speaker)
                start = Math.Max(start, Math.Max(cue.End, Math.Max(draft.End, speaker.End)));
        }

        while (start < before && start > context.Sentence.First && context.Tokens[start].Kind is TokenKind.Comma)
            start++;
        return start;
    }

    // « A », a-t-il dit, « B »; Jean-Claude Méry, expliquait-il, lui avait mis…
    private static (int First, int End)? Continuation(SentenceContext context, int at, int start, int end, Mention speaker)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        if (at + 1 >= sentence.End || tokens[at].Kind is not (TokenKind.Comma or TokenKind.Colon or TokenKind.Dash))
            return null;
        if (context.Reading.IsQuoted(at + 1))
            return (at + 1, EndBehindQuoted(context, at + 1));
        // « Les prix, indique le maire, vont monter »: the clause still wants its verb.
        if (tokens[at].Kind != TokenKind.Comma || context.Reading.IsQuoted(end - 1) || context.HasFiniteVerb(start, end) && !According.IsCut(context, end) || !tokens[speaker.First].IsHung && !context.Reading.IsFiniteVerb(at + 1) && !According.IsCut(context, end))
            return null;
        return (at + 1, ContentEnds.Of(context, at + 1));
    }

    private static int EndBehindQuoted(SentenceContext context, int at)
    {
        var end = context.EndOfQuoted(at);
        // « A », dit-il, « B » et « C »: joined marks carry on.
        while (end + 1 < context.Sentence.End && context.Tokens[end].Is("et") && context.Reading.IsQuoted(end + 1))
            end = context.EndOfQuoted(end + 1);
        return end;
    }
}
