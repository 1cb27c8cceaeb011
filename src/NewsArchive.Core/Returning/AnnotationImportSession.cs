using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Writes down which decision of the log an import of annotations is, and finds the one that an interrupted import of the same file has begun.</summary>
internal sealed class AnnotationImportSession : IDisposable
{
    private readonly ArchiveContext _context;
    private readonly RunLock _lock;
    private readonly ReturnReport _report;
    private readonly string _who, _hash;

    private AnnotationImportSession(ArchiveContext context, RunLock held, ReturnReport report, string who, string hash) =>
        (_context, _lock, _report, _who, _hash) = (context, held, report, who, hash);

    /// <summary>The first change of the decision that was interrupted, or null.</summary>
    public long? Continued { get; private set; }

    /// <summary>Begins an import.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="who">Who imports.</param>
    /// <param name="stream">The file; it is read, and set back to its beginning.</param>
    /// <param name="report">Told what it goes on with.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<AnnotationImportSession> BeginAsync(
        ArchiveContext context, ArchiveOptions options, string who, Stream stream, ReturnReport report, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        stream.Position = 0;
        var format = FormatOf(report);
        var open = await context.AnnotationImports.AsNoTracking()
            .Where(run => run.Hash == hash && run.Format == format && run.Who == who && run.EndedAt == null)
            .OrderByDescending(run => run.Batch).ToListAsync(cancellation);
        var session = new AnnotationImportSession(context, RunLock.Take(options), report, who, hash);
        // One that another program is still at is its own decision.
        if (open.Find(run => !RunLock.IsHeld(options, run.Lock)) is { } interrupted)
        {
            RunLock.Remove(options, interrupted.Lock);
            (session.Continued, report.Continues) = (interrupted.Batch, interrupted.At);
        }

        return session;
    }

    /// <summary>Whether the decision was undone before this import has stored anything, in the transaction at hand: then it begins another one.</summary>
    /// <exception cref="OperationCanceledException">It was undone while the import went on: nobody wants the rest.</exception>
    public async Task<bool> IsUndoneAsync(long? batch, CancellationToken cancellation)
    {
        if (batch is not { } begun || !await _context.Changes.AnyAsync(change => change.Undoes == begun, cancellation))
            return false;
        if (_report.Batch is not null)
            throw new OperationCanceledException();
        _report.Continues = null;
        return true;
    }

    /// <summary>Notes the decision, in the transaction at hand; the caller saves it.</summary>
    /// <param name="batch">Its first change, or null as long as nothing was changed.</param>
    /// <param name="path">The file.</param>
    /// <param name="isEnd">Whether all of the file was read.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task NoteAsync(long? batch, string path, bool isEnd, DateTimeOffset now, CancellationToken cancellation)
    {
        if (batch is not { } first || (_report.Batch is not null && !isEnd))
            return;
        if (await _context.AnnotationImports.FindAsync([first], cancellation) is not { } run)
        {
            run = new AnnotationImportRun { Batch = first, At = now, Who = _who, File = Path.GetFileName(path), Format = FormatOf(_report), Hash = _hash };
            _context.Add(run);
        }

        run.Lock = isEnd ? null : _lock.Name;
        run.EndedAt = isEnd ? now : null;
    }

    public void Dispose() => _lock.Dispose();

    private static string FormatOf(ReturnReport report) => report.Format.ToString().ToLowerInvariant();
}
