namespace NewsArchive.Proposals.Quotations;

/// <summary><c>qualifié de « … » par X</c></summary>
internal static class QualifiedBy
{
    // « qualifié de « … » par ses détracteurs », « décrit comme un « engin » par le chef de la police ».
    public static void Apply(SentenceContext context, VerbGroup group)
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
}
