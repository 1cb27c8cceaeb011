using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>A gerund that opens the sentence has the subject behind its clause: <c>Affirmant que …, X a critiqué</c>, <c>En expliquant que …, X a surpris</c>.</summary>
internal static class OpeningGerund
{
    public static void Apply(SentenceContext context)
    {
        var (tokens, first) = (context.Tokens, context.Sentence.First);
        foreach (var group in context.Groups)
        {
            if (group.First > first + 2)
                return;
            var isOpening = group.First == first || tokens[group.First - 1].Is("en") && (group.First - 1 == first || tokens[first].Is("tout"));
            if (!isOpening || group.Form != Tenses.Gerund || group.IsNegated || context.UsedCues.Contains(group.Head))
                continue;
            if (new Complements(context.Reading).After(group, context.Sentence.End) is not { Kind: ComplementKind.That or ComplementKind.Question or ComplementKind.Infinitive } complement)
                continue;
            if (MainClause(context, complement) is var (comma, speaker))
                context.Add(new Draft([(complement.Content, comma)], (group.Head, group.End), speaker, "opening-gerund", 0.75));
        }
    }

    // The first comma with a subject and its verb behind it, once the content has its own.
    private static (int Comma, Mention Speaker)? MainClause(SentenceContext context, Complement complement)
    {
        var (tokens, end) = (context.Tokens, context.Sentence.End);
        var hasVerb = complement.Kind == ComplementKind.Infinitive;
        for (var i = complement.Content; i + 2 < end; i++)
        {
            if (context.Reading.IsQuoted(i))
            {
                hasVerb = true;
                i = context.EndOfQuoted(i) - 1;
                continue;
            }

            hasVerb |= context.Reading.IsFiniteVerb(i);
            if (!hasVerb || tokens[i].Kind != TokenKind.Comma || context.Phrases.Forward(i + 1, end) is not { } subject || !context.Phrases.IsSomebody(subject))
                continue;
            var verb = subject.End;
            if (verb < end && tokens[verb].Kind == TokenKind.Comma && subject.End - subject.First > 1)
                verb++;
            while (verb < end && tokens[verb].Is(WordKinds.Clitic | WordKinds.Negation | WordKinds.Adverb))
                verb++;
            if (verb < end && context.Reading.IsFiniteVerb(verb))
                return (i, subject);
        }

        return null;
    }
}
