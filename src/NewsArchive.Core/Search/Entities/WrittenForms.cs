using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Search.Entities;

/// <summary>A form in which an entity is mentioned.</summary>
/// <param name="Words">The words of the text, as they are written there.</param>
/// <param name="Count">How many mentions have them, rejected ones and those of deleted articles included.</param>
public sealed record WrittenForm(string Words, long Count);

/// <summary>Counts the forms in which an entity is mentioned.</summary>
public static class WrittenForms
{
    /// <summary>The most frequent forms, then by their words.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="entity">The number of the entity.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<List<WrittenForm>> OfAsync(ArchiveContext context, long entity, int most, CancellationToken cancellation = default) =>
        context.Database.SqlQuery<WrittenForm>($"""
            SELECT json_extract(anchor, '$.exact') AS Words, count(*) AS Count FROM mention WHERE entity_id = {entity} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {most}
            """).ToListAsync(cancellation);
}
