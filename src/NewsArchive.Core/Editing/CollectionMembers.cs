using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Which articles are in a fixed collection, changed many at once in the transaction of the caller, each step noted beside the log.</summary>
/// <param name="context">The archive.</param>
public sealed class CollectionMembers(ArchiveContext context)
{
    /// <summary>How many articles are in a collection, deleted ones included.</summary>
    internal Task<long> CountAsync(long collection, CancellationToken cancellation) =>
        context.CollectionArticles.LongCountAsync(member => member.CollectionId == collection, cancellation);

    /// <summary>Which of some articles could be put into a collection: they are in the archive and not in it.</summary>
    internal Task<List<long>> MissingAsync(long collection, IReadOnlyCollection<long> articles, CancellationToken cancellation) => Listed(context.Database.SqlQuery<long>($"""
        SELECT DISTINCT sent.value AS Value FROM json_each({StoredJson.Write(articles)}) sent
        JOIN article a ON a.id = sent.value AND a.is_deleted = 0
        WHERE NOT EXISTS (SELECT 1 FROM collection_article m WHERE m.collection_id = {collection} AND m.article_id = sent.value)
        """), articles, cancellation);

    /// <summary>Which of some articles are in a collection.</summary>
    internal Task<List<long>> PresentAsync(long collection, IReadOnlyCollection<long> articles, CancellationToken cancellation) => Listed(context.Database.SqlQuery<long>($"""
        SELECT DISTINCT sent.value AS Value FROM json_each({StoredJson.Write(articles)}) sent
        JOIN collection_article m ON m.collection_id = {collection} AND m.article_id = sent.value
        """), articles, cancellation);

    /// <summary>Puts articles in that are missing, and takes out those that are present.</summary>
    internal async Task StepAsync(long collection, long change, IReadOnlyCollection<long> came, IReadOnlyCollection<long> went, CancellationToken cancellation)
    {
        foreach (var (articles, isAdded) in new[] { (came, 1), (went, 0) })
        {
            if (articles.Count > 0)
                await context.Database.ExecuteSqlAsync($"INSERT INTO collection_step (change_id, article_id, is_added) SELECT {change}, value, {isAdded} FROM json_each({StoredJson.Write(articles)})", cancellation);
        }

        await ApplyAsync(collection, change, cancellation);
    }

    /// <summary>Notes that every article leaves a collection; they go with it.</summary>
    internal Task StepOutAsync(long collection, long change, CancellationToken cancellation) => context.Database.ExecuteSqlAsync(
        $"INSERT INTO collection_step (change_id, article_id, is_added) SELECT {change}, article_id, 0 FROM collection_article WHERE collection_id = {collection}", cancellation);

    /// <summary>Does the opposite of what a change did.</summary>
    internal async Task StepBackAsync(long collection, long undone, long change, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO collection_step (change_id, article_id, is_added) SELECT {change}, article_id, 1 - is_added FROM collection_step WHERE change_id = {undone}", cancellation);
        await ApplyAsync(collection, change, cancellation);
    }

    private async Task ApplyAsync(long collection, long change, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlAsync(
            $"DELETE FROM collection_article WHERE collection_id = {collection} AND article_id IN (SELECT article_id FROM collection_step WHERE change_id = {change} AND is_added = 0)", cancellation);
        await context.Database.ExecuteSqlAsync(
            $"INSERT OR IGNORE INTO collection_article (collection_id, article_id) SELECT {collection}, article_id FROM collection_step WHERE change_id = {change} AND is_added = 1", cancellation);
    }

    private static async Task<List<long>> Listed(IQueryable<long> found, IReadOnlyCollection<long> asked, CancellationToken cancellation) =>
        asked.Count == 0 ? [] : await found.ToListAsync(cancellation);
}
