namespace NewsArchive.Searching;

/// <summary>The articles that have the words of a query, before dates and facets narrow them.</summary>
/// <param name="Articles">Their numbers.</param>
/// <param name="Scores">How well each fits, more is better; null where they are not ranked.</param>
/// <param name="IsPartial">Whether the search was stopped at a bound, so that there may be more.</param>
internal sealed record Matches(ReadOnlyMemory<int> Articles, ReadOnlyMemory<float>? Scores, bool IsPartial);
