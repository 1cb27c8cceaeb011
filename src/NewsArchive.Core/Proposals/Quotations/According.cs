using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary><c>Selon X, …</c>, <c>…, d'après X</c>, <c>Pour X, …</c>, <c>(selon X, …)</c>.</summary>
internal static class According
{
    private const int FewestWords = 8;

    // Groups that take a stand: « pour les syndicats » is a view, « pour la ville » more often a purpose.
    private static readonly FrozenSet<string> WithView = new[]
    {
        "syndicat", "syndicats", "association", "associations", "gouvernement", "exécutif", "opposition", "majorité", "parti", "partis", "organisation", "organisations", "ong", "fondation", "autorités", "police",
        "justice", "parquet", "accusation", "défense", "ministère", "collectif", "fédération", "confédération", "union", "ligue", "presse", "médias", "journal", "quotidien", "institut", "observatoire", "commission",
    }.ToFrozenSet();

    /// <summary>Whether the cue at a token and the phrase behind it end the sentence.</summary>
    public static bool EndsSentence(SentenceContext context, int cue)
    {
        if (SourceAt(context, cue) is not { } source)
            return false;
        var end = context.Sentence.End;
        if (source.End >= end)
            return true;
        var next = context.Tokens[source.End];
        // What is left tells about the source (« …, selon des responsables cités par CNN ») or about the time.
        return next.Kind is TokenKind.Stop or TokenKind.Close || !context.HasFiniteVerb(source.End, end) && !ContainsQuote(context, source.End);
    }

    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            if (SourceAt(context, i) is not { } source)
                continue;
            if (tokens[i].Is("pour") && !IsView(context, i, source) || AccordingCues.MustOpen(context, i) && !OpensClause(context, i, source))
                continue;
            var cueEnd = AccordingCues.EndAt(context, i);
            if (AccordingCues.MustOpen(context, i) || IsAhead(context, i, source))
                Ahead(context, i, cueEnd, source);
            else
                Behind(context, i, cueEnd, source);
        }
    }

    // Behind a clause of its own the cue looks back, unless a conjunction opens a new clause before it.
    private static bool IsAhead(SentenceContext context, int at, Mention source)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        if (at == first)
            return true;
        var previous = tokens[at - 1].Kind == TokenKind.Comma && at - 1 > first ? tokens[at - 2] : tokens[at - 1];
        if (previous.Is(WordKinds.Conjunction | WordKinds.Subordinator | WordKinds.Relative) || previous.Kind is TokenKind.Semicolon or TokenKind.Colon)
            return true;
        if (tokens[at - 1].Is(WordKinds.Avoir | WordKinds.Etre))
            return true;
        if (tokens[at - 1].Kind == TokenKind.ParenthesisOpen)
            return source.End < context.Sentence.End && tokens[source.End].Kind == TokenKind.Comma;
        // « « … », selon X, … »: words that stand alone in their marks are whole.
        if (context.QuoteBefore(at) is >= 0 and var quote && context.Reading.Quoted[quote] is var marks && marks.Open == first && marks.Last - marks.Open >= FewestWords)
            return false;
        if (EndsSentence(context, at))
            return false;
        if (source.End + 1 < context.Sentence.End && tokens[source.End].Kind == TokenKind.Comma && tokens[source.End + 1].Is(WordKinds.Relative | WordKinds.Conjunction | WordKinds.Gerund))
            return false;
        return !context.HasFiniteVerb(ClauseStart(context, at - 1), at);
    }

    private static int ClauseStart(SentenceContext context, int before)
    {
        var at = before;
        while (at > context.Sentence.First && context.Tokens[at - 1].Kind != TokenKind.Comma && !context.Reading.IsQuoted(at - 1))
            at--;
        return at;
    }

    private static bool ContainsQuote(SentenceContext context, int first)
    {
        for (var i = first; i < context.Sentence.End; i++)
        {
            if (context.Reading.IsQuoted(i))
                return true;
        }

        return false;
    }

    // The phrase behind selon, d'après or pour when it can be a source.
    private static Mention? SourceAt(SentenceContext context, int at)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        var cueEnd = AccordingCues.EndAt(context, at);
        if (cueEnd == at || cueEnd >= end || AccordingCues.SourceBehind(context, cueEnd) is var behind && behind >= end)
            return null;
        // « selon « Quotidien » »
        if (context.Reading.IsQuoted(behind))
            return !tokens[at].Is("pour") && context.LooksLikeTitle(behind) ? new Mention(behind, context.EndOfQuoted(behind)) : null;
        // « selon ce qu'a confié X »
        if (behind + 2 < end && tokens[behind].Is("ce") && tokens[behind + 1].Is(WordKinds.Subordinator))
            return context.Groups.Find(group => group.First == behind + 2 && group.IsFinite) is { } said ? context.Phrases.Forward(said.End, end, mustClose: true) : null;
        // « selon des propos de X », « selon les mots de X »: X is the source.
        if (tokens[behind].Is(WordKinds.Relative | WordKinds.Subordinator) || context.Phrases.Forward(behind, end, mustClose: true) is not { } source)
            return null;
        var head = Noun(tokens, source);
        if (head is { } noun && tokens[noun].Is(WordKinds.NotSource) && !tokens[noun].Is(WordKinds.Source))
            return null;
        if (head is { } words && tokens[words].Lexeme.Form is "propos" or "mots" or "termes" or "dires" && words + 2 < end && tokens[words + 1].Is(WordKinds.Preposition)
            && context.Phrases.Forward(words + (tokens[words + 1].Is("de") || tokens[words + 1].Is("d'") ? 2 : 1), end) is { } person && tokens[person.First].Kind == TokenKind.Word)
            return person;
        // « selon les informations confiées au juge par X »: X is the source.
        if (head is { } message && tokens[message].Lexeme.Form is "informations" or "propos" or "déclarations" or "commentaires" or "témoignages" && AgentBehind(context, source.End) is { } agent)
            return agent;
        return source;
    }

    private static Mention? AgentBehind(SentenceContext context, int at)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        for (var i = at; i + 1 < Math.Min(end, at + 16) && tokens[i].Kind is TokenKind.Word or TokenKind.Number && !context.Reading.IsFiniteVerb(i); i++)
        {
            if (tokens[i].Is("par") && context.Phrases.Forward(i + 1, end) is { } agent && context.Phrases.IsSomebody(agent))
                return agent;
        }

        return null;
    }

    private static int? Noun(TokenList tokens, Mention source)
    {
        for (var i = source.First; i < source.End; i++)
        {
            if (!tokens[i].Is(WordKinds.Determiner | WordKinds.Quantifier | WordKinds.Adjective))
                return i;
        }

        return null;
    }

    // « Pour le plaignant, … »: a person or a group with a comma behind, at the head of its clause.
    private static bool IsView(SentenceContext context, int at, Mention source)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        if (!OpensClause(context, at, source))
            return false;
        var isPerson = context.Phrases.Head(source.First, source.End) is { } head && (tokens[head].Is(WordKinds.Person) || WithView.Contains(tokens[head].Lexeme.Form))
            || context.Phrases.HasName(source.First, source.End) && tokens[source.First].Is(WordKinds.GivenName | WordKinds.Title)
            || source.End - source.First <= 2 && tokens[source.End - 1].Lexeme.Form.EndsWith("istes", StringComparison.Ordinal)
            || source.End - source.First == 2 && context.Reading.Text.AsSpan(0, tokens[source.End - 1].End).EndsWith("trice")
            // « Pour L'Opinion »: a name that begins with its article.
            || source.End - source.First >= 2 && tokens[source.First].Is(WordKinds.Determiner) && tokens[source.First].IsCapital && tokens[source.First + 1].IsCapital
            || source.End - source.First == 1 && tokens[source.First].IsCapital && !tokens[source.First].Is(WordKinds.Place | WordKinds.Time | WordKinds.Demonym)
            || tokens[source.First].Is(WordKinds.StrongPronoun);
        return isPerson && context.HasFiniteVerb(source.End, sentence.End) | ContainsQuote(context, source.End);
    }

    // At the head of its clause, with a comma behind the source.
    private static bool OpensClause(SentenceContext context, int at, Mention source)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        if (at > sentence.First && tokens[at - 1].Kind != TokenKind.Comma && !tokens[at - 1].Is(WordKinds.Conjunction | WordKinds.Adverb))
            return false;
        return source.End < sentence.End && tokens[source.End].Kind is TokenKind.Comma or TokenKind.Colon;
    }

    private static void Ahead(SentenceContext context, int at, int cueEnd, Mention source)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        var start = BehindAside(context, source.End);
        // « Selon le directeur, interrogé par Sky News, … »: what tells about the source goes before the content.
        while (start < sentence.End && (tokens[start].Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon || TellsOfSource(context, start)))
            start = tokens[start].Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon ? start + 1 : NextComma(context, start);
        // « Selon d'autres sources cependant, … »
        if (start + 1 < sentence.End && tokens[start].Is(WordKinds.Adverb) && tokens[start + 1].Kind == TokenKind.Comma)
            start += 2;
        if (start >= sentence.End)
            return;
        var end = ContentEnds.Of(context, start);
        var isAside = at > sentence.First && tokens[at - 1].Kind == TokenKind.ParenthesisOpen;
        var isMiddle = !isAside && at > sentence.First && tokens[at - 1].Kind is not TokenKind.Comma && !tokens[at - 1].Is(WordKinds.Conjunction | WordKinds.Adverb | WordKinds.Subordinator);
        if (end - start < 2 && !context.Reading.IsQuoted(start))
            return;
        if (tokens[start].Is("que") || tokens[start].Is("qu'"))
            start++;
        context.Add(new Draft([(start, end)], (at, cueEnd), source, "according-to", isMiddle ? 0.5 : 0.85));
    }

    // « Selon l'USGS (United States Geological Survey), … »
    private static int BehindAside(SentenceContext context, int at)
    {
        var close = at;
        if (at >= context.Sentence.End || context.Tokens[at].Kind != TokenKind.ParenthesisOpen)
            return at;
        while (close < context.Sentence.End && close - at < 16 && context.Tokens[close].Kind != TokenKind.ParenthesisClose)
            close++;
        return close < context.Sentence.End && context.Tokens[close].Kind == TokenKind.ParenthesisClose ? close + 1 : at;
    }

    private static bool TellsOfSource(SentenceContext context, int at)
    {
        if (at + 1 >= context.Sentence.End)
            return false;
        var token = context.Tokens[at];
        return !context.Reading.IsQuoted(at) && token.Kind == TokenKind.Word && !token.IsCapital && NextComma(context, at) < context.Sentence.End
            && (token.Is(WordKinds.Participle | WordKinds.Relative | WordKinds.Gerund) || token.Is("de") || token.Is("du") || token.Is("d'") || token.Is(WordKinds.Clitic) && context.Tokens[at + 1].Is(WordKinds.Gerund) || token.Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Participle) && !token.Is(WordKinds.Finite)
                || token.Is(WordKinds.Preposition) && (context.Tokens[at - 1].Kind != TokenKind.Comma || NextComma(context, at) - at <= 3));
    }

    private static int NextComma(SentenceContext context, int at)
    {
        while (at < context.Sentence.End && context.Tokens[at].Kind is not (TokenKind.Comma or TokenKind.Semicolon) && !context.Reading.IsQuoted(at))
            at++;
        return at;
    }

    // « Ceci serait cependant, selon la mère, « une légende » »: the verb still wants its complement.
    public static bool IsCut(SentenceContext context, int end)
    {
        var last = end - 1;
        while (last > context.Sentence.First && context.Tokens[last].Is(WordKinds.Adverb))
            last--;
        return !context.Reading.IsQuoted(last) && context.Reading.IsFiniteVerb(last);
    }

    private static void Behind(SentenceContext context, int at, int cueEnd, Mention source)
    {
        var tokens = context.Tokens;
        var end = tokens[at - 1].Kind is TokenKind.Comma or TokenKind.ParenthesisOpen ? at - 1 : at;
        var start = ContentStarts.Before(context, end);
        if (end - start < 3 && !(start < end && context.Reading.IsQuoted(start)))
            return;
        List<(int, int)> parts = [(start, end)];
        var next = BehindAside(context, source.End);
        if (next < context.Sentence.End && tokens[next].Kind == TokenKind.Comma)
            next++;
        if (next < context.Sentence.End && IsCut(context, end) && !EndsSentence(context, at))
            parts.Add((next, ContentEnds.Of(context, next)));
        context.Add(new Draft(parts, (at, cueEnd), source, "according-to", 0.8));
    }
}
