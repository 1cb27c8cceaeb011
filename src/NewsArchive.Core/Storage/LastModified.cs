using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage;

/// <summary>Tells when an archive was last changed.</summary>
public static class LastModified
{
    /// <summary>The moment of the newest text or change: whatever is read from the archive is not newer.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="identity">Its identity: it was made then, at least.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<DateTimeOffset> LastModifiedAsync(this ArchiveContext context, ArchiveIdentity identity, CancellationToken cancellation = default)
    {
        var imported = await context.Revisions.OrderByDescending(r => r.Id).Select(r => (DateTimeOffset?)r.ImportedAt).FirstOrDefaultAsync(cancellation);
        var changed = await context.Changes.OrderByDescending(c => c.Id).Select(c => (DateTimeOffset?)c.At).FirstOrDefaultAsync(cancellation);
        return new[] { identity.CreatedAt, imported ?? default, changed ?? default }.Max();
    }
}
