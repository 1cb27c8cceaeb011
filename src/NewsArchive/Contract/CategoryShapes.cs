using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A category at its place in the codebook, with how many quotations (rejected ones aside, as in their list) and articles have it or one below it.</summary>
public sealed record CategoryShape(
    long Id, int Version, string Name, long? Parent, string Path, int Depth, string? Definition, CategoryColour Colour, string? Key, long Quotes, long Articles)
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

    /// <summary>The whole codebook, each category behind the one it is a part of.</summary>
    public static async Task<IReadOnlyList<CategoryShape>> AllAsync(ArchiveContext context, CancellationToken cancellation)
    {
        var quotes = await context.Database.SqlQueryRaw<Uses>(OfQuotes).ToDictionaryAsync(uses => uses.Category, uses => uses.Count, cancellation);
        var articles = await context.Database.SqlQueryRaw<Uses>(OfArticles).ToDictionaryAsync(uses => uses.Category, uses => uses.Count, cancellation);
        var tree = await TreeAsync(context, cancellation);
        return [.. tree.Places.Select(place => Of(place, quotes.GetValueOrDefault(place.Category.Id), articles.GetValueOrDefault(place.Category.Id)))];
    }

    /// <summary>The codebook in the order of the reader's language.</summary>
    public static async Task<CategoryTree> TreeAsync(ArchiveContext context, CancellationToken cancellation) =>
        new(await context.Categories.AsNoTracking().ToListAsync(cancellation), StringComparer.Create(Texts.Language, System.Globalization.CompareOptions.None));

    private sealed record Uses(long Category, long Count);

    private static CategoryShape Of(PlacedCategory place, long quotes, long articles) => new(
        place.Category.Id, place.Category.Version, place.Category.Name, place.Category.ParentId, place.Path, place.Depth,
        place.Category.Definition, place.Category.Colour, place.Category.Key, quotes, articles);
}

/// <summary>The categories of a quotation or an article, with the version they were read in.</summary>
public sealed record GivenShape(int Version, IReadOnlyList<long> Categories);
