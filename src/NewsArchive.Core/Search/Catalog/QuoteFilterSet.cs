using System.Globalization;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>What narrows a list of quotations beside words: dates and chosen values, ready to be held against entries of the catalog.</summary>
internal sealed class QuoteFilterSet
{
    private static readonly byte Rejected = QuoteEntry.Read(QuoteCounts.States, "rejected");

    private readonly FilterSet _articles;
    private readonly HashSet<int>? _speakers;
    private readonly HashSet<int> _otherSpeakers;
    private readonly List<NumberSet> _categories;
    private readonly List<NumberSet> _otherCategories;
    private readonly bool[] _kinds;
    private readonly bool[] _states;

    /// <param name="catalog">The catalog.</param>
    /// <param name="query">The query.</param>
    /// <param name="named">The speakers that a part of a name means, by that part.</param>
    public QuoteFilterSet(ArticleCatalog catalog, ArticleQuery query, IReadOnlyDictionary<string, HashSet<int>> named)
    {
        _articles = new FilterSet(catalog, query with { Choices = [.. query.Choices.Where(choice => choice.Facet is Facet.Period or Facet.Source)] }, new Dictionary<int, int[]>());
        var speakers = query.Choices.Where(choice => choice.Facet == Facet.Speaker).ToLookup(choice => choice.IsExcluded, choice => SpeakersOf(catalog, choice.Value, named));
        _speakers = speakers[false].Any() ? [.. speakers[false].SelectMany(speaker => speaker)] : null;
        _otherSpeakers = [.. speakers[true].SelectMany(speaker => speaker)];
        var categories = query.Choices.Where(choice => choice.Facet == Facet.Category)
            .ToLookup(choice => choice.IsExcluded, choice => new NumberSet(catalog.Classification.QuotesOf(int.Parse(choice.Value, CultureInfo.InvariantCulture))));
        (_categories, _otherCategories) = ([.. categories[false]], [.. categories[true]]);
        _kinds = Allowed(QuoteCounts.Kinds, query, Facet.Kind);
        _states = Allowed(QuoteCounts.States, query, Facet.QuoteState);
        if (!query.Choices.Any(choice => choice is { Facet: Facet.QuoteState, IsExcluded: false }))
            _states[Rejected] = false;
    }

    /// <inheritdoc cref="FilterSet.Missed"/>
    public int Missed(int article, in CatalogEntry entry) => _articles.Missed(article, entry);

    /// <summary>The facets whose choices a quotation itself does not meet, a bit for each.</summary>
    public int Missed(QuoteEntry quote)
    {
        var missed = 0;
        if ((_speakers is not null && !_speakers.Contains(quote.Speaker)) || _otherSpeakers.Contains(quote.Speaker))
            missed |= 1 << (int)Facet.Speaker;
        if ((_categories.Count > 0 && !Any(_categories, quote.Id)) || Any(_otherCategories, quote.Id))
            missed |= 1 << (int)Facet.Category;
        if (!_kinds[quote.Kind])
            missed |= 1 << (int)Facet.Kind;
        if (!_states[quote.State])
            missed |= 1 << (int)Facet.QuoteState;
        return missed;
    }

    private static bool Any(List<NumberSet> sets, int quote)
    {
        foreach (var set in sets)
        {
            if (set.Contains(quote))
                return true;
        }

        return false;
    }

    // A choice that was saved before a merge means what its entity has become.
    private static HashSet<int> SpeakersOf(ArticleCatalog catalog, string value, IReadOnlyDictionary<string, HashSet<int>> named) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? [catalog.ActiveOf(id)] : named.GetValueOrDefault(value, []);

    private static bool[] Allowed(string[] words, ArticleQuery query, Facet facet)
    {
        var chosen = query.Choices.Where(choice => choice.Facet == facet).ToLookup(choice => choice.IsExcluded, choice => choice.Value);
        return [.. words.Select(word => (!chosen[false].Any() || chosen[false].Contains(word)) && !chosen[true].Contains(word))];
    }
}
