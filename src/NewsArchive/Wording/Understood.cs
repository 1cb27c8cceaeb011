using NewsArchive.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;

namespace NewsArchive.Wording;

/// <summary>Says in a sentence how a query was understood.</summary>
public static class Understood
{
    /// <param name="query">The query.</param>
    /// <param name="names">The names of the entities that are chosen, by their numbers.</param>
    public static string Sentence(ArticleQuery query, IReadOnlyDictionary<string, string> names) =>
        InOrder(query, names, $"understood.{query.EffectiveSort.ToString().ToLowerInvariant()}");

    /// <inheritdoc cref="Sentence(ArticleQuery, IReadOnlyDictionary{string, string})"/>
    public static string Sentence(ConcordanceQuery query, IReadOnlyDictionary<string, string> names) =>
        InOrder(query.Articles, names, $"understood.lines-{query.Sort.ToString().ToLowerInvariant()}");

    /// <inheritdoc cref="Sentence(ArticleQuery, IReadOnlyDictionary{string, string})"/>
    public static string Sentence(QuoteQuery query, IReadOnlyDictionary<string, string> names)
    {
        var order = $"understood.quotes-{query.EffectiveSort.ToString().ToLowerInvariant()}";
        var hasState = query.Filter.Choices.Any(choice => choice is { Facet: Facet.QuoteState, IsExcluded: false });
        return InOrder(query.Filter, names, order, "understood.all-quotes", "understood.quotes-containing", hasState ? null : "understood.not-rejected");
    }

    private static string InOrder(
        ArticleQuery query, IReadOnlyDictionary<string, string> names, string order, string all = "understood.all-articles", string containing = "understood.containing",
        string? beside = null)
    {
        if (query.Query.IsNotUnderstood)
            return Texts.Say("understood.nothing");
        var parts = query.Query.Root?.Parts ?? [];
        var words = parts.Where(part => part is not (NotNode or FieldNode or DateNode)).Select(part => Leaf(part)).Distinct().ToList();
        List<string> said = [words.Count == 0 ? Texts.Say(all) : Texts.Say(containing, string.Join(Texts.Say("understood.and"), words))];
        said.AddRange(parts.Where(part => part is NotNode or FieldNode or DateNode).Select(part => Leaf(part)));
        if (query.From is { } from)
            said.Add(Texts.Say(from.Day is null ? "understood.from" : "understood.from-day", Dates.Shown(from)));
        if (query.To is { } to)
            said.Add(Texts.Say(to.Day is null ? "understood.to" : "understood.to-day", Dates.Shown(to)));
        foreach (var chosen in query.Choices.GroupBy(choice => (choice.Facet, choice.IsExcluded)))
        {
            var values = string.Join(Texts.Say("understood.or"), chosen.Select(choice => FacetNames.Value(choice, names)));
            said.Add(Texts.Say(chosen.Key.IsExcluded ? "understood.excluded" : "understood.chosen", FacetNames.Of(chosen.Key.Facet), values));
        }

        if (query.WithProposals)
            said.Add(Texts.Say("understood.with-proposals"));
        if (query.IsFolded)
            said.Add(Texts.Say("understood.folded"));
        if (query.Since is { } article)
            said.Add(Texts.Say("understood.added-since", article));
        if (beside is not null)
            said.Add(Texts.Say(beside));
        said.Add(Texts.Say(order));
        return string.Join(", ", said);
    }

    /// <summary>A part of a query, in words.</summary>
    public static string Leaf(QueryNode node) => node switch
    {
        WordNode word => Texts.Say("understood.word", word.Typed),
        PhraseNode phrase => Texts.Say("understood.phrase", phrase.Typed),
        PrefixNode prefix => Texts.Say("understood.prefix", prefix.Typed),
        ExactNode exact => Texts.Say("understood.exact", exact.Typed),
        NearNode near => Texts.Say("understood.near", Leaf(near.Left), Leaf(near.Right), near.Distance),
        AllNode all => Texts.Say("understood.group", string.Join(Texts.Say("understood.and"), all.Parts.Select(Leaf))),
        AnyNode any => Texts.Say("understood.group", string.Join(Texts.Say("understood.or"), any.Parts.Select(Leaf))),
        NotNode not => Texts.Say("understood.not", Leaf(not.Part)),
        FieldNode field => Texts.Say($"understood.in-{field.Field.ToString().ToLowerInvariant()}", Leaf(field.Part)),
        DateNode date => Period(date),
        _ => "",
    };

    private static string Period(DateNode date) => (date.From, date.To) switch
    {
        ({ } from, { } to) => Texts.Say("understood.between", Day(from), Day(to)),
        ({ } from, null) => Texts.Say("understood.since", Day(from)),
        (null, { } to) => Texts.Say("understood.until", Day(to)),
        _ => "",
    };

    private static string Day(DateOnly day) => Dates.Shown(new PartialDate(day.Year, day.Month, day.Day));
}
