using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsArchive.Storage.Sqlite;

/// <summary>Refuses what EF Core would write outside of <see cref="ArchiveContext.BeginWriteAsync"/>: a writer that is not in the queue would wait on its thread.</summary>
internal sealed class WriteGuard : DbCommandInterceptor, ISaveChangesInterceptor
{
    public static readonly WriteGuard Instance = new();

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            throw Unqueued();
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (command.Transaction is null)
            throw Unqueued();
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    private static InvalidOperationException Unqueued() => new("Changes are saved in a transaction of BeginWriteAsync.");
}
