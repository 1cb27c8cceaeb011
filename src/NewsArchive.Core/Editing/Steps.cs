using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Reads the histories of subjects from the change log, without what was changed.</summary>
internal static class Steps
{
    /// <summary>The whole histories of some subjects, the oldest step first: a query for each kind, however many there are.</summary>
    /// <exception cref="DamagedArchiveException">A change is not found among those of its subject.</exception>
    public static async Task<ILookup<(ChangeSubject, long), Step>> StepsAsync(
        this ArchiveContext context, IReadOnlyCollection<Change> changes, CancellationToken cancellation)
    {
        var steps = new List<(ChangeSubject Subject, long SubjectId, Step Step)>();
        foreach (var kind in changes.GroupBy(change => change.Subject))
        {
            // Named one by one: joined with the log itself, SQLite would go through all of it.
            var numbers = kind.Select(change => change.SubjectId).Distinct().ToList();
            var ofKind = await context.Changes.Where(c => c.Subject == kind.Key && numbers.Contains(c.SubjectId)).OrderBy(c => c.Id)
                .Select(c => new { c.SubjectId, c.Id, c.Undoes, c.Version }).ToListAsync(cancellation);
            steps.AddRange(ofKind.Select(c => (kind.Key, c.SubjectId, new Step(c.Id, c.Undoes, c.Version))));
        }

        var found = steps.ToLookup(step => (step.Subject, step.SubjectId), step => step.Step);
        var lost = changes.FirstOrDefault(change => !found.Contains((change.Subject, change.SubjectId)));
        return lost is null ? found : throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Change {lost.Id} is not in its index."));
    }
}
