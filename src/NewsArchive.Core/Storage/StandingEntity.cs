using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage;

/// <summary>Finds what an entity has become.</summary>
public static class StandingEntity
{
    /// <summary>The entity that a number stands for today: that entity itself, or the one it was merged into, however often.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="id">The number of an entity.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>A number, or null when there is no such entity.</returns>
    public static async Task<long?> StandingEntityAsync(this ArchiveContext context, long id, CancellationToken cancellation = default)
    {
        // An entity is only ever merged into a living one: there is an end.
        while (true)
        {
            var found = await context.Entities.Where(e => e.Id == id).Select(e => new { e.MergedInto }).SingleOrDefaultAsync(cancellation);
            if (found?.MergedInto is not { } into)
                return found is null ? null : id;
            id = into;
        }
    }
}
