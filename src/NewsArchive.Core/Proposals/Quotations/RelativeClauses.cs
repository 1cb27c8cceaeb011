using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Where a relative clause gives back to its sentence: <c>La ministre, qui rappelle que les prix montent, | est partie</c>.</summary>
internal static class RelativeClauses
{
    /// <summary>The end of a content whose cue stands in a relative clause between commas; <paramref name="end"/> when the sentence does not go on behind it.</summary>
    public static int End(SentenceContext context, VerbGroup group, int start, int end)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        if (group.First - 2 <= first || !tokens[group.First - 1].Is("qui") || tokens[group.First - 2].Kind != TokenKind.Comma)
            return end;
        for (var i = start + 1; i + 1 < end; i++)
        {
            if (context.Reading.IsQuoted(i))
                i = context.EndOfQuoted(i) - 1;
            else if (tokens[i].Kind == TokenKind.Comma && TakesUp(context, i + 1, end))
                return i;
        }

        return end;
    }

    // A verb right behind the comma: its subject stands before the relative clause.
    private static bool TakesUp(SentenceContext context, int at, int end)
    {
        while (at < end && context.Tokens[at].Is(WordKinds.Clitic | WordKinds.Negation) && !context.Tokens[at].Is(WordKinds.SubjectPronoun))
            at++;
        return at < end && !context.Reading.IsQuoted(at) && context.Reading.IsFiniteVerb(at) && !(at + 1 < end && context.Tokens[at + 1].IsHung);
    }
}
