namespace NewsArchive.Search.Language;

/// <summary>Tries what could be dropped from a query that finds nothing.</summary>
internal static class Alternatives
{
    /// <param name="query">The query.</param>
    /// <param name="countAsync">How much another query finds.</param>
    /// <returns>Only what would find something; most first, at most eight.</returns>
    public static async Task<IReadOnlyList<Alternative>> OfAsync(ArticleQuery query, Func<ArticleQuery, Task<long>> countAsync)
    {
        var found = new List<Alternative>();
        if (query.HasDates)
            await TryAsync(null, query with { From = null, To = null });
        if (query.Query.Root is { Parts: { Count: > 1 and <= 20 } parts })
        {
            foreach (var part in parts)
                await TryAsync(part, query with { Query = QueryParser.Parse(query.Query.Without(part)) });
        }

        foreach (var choice in query.Choices.Take(20))
            await TryAsync(null, query.Toggle(choice), choice);

        return [.. found.OrderByDescending(alternative => alternative.Total).Take(8)];

        async Task TryAsync(QueryNode? dropped, ArticleQuery rest, FacetChoice? choice = null)
        {
            var total = await countAsync(rest);
            if (total > 0)
                found.Add(new Alternative(dropped, rest, total, choice));
        }
    }
}
