using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Search.Catalog;

/// <summary>How many quotations and articles have a category or one below it; deleted articles and rejected quotations aside.</summary>
/// <param name="Quotes">The quotations of each category that has any.</param>
/// <param name="Articles">The articles of each category that has any.</param>
public sealed record CategoryUses(IReadOnlyDictionary<long, long> Quotes, IReadOnlyDictionary<long, long> Articles)
{
    // UNION, not UNION ALL: should the categories run in a circle, it ends.
    private const string Parts = """
        WITH RECURSIVE part (top, id) AS (SELECT id, id FROM category UNION SELECT part.top, c.id FROM part JOIN category c ON c.parent_id = part.id)

        """;

    private const string OfQuotes = Parts + """
        SELECT part.top AS Category, count(DISTINCT q.id) AS Count FROM part JOIN quote_category g ON g.category_id = part.id
        JOIN quote q ON q.id = g.quote_id JOIN article a ON a.id = q.article_id WHERE a.is_deleted = 0 AND q.state <> 'rejected' GROUP BY part.top
        """;

    private const string OfArticles = Parts + """
        SELECT part.top AS Category, count(DISTINCT a.id) AS Count FROM part JOIN article_category g ON g.category_id = part.id
        JOIN article a ON a.id = g.article_id WHERE a.is_deleted = 0 GROUP BY part.top
        """;

    /// <summary>Counts them.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<CategoryUses> CountAsync(ArchiveContext context, CancellationToken cancellation = default) =>
        new(await CountAsync(context, OfQuotes, cancellation), await CountAsync(context, OfArticles, cancellation));

    private static Task<Dictionary<long, long>> CountAsync(ArchiveContext context, string sql, CancellationToken cancellation) =>
        context.Database.SqlQueryRaw<Uses>(sql).ToDictionaryAsync(uses => uses.Category, uses => uses.Count, cancellation);

    private sealed record Uses(long Category, long Count);
}
