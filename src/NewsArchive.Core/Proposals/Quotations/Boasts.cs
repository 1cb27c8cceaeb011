using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>What somebody claims or complains of: <c>X se vante d'avoir …</c>, <c>nous nous flattons d'être …</c>, <c>X se plaint de ne pas …</c></summary>
/// <remarks>Grevisse, Le bon usage, « l'infinitif introduit par de ». Promises and orders are no claims (annotation guidelines).</remarks>
internal static class Boasts
{
    private static readonly FrozenSet<string> Claiming = new[] { "vanter", "flatter", "targuer", "enorgueillir", "plaindre", "lamenter", "défendre" }.ToFrozenSet();

    public static void Apply(SentenceContext context)
    {
        var (tokens, sentence) = (context.Tokens, context.Sentence);
        foreach (var group in context.Groups)
        {
            var isOwn = group.IsReflexive || group.Head - 2 >= sentence.First && tokens[group.Head - 1].Is("nous") && tokens[group.Head - 2].Is("nous") || group.Head > sentence.First && (tokens[group.Head - 1].Is("me") || tokens[group.Head - 1].Is("m'"));
            if (!isOwn || !group.IsFinite || group.Form.HasFlag(Tenses.Conditional) || group.IsNegated || !Claiming.Contains(group.Lemma) || context.UsedCues.Contains(group.Head))
                continue;
            var de = group.End;
            while (de < sentence.End && tokens[de].Is(WordKinds.Adverb))
                de++;
            if (de + 1 >= sentence.End || !tokens[de].Is("de") && !tokens[de].Is("d'") || !new Complements(context.Reading).InfinitiveAt(de + 1, sentence.End))
                continue;
            if (context.Phrases.SubjectBefore(sentence.First, group.First, group.IsPlural) is { } speaker)
                context.Add(new Draft([(de + 1, ContentEnds.Of(context, de + 1))], (group.Head, group.End), speaker, "boast", 0.65));
        }
    }
}
