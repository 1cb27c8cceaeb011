using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Importing;

/// <summary>What to import, and how.</summary>
/// <param name="Paths">Files and folders; folders are read with everything below them.</param>
/// <param name="Publication">The publication of articles whose files do not name theirs, or null to leave it open.</param>
/// <param name="DryRun">Whether only the report is wanted and nothing is to be stored.</param>
public sealed record ImportRequest(IReadOnlyList<string> Paths, string? Publication = null, bool DryRun = false)
{
    /// <summary>Who imports.</summary>
    public string Who { get; init; } = "local";

    /// <summary>The run that <see cref="Importer.BeginAsync"/> has begun for it, or null to begin one. A dry run is not written down.</summary>
    public BegunImport? Run { get; init; }

    /// <summary>The run that this one goes on from, or null.</summary>
    public long? Continues { get; init; }

    /// <summary>What a reader is told of the paths, or null for the paths themselves. With it files are named below the folder they were found in.</summary>
    public string? Origin { get; init; }

    /// <summary>Which of the files found below the paths are imported, by their full path, or null for all.</summary>
    public Func<string, bool>? Only { get; init; }

    internal FoundFile Name(FoundFile file) =>
        Origin is not null && Paths.FirstOrDefault(path => file.Shown.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } folder
            ? file with { Shown = file.Shown[(folder.Length + 1)..] }
            : file;
}

/// <summary>An import that was written down as begun.</summary>
/// <param name="Id">The number of the run.</param>
/// <param name="Lock">Says that this program works on it, until it is disposed of.</param>
public sealed record BegunImport(long Id, RunLock Lock);

/// <summary>Imports article files: find, unpack, read bytes, decode, parse, recognise, store — one street for every form.</summary>
/// <remarks>
/// Files are prepared on all cores and stored by one writer in their order, in transactions of whole articles: a run
/// that is killed leaves nothing half-stored, and the next one goes on to the same archive.
/// </remarks>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where faults are written down that a person is told of in a sentence only; null for nowhere.</param>
public sealed class Importer(ArchiveOptions options, TimeProvider time, ILogger<Importer>? log = null)
{
    private readonly ILogger _log = log ?? NullLogger<Importer>.Instance;

    /// <summary>How many files an import would look at, for a progress bar.</summary>
    /// <param name="paths">Files and folders.</param>
    public static int CountFiles(IEnumerable<string> paths) => FileFinder.Find(paths).Count();

    /// <summary>Writes down that an import begins, for somebody who wants to look at it while it goes on.</summary>
    /// <param name="request">What is to be imported.</param>
    /// <param name="cancellation">Stops the wait for other writers.</param>
    /// <returns>The run; <see cref="ImportAsync"/> gives its lock back.</returns>
    public async Task<BegunImport> BeginAsync(ImportRequest request, CancellationToken cancellation = default)
    {
        using var connection = Database.Open(options);
        return await NoteBeginAsync(connection, request, cancellation);
    }

    private async Task<BegunImport> NoteBeginAsync(DbConnection connection, ImportRequest request, CancellationToken cancellation)
    {
        // First the lock: whoever reads of the run finds it held.
        var held = RunLock.Take(options);
        try
        {
            return new BegunImport(await RunRecord.BeginAsync(connection, request, held, time, cancellation), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Imports.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told after each file, or null.</param>
    /// <param name="cancellation">Stops the run: the transactions that were committed stay, the one at hand is taken back whole.</param>
    /// <returns>What was done with each file.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportReport>? progress = null, CancellationToken cancellation = default)
    {
        using var connection = Database.Open(options);
        // Nearly every transaction writes the same pages of the tables' indexes again: they need not be copied into the file each time.
        connection.Run($"PRAGMA wal_autocheckpoint = {WriteAheadLog.PagesOfImport}");
        using var context = Database.Context(connection);
        using var seen = new SeenFiles(connection);
        var begun = request.DryRun ? null : request.Run ?? await NoteBeginAsync(connection, request, cancellation);
        using var held = begun?.Lock;
        using var record = begun is null ? null : new RunRecord(connection, begun.Id, time);
        var report = new ImportReport();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var files = new PreparedFiles(request, options, _log);
        var preparing = files.PrepareAsync(stop.Token);
        var batches = new BatchStore(connection, context, seen, request, report, record, options, time, _log);
        try
        {
            await batches.StoreAllAsync(files.Reader, progress, stop.Token);
            if (record is not null)
                await record.EndAsync(ImportState.Done, batches.End());
            else
                batches.End();
        }
        catch (Exception fault)
        {
            if (fault is not OperationCanceledException)
                _log.LogError(fault, "Import {Run} failed", record?.Id);
            if (record is not null)
                await record.EndAfterAsync(fault, options.DataDirectory, batches.End());
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return report;
    }
}
