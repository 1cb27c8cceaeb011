using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>What an edit made of its subject: a line for the log, or the reason why it cannot be.</summary>
internal readonly record struct Attempt(Change? Change, Message? Fault)
{
    /// <summary>Others of its kind that were changed with it.</summary>
    public IReadOnlyList<long>? Also { get; init; }

    public static implicit operator Attempt(Change change) => new(change, null);

    public static implicit operator Attempt(Message fault) => new(null, fault);
}

/// <summary>Saves an edit and its line in the log together, or neither.</summary>
internal static class Transactions
{
    /// <summary>Changes or deletes what somebody has seen in a version.</summary>
    public static async Task<Edit<T>> ChangeAsync<T>(
        this ArchiveContext context, IQueryable<T> which, int version, Func<T, Task<Attempt>> change, CancellationToken cancellation)
        where T : class, IVersioned
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var subject = await which.SingleOrDefaultAsync(cancellation);
        if (subject is null)
            return new Edit<T>.Missing();
        if (subject.Version != version)
            return new Edit<T>.Stale(subject);
        var attempt = await change(subject);
        if (attempt.Fault is not null)
            return new Edit<T>.Refused(attempt.Fault);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<T>.Saved(subject, attempt.Change!.Id) { Also = attempt.Also ?? [] };
    }

    /// <summary>Adds something; it has its number before the line of the log is written.</summary>
    public static async Task<Change> AddAsync<T>(this ArchiveContext context, T subject, Func<Change> note, CancellationToken cancellation)
        where T : class
    {
        context.Add(subject);
        await context.SaveChangesAsync(cancellation);
        var change = note();
        await context.SaveChangesAsync(cancellation);
        return change;
    }
}
