using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsArchive.SavedSearches;
using NewsArchive.Search.Language;

namespace NewsArchive.Contract;

/// <summary>Writes the address of a list of articles; <see cref="ListRequest"/> reads it.</summary>
/// <remarks>What is searched is written by <see cref="Parameters"/> alone: links, chips, forms, exports, saved searches and feeds all keep what stands there.</remarks>
public static class ListAddress
{
    /// <summary>The address of a list.</summary>
    /// <param name="path">Where: the page, the API, the CSV.</param>
    /// <param name="query">What is searched.</param>
    /// <param name="more">Further parameters; those without a value are left out.</param>
    public static string Of(string path, ArticleQuery query, params (string Name, string? Value)[] more) =>
        path + QueryString.Create(Parameters(query).Concat(more.Where(pair => !string.IsNullOrEmpty(pair.Value))).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>The parameters of a query, in the order they are written.</summary>
    public static IEnumerable<(string Name, string? Value)> Parameters(ArticleQuery query)
    {
        (string, string?)[] typed = [("q", query.Query.Typed.Trim()), ("from", query.From?.ToString()), ("to", query.To?.ToString()), ("sort", SortOf(query))];
        return [.. typed.Where(pair => !string.IsNullOrEmpty(pair.Item2)), .. BesideForm(query)];
    }

    /// <summary>The parameters that a search form has no field for: the chosen values, and what is new.</summary>
    public static IEnumerable<(string Name, string? Value)> BesideForm(ArticleQuery query)
    {
        foreach (var choice in query.Choices)
            yield return (NameOf(choice.Facet) + (choice.IsExcluded ? "!" : ""), choice.Value);
        if (query.WithProposals)
            yield return ("proposals", "1");
        if (query.IsFolded)
            yield return ("fold", "1");
        if (query.Since is { } article)
            yield return ("since", article.ToString(CultureInfo.InvariantCulture));
    }

    public static string NameOf(Facet facet) => facet == Facet.QuoteState ? "state" : facet.ToString().ToLowerInvariant();

    /// <summary>The facet of a name, if it is one of these.</summary>
    public static Facet? FacetOf(string name, IEnumerable<Facet> facets) =>
        facets.Where(facet => NameOf(facet).Equals(name, StringComparison.OrdinalIgnoreCase)).Cast<Facet?>().FirstOrDefault();

    /// <summary>The address of a list as it is saved: always written alike, and not what is new in it.</summary>
    public static string Saved(ArticleQuery query) => Of("/", query with
    {
        Since = null,
        Choices = [.. query.Choices.OrderBy(choice => choice.Facet).ThenBy(choice => choice.IsExcluded).ThenBy(choice => choice.Value, StringComparer.Ordinal)],
    });

    /// <summary>Reads an address that was sent.</summary>
    /// <returns>The address as it is saved, or what is wrong: it is no list of this site, or cannot be read whole.</returns>
    public static (string? Address, Message? Fault) Read(string? sent, int longestQuery)
    {
        if (sent?.Trim() is not { Length: > 0 and <= SavedSearch.LongestAddress } trimmed)
            return (null, new Message("edit.no-search"));
        var question = trimmed.IndexOf('?', StringComparison.Ordinal);
        if ((question < 0 ? trimmed : trimmed[..question]) is not ("/" or ""))
            return (null, new Message("edit.no-search"));
        var list = Open(question < 0 ? "/" : "/" + trimmed[question..].Split('#')[0], longestQuery);
        var query = list.Articles();
        if (query.Query.IsNotUnderstood)
            return (null, new Message("edit.not-understood"));
        if (list.Faults.Count > 0)
            return (null, list.Faults[0]);
        var address = Saved(query);
        return address.Length > SavedSearch.LongestAddress ? (null, new Message("edit.no-search")) : (address, null);
    }

    /// <summary>The list of a saved address, read as if it were requested.</summary>
    public static ListRequest Open(string address, int longestQuery)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/", new QueryString(address[1..]));
        return new ListRequest(request, longestQuery);
    }

    /// <summary>The same list, but only what came into the archive after an article.</summary>
    public static string Since(string address, long article) => QueryHelpers.AddQueryString(address, "since", $"{article}");

    // The best first is what a list does by itself.
    private static string? SortOf(ArticleQuery query) => query.Sort is { } sort and not ArticleSort.Relevance ? sort.ToString().ToLowerInvariant() : null;
}
