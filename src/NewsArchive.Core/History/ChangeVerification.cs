using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.History;

/// <summary>Verifies changes by their hashes, so that nothing is shown of a damaged one and nothing is restored from it.</summary>
internal static class ChangeVerification
{
    private const int MostAtOnce = 500;

    /// <summary>Compares the hash of every change with the one computed from its columns and the hash of the change before it.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="changes">Changes as they were read, in any order.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="DamagedArchiveException">A change is not as it was written, or the one before it is missing.</exception>
    public static async Task VerifyAsync(this ArchiveContext context, IReadOnlyCollection<Change> changes, CancellationToken cancellation)
    {
        var hashes = changes.ToDictionary(change => change.Id, change => change.Hash);
        // In a batch the change before is mostly at hand: only what precedes a run of numbers is read.
        foreach (var group in changes.Select(change => change.Id).Where(id => !hashes.ContainsKey(id - 1)).Chunk(MostAtOnce))
        {
            var before = await context.Changes.Where(change => group.Contains(change.Id))
                .Select(change => new
                {
                    change.Id,
                    Hash = context.Changes.Where(earlier => earlier.Id < change.Id).OrderByDescending(earlier => earlier.Id).Select(earlier => earlier.Hash).FirstOrDefault(),
                })
                .ToListAsync(cancellation);
            foreach (var row in before)
                hashes[row.Id - 1] = row.Hash ?? new byte[ChangeHash.Length];
        }

        foreach (var change in changes)
        {
            if (!hashes.TryGetValue(change.Id - 1, out var before) || !ChangeHash.Of(before, HashedChange.Of(change)).AsSpan().SequenceEqual(change.Hash))
                throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Change {change.Id} does not agree with its hash."));
        }
    }
}
