using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>What somebody says to be: <c>X se dit favorable à …</c>, <c>X s'est déclaré prêt à …</c></summary>
/// <remarks>Grevisse, Le bon usage, « l'attribut de l'objet ».</remarks>
internal static class SaysOfOneself
{
    // Attributes that their ending does not betray.
    private static readonly FrozenSet<string> Attributes = new[]
    {
        "prêt", "prête", "prêts", "prêtes", "favorable", "favorables", "hostile", "hostiles", "sûr", "sûre", "sûrs", "confiant", "confiante", "confiants", "optimiste", "optimistes", "pessimiste", "pessimistes", "inquiet", "inquiète", "inquiets",
        "satisfait", "satisfaite", "satisfaits", "surpris", "surprise", "heureux", "heureuse", "fier", "fière", "fiers", "déçu", "déçue", "déçus", "ouvert", "ouverte", "ouverts", "certain", "certaine", "certains", "innocent", "innocente", "victime", "victimes",
        "conscient", "consciente", "conscients", "contraire", "contre", "partisan", "partisane", "partisans", "solidaire", "solidaires", "convaincu", "convaincue", "convaincus", "ravi", "ravie", "ravis", "serein", "sereine", "sereins", "incapable", "incapables", "capable", "capables", "responsable",
    }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        foreach (var group in context.Groups)
        {
            if (!group.IsReflexive || !group.IsFinite || group.IsNegated || group.Form.HasFlag(Tenses.Conditional) || group.Lemma is not ("dire" or "déclarer" or "affirmer" or "avouer") || context.UsedCues.Contains(group.Head))
                continue;
            var at = group.End;
            while (at < sentence.End && tokens[at].Is(WordKinds.Adverb) && !Attributes.Contains(tokens[at].Lexeme.Form))
                at++;
            if (at + 1 >= sentence.End || context.Reading.IsQuoted(at) || !IsAttribute(context, at) || tokens[at + 1].Is("que") || tokens[at + 1].Is("qu'"))
                continue;
            var end = ContentEnds.Of(context, at);
            if (context.Phrases.SubjectBefore(sentence.First, group.First, group.IsPlural) is { } speaker && context.Phrases.IsSomebody(speaker) && end - at > 1)
                context.Add(new Draft([(at, end)], (group.Head, group.End), speaker, "says-of-oneself", 0.6));
        }
    }

    private static bool IsAttribute(SentenceContext context, int at)
    {
        var token = context.Tokens[at];
        if (token.Kind != TokenKind.Word || token.IsCapital)
            return false;
        var form = context.Reading.Text.AsSpan(token.Start, token.End - token.Start);
        return token.Is(WordKinds.Participle) || token.Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Participle) || Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form);
    }
}
