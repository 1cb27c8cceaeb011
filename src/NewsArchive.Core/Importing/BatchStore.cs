using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Importing;

/// <summary>Stores prepared files in their order, many in a transaction. A file that the program fails on is rejected, and the others of its transaction are stored without it.</summary>
internal sealed class BatchStore(
    DbConnection connection, ArchiveContext context, SeenFiles seen, ImportRequest request, ImportReport report, RunRecord? record,
    ArchiveOptions options, TimeProvider time, ILogger log)
{
    // What is rejected costs no turn at the database.
    private const int MostFilesPerArticle = 10;

    private NamedRejections _rejections = new();

    private readonly record struct Mark(ImportReport.Mark Report, NamedRejections Rejections, int Place);

    /// <summary>Stores all that comes.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task StoreAllAsync(ChannelReader<Task<PreparedFile>> prepared, IProgress<ImportReport>? progress, CancellationToken cancellation)
    {
        while (await prepared.WaitToReadAsync(cancellation))
        {
            var (batch, before) = (new List<PreparedFile>(), MarkNow());
            bool goesOn;
            try
            {
                goesOn = await InTransactionAsync(store => FillAsync(store, batch, prepared, progress, cancellation), cancellation);
            }
            catch (Exception fault) when (IsOfOneFile(fault))
            {
                Return(before);
                goesOn = await StoreOneByOneAsync(batch, cancellation);
            }

            if (!goesOn)
                throw new OperationCanceledException();
            if (request.DryRun)
                continue;
            if (WriteAheadLog.Length(options) > WriteAheadLog.Largest / 4 * 3)
                await WriteAheadLog.TryEmptyAsync(connection, cancellation);
            await WriterTurn.PauseAsync(cancellation);
        }
    }

    /// <summary>Adds to the report what was counted and not named in the last file; to be called at the end, whatever it is.</summary>
    /// <returns>The note, which the run record has not got yet; or null.</returns>
    public FileNote? End()
    {
        var note = _rejections.EndBefore(null);
        if (note is not null)
            report.Rejected.Add(note);
        return note;
    }

    // A fault of the database would meet every other file as well; a damaged column of one article only that one.
    private static bool IsOfOneFile(Exception fault) => fault is DamagedArchiveException { InnerException: not DbException }
        || (fault is not (DbException or DbUpdateException or OperationCanceledException) && StoreFaults.Of(fault) is null);

    private async Task<bool> InTransactionAsync(Func<ArticleStore, Task> fill, CancellationToken cancellation)
    {
        using var write = request.DryRun ? null : await connection.BeginWriteAsync(cancellation);
        var transaction = write?.Inner;
        using var writer = new ArticleWriter(connection, transaction);
        seen.Transaction = transaction;
        record?.Transaction = transaction;
        var store = new ArticleStore(context, transaction, writer, seen, request, report, record, _rejections, time);
        try
        {
            await fill(store);
            if (transaction is not null)
                writer.Finish();
            var goesOn = record?.GoOn(report) ?? true;
            write?.Commit();
            return goesOn;
        }
        finally
        {
            seen.Transaction = null;
            record?.Transaction = null;
            store.Leave();
        }
    }

    private async Task FillAsync(
        ArticleStore store, List<PreparedFile> batch, ChannelReader<Task<PreparedFile>> prepared, IProgress<ImportReport>? progress, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        for (var articles = 0; articles < options.ImportBatch && batch.Count < MostFilesPerArticle * options.ImportBatch && Stopwatch.GetElapsedTime(since) < WriterTurn.Longest;)
        {
            if (!await prepared.WaitToReadAsync(cancellation) || !prepared.TryRead(out var next))
                break;
            var file = await next;
            articles += file.Article is null ? 0 : 1;
            batch.Add(file);
            Note(_rejections.EndBefore(file.File));
            if (request.DryRun)
                StoreNothing(store, file);
            else
                store.Store(file);
            progress?.Report(report);
        }
    }

    private async Task<bool> StoreOneByOneAsync(List<PreparedFile> files, CancellationToken cancellation)
    {
        var goesOn = true;
        foreach (var file in files)
        {
            var before = MarkNow();
            try
            {
                goesOn &= await StoreAsync(file, cancellation);
            }
            catch (Exception fault) when (IsOfOneFile(fault))
            {
                Return(before);
                goesOn &= await StoreAsync(Failed(file, fault), cancellation);
            }
        }

        return goesOn;
    }

    private Task<bool> StoreAsync(PreparedFile file, CancellationToken cancellation) => InTransactionAsync(
        store =>
        {
            Note(_rejections.EndBefore(file.File));
            store.Store(file);
            return Task.CompletedTask;
        },
        cancellation);

    // Without a transaction nothing is to be taken back but the counts.
    private void StoreNothing(ArticleStore store, PreparedFile file)
    {
        var before = MarkNow();
        try
        {
            store.Store(file);
        }
        catch (Exception fault) when (IsOfOneFile(fault))
        {
            Return(before);
            store.Store(Failed(file, fault));
        }
    }

    private PreparedFile Failed(PreparedFile file, Exception fault)
    {
        log.LogError(fault, "{File} could not be stored", file.File.Shown);
        return PreparedFile.Reject(file.File, RunFault.OfFile(fault));
    }

    private void Note(FileNote? note)
    {
        if (note is null)
            return;
        report.Rejected.Add(note);
        record?.Note(note);
    }

    private Mark MarkNow() => new(report.MarkNow(), _rejections with { }, record?.Place ?? 0);

    private void Return(Mark mark)
    {
        report.Return(mark.Report);
        _rejections = mark.Rejections with { };
        record?.Place = mark.Place;
        context.ChangeTracker.Clear();
    }
}
