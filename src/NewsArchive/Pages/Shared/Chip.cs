using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A filter that is set, and the address of the list without it.</summary>
public sealed record Chip(string Text, string Address)
{
    /// <param name="query">The query.</param>
    /// <param name="names">The names of the entities that are chosen.</param>
    /// <param name="addressOf">The address of the same page with another query.</param>
    public static IEnumerable<Chip> Of(ArticleQuery query, IReadOnlyDictionary<string, string> names, Func<ArticleQuery, string> addressOf)
    {
        if (query.Query.Typed.Length > 0)
            yield return new(Texts.Say("chips.words", query.Query.Typed), addressOf(query with { Query = QueryParser.Parse("") }));
        if (query.From is { } from)
            yield return new(Texts.Say("chips.from", Dates.Shown(from)), addressOf(query with { From = null }));
        if (query.To is { } to)
            yield return new(Texts.Say("chips.to", Dates.Shown(to)), addressOf(query with { To = null }));
        foreach (var choice in query.Choices)
        {
            var (facet, value) = (FacetNames.Of(choice.Facet), FacetNames.Value(choice, names));
            yield return new(Texts.Say(choice.IsExcluded ? "chips.excluded" : "chips.chosen", facet, value), addressOf(query.Toggle(choice)));
        }

        if (query.Since is { } article)
            yield return new(Texts.Say("chips.since", article), addressOf(query with { Since = null }));
        if (query.WithProposals)
            yield return new(Texts.Say("facets.with-proposals"), addressOf(query with { WithProposals = false }));
        if (query.IsFolded)
            yield return new(Texts.Say("chips.folded"), addressOf(query with { IsFolded = false }));
    }
}
