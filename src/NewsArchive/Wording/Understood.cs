using NewsArchive.Searching;

namespace NewsArchive.Wording;

/// <summary>Says in a sentence how a query was understood.</summary>
public static class Understood
{
    public static string Sentence(ArticleQuery query)
    {
        var parts = new List<string>();
        if (query.Query.Root is null)
            parts.Add(Texts.Say("understood.all-articles"));
        else
            parts.Add(Texts.Say("understood.containing", string.Join(Texts.Say("understood.and"), query.Query.Leaves.Select(Leaf).Distinct())));
        if (query.From is { } from)
            parts.Add(Texts.Say("understood.from", Dates.Shown(from)));
        if (query.To is { } to)
            parts.Add(Texts.Say("understood.to", Dates.Shown(to)));
        parts.Add(Texts.Say($"understood.{query.EffectiveSort.ToString().ToLowerInvariant()}"));
        return string.Join(", ", parts);
    }

    /// <summary>A word or phrase of a query, as typed.</summary>
    public static string Leaf(QueryNode node) => node switch
    {
        WordNode word => Texts.Say("understood.word", word.Typed),
        PhraseNode phrase => Texts.Say("understood.phrase", phrase.Typed),
        _ => "",
    };
}
