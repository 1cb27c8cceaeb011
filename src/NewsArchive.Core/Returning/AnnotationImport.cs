using System.Diagnostics;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Returning;

/// <summary>Brings annotations back from a file: JSON lines, W3C Web Annotation or brat.</summary>
/// <remarks>
/// Articles are stored whole or not at all, many in a transaction: a run that is killed leaves nothing half-stored, and the same file
/// again goes on, in the decision that the first had begun. Everything it changes is one decision of the log, which can be undone; articles that it made stay.
/// </remarks>
/// <param name="context">The archive.</param>
/// <param name="log">The change log of whoever imports.</param>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock.</param>
public sealed class AnnotationImport(ArchiveContext context, ChangeLog log, ArchiveOptions options, TimeProvider time)
{
    /// <summary>Imports.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isDryRun">Whether only the report is wanted.</param>
    /// <param name="progress">Told now and then, or null.</param>
    /// <param name="cancellation">Stops the run: what was committed stays.</param>
    /// <returns>What was done, or why the file cannot be read at all.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped, or its decision was undone while it went on.</exception>
    public async Task<(ReturnReport? Report, Message? Fault)> RunAsync(string path, bool isDryRun, IProgress<ReturnReport>? progress = null, CancellationToken cancellation = default)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, FileOptions.SequentialScan);
        if (ReturnFormats.Of(stream) is not { } format)
            return (null, new Message("return.unknown-format"));
        await context.OpenAsync(cancellation);
        var report = new ReturnReport { Format = format };
        using var run = isDryRun ? null : await AnnotationImportSession.BeginAsync(context, options, log.Who, stream, report, cancellation);
        using var batch = log.BeginBatch(run?.Continued);
        var desk = new Desk(new ReturnPen(context, log, report, isDryRun), await ArchiveIdentity.ReadAsync(context, cancellation));
        using var pieces = (format switch
        {
            ReturnFormat.JsonLines => JsonLinesReader.Read(stream),
            ReturnFormat.WebAnnotation => WebAnnotationReader.Read(stream),
            _ => BratReader.Read(stream, options.LargestFile),
        }).GetEnumerator();
        // Nothing here goes back by halves.
        context.Database.AutoSavepointsEnabled = false;
        for (var isEnd = false; !isEnd;)
        {
            await using var transaction = isDryRun ? null : await context.BeginWriteAsync(cancellation);
            if (run is not null && await run.IsUndoneAsync(batch.Id, cancellation))
                batch.Forget();
            desk.Pen.Continued = report.Continues is null ? null : batch.Id;
            using var lines = isDryRun ? null : log.WriteAtOnce();
            var since = Stopwatch.GetTimestamp();
            for (var taken = 0; taken < options.ImportBatch && Stopwatch.GetElapsedTime(since) < WriterTurn.Longest && !isEnd; taken++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (pieces.MoveNext())
                    await desk.TakeAsync(pieces.Current, cancellation);
                else
                    isEnd = true;
            }

            if (isEnd)
                await desk.Register.EndAsync(cancellation);
            if (transaction is not null)
            {
                await run!.NoteAsync(batch.Id, path, isEnd, time.GetUtcNow(), cancellation);
                await CommitAsync(transaction, report, batch.Id, cancellation);
            }

            progress?.Report(report);
        }

        return (report, null);
    }

    private async Task CommitAsync(WriteTransaction transaction, ReturnReport report, long? batch, CancellationToken cancellation)
    {
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        await transaction.CommitAsync(cancellation);
        report.Batch = batch;
        await WriterTurn.PauseAsync(cancellation);
    }

    /// <summary>Where the pieces of a file go.</summary>
    private sealed class Desk
    {
        private readonly ReturnedFrame _frame;
        private readonly ReturnedArticles _articles;
        private readonly ReturnedAnnotations _annotations;
        private readonly ArchiveIdentity _own;

        public Desk(ReturnPen pen, ArchiveIdentity own)
        {
            (Pen, _own, Register, _frame) = (pen, own, new ReturnedRegister(pen), new ReturnedFrame(pen));
            (_articles, _annotations) = (new ReturnedArticles(pen, _frame), new ReturnedAnnotations(pen, Register, _frame));
        }

        public ReturnPen Pen { get; }

        public ReturnedRegister Register { get; }

        public Task TakeAsync(Returned piece, CancellationToken cancellation)
        {
            switch (piece)
            {
                case ReturnedCategory category:
                    return _frame.TakeAsync(category, cancellation);
                case ReturnedCollection collection:
                    return _frame.TakeAsync(collection, cancellation);
                case ReturnedEntity entity:
                    return Register.TakeAsync(entity, _own, cancellation);
                case ReturnedArticle article:
                    return TakeAsync(article, cancellation);
                case ReturnedFault fault:
                    Pen.Report.Reject(fault.Where, fault.What);
                    return Task.CompletedTask;
                default:
                    return Task.CompletedTask;
            }
        }

        private async Task TakeAsync(ReturnedArticle article, CancellationToken cancellation)
        {
            var (found, fault) = await _articles.OfAsync(article, cancellation);
            if (found is null)
            {
                Pen.Report.Reject(article.Where, fault!);
                Pen.Report.Quotes.Lost += article.Quotes.Count;
                Pen.Report.Mentions.Lost += article.Mentions.Count;
                return;
            }

            var placing = new Placing(found.Current, () => _articles.Earlier(found.Id, found.Current.Number), article.Texts, found.IsMade);
            await _annotations.StoreAsync(found.Id, article, found.Current, placing, cancellation);
        }
    }
}
