using NewsArchive.Searching;

namespace NewsArchive.Contract;

/// <summary>Writes the address of a list of articles; <see cref="ListRequest"/> reads it.</summary>
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
        (string, string?)[] typed = [("q", query.Query.Typed), ("from", query.From?.ToString()), ("to", query.To?.ToString()), ("sort", query.Sort?.ToString().ToLowerInvariant())];
        return [.. typed.Where(pair => !string.IsNullOrEmpty(pair.Item2)), .. Choices(query)];
    }

    /// <summary>The parameters of what was chosen beside words, dates and order.</summary>
    public static IEnumerable<(string Name, string? Value)> Choices(ArticleQuery query)
    {
        foreach (var choice in query.Choices)
            yield return (NameOf(choice.Facet) + (choice.IsExcluded ? "!" : ""), choice.Value);
        if (query.WithProposals)
            yield return ("proposals", "1");
    }

    public static string NameOf(Facet facet) => facet.ToString().ToLowerInvariant();
}
