using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Imports in the background, so that nobody waits. How far each one is stands in the archive, for every program that has it open.</summary>
/// <param name="options">The archive.</param>
/// <param name="importer">The importer.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where faults are written down.</param>
public sealed class ImportRuns(ArchiveOptions options, Importer importer, TimeProvider time, ILogger<ImportRuns>? log = null) : IAsyncDisposable
{
    // Whoever wants to go on with a stopped import does so within days.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly ILogger _log = log ?? NullLogger<ImportRuns>.Instance;
    private readonly ConcurrentDictionary<long, Task> _running = [];
    private readonly CancellationTokenSource _end = new();

    /// <summary>A new folder for files that come from a browser; it goes when their import is done.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(options.IncomingDirectory, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Begins an import.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="cancellation">Stops the wait for other writers; then nothing has begun.</param>
    /// <returns>The number of the run.</returns>
    public async Task<long> StartAsync(ImportRequest request, CancellationToken cancellation = default)
    {
        var begun = await importer.BeginAsync(request, cancellation);
        // It goes on when the one who began it has left.
        _running[begun.Id] = Task.Run(() => RunAsync(request with { Run = begun }, begun), CancellationToken.None);
        return begun.Id;
    }

    /// <summary>How far a run is, of this program or another one: one whose program is gone is stopped.</summary>
    /// <param name="run">The run.</param>
    public ImportState StateOf(ImportRun run) => run.StateAt(time.GetUtcNow(), run.IsOpen && RunLock.IsHeld(options, run.Lock));

    /// <summary>Begins to import the files of a run that was stopped or killed, from their beginning: what is there already is unchanged.</summary>
    /// <param name="run">The run.</param>
    /// <param name="who">Who wants it.</param>
    /// <param name="cancellation">Stops the wait for other writers; then nothing has begun.</param>
    /// <returns>The number of the new run, or null when its files are gone.</returns>
    public async Task<long?> GoOnAsync(ImportRun run, string who, CancellationToken cancellation = default) =>
        CanGoOn(run)
        ? await StartAsync(new ImportRequest(run.Paths, run.Publication) { Who = who, Origin = run.Origin, Continues = run.Id }, cancellation)
        : null;

    /// <summary>Whether the files of a run are still there.</summary>
    /// <param name="run">The run.</param>
    public static bool CanGoOn(ImportRun run) => run.Paths.Any(path => File.Exists(path) || Directory.Exists(path));

    /// <summary>Removes uploaded files that nobody goes on with: those of imports that ended long ago, and of uploads that never became one.</summary>
    public async Task RemoveLeftoversAsync()
    {
        if (!Directory.Exists(options.IncomingDirectory))
            return;
        var longAgo = time.GetUtcNow() - Kept;
        await using var context = Database.Context(options);
        var open = await context.ImportRuns.AsNoTracking().Where(run => run.State != ImportState.Done && run.State != ImportState.Undone).ToListAsync();
        var wanted = open.Where(run => run.SeenAt > longAgo).SelectMany(run => run.Paths).ToHashSet();
        foreach (var folder in new DirectoryInfo(options.IncomingDirectory).EnumerateDirectories().Where(folder => folder.LastWriteTimeUtc < longAgo && !wanted.Contains(folder.FullName)))
            Remove(folder.FullName);
    }

    /// <summary>Goes on with uploads whose import was killed, each once: what kills the program again waits for a person.</summary>
    /// <remarks>Other killed runs are noted as stopped.</remarks>
    /// <returns>The numbers of the new runs.</returns>
    public async Task<IReadOnlyList<long>> GoOnKilledAsync()
    {
        await using var context = Database.Context(options);
        var begun = new List<long>();
        var open = context.ImportRuns.AsNoTracking().Where(run => run.State == ImportState.Running || run.State == ImportState.Stopping);
        foreach (var run in (await open.OrderBy(run => run.Id).ToListAsync()).Where(run => !RunLock.IsHeld(options, run.Lock)))
        {
            bool isEnded;
            await using (var write = await context.BeginWriteAsync())
            {
                // Another site on this archive may have been faster.
                isEnded = await EndAsync(context, run);
                await write.CommitAsync();
            }

            if (isEnded && run.State == ImportState.Running && run.Continues is null && run.Paths.All(IsIncoming) && await GoOnAsync(run, run.Who) is { } next)
                begun.Add(next);
        }

        return begun;
    }

    /// <summary>Asks a run to stop, of this program or another one. It stops before its next transaction.</summary>
    /// <param name="id">The run.</param>
    public async Task StopAsync(long id)
    {
        await using var context = Database.Context(options);
        await using var write = await context.BeginWriteAsync();
        await context.ImportRuns.Where(run => run.Id == id && run.State == ImportState.Running).ExecuteUpdateAsync(set => set.SetProperty(run => run.State, ImportState.Stopping));
        // Nobody is there to hear it: the program was killed.
        var found = await context.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id);
        if (found is { State: ImportState.Stopping } run && StateOf(run) == ImportState.Stopped)
            await EndAsync(context, run);
        await write.CommitAsync();
    }

    /// <summary>Removes the uploaded files of a run that was taken back, unless a run that goes on from it, or from which it goes on, needs them.</summary>
    /// <param name="run">The run.</param>
    public async Task RemoveUploadsAsync(ImportRun run)
    {
        await using var context = Database.Context(options);
        var related = await context.ImportRuns.AsNoTracking().Where(other => other.Continues == run.Id || other.Id == run.Continues).ToListAsync();
        var ofSameFiles = related.Where(other => other.Paths.Intersect(run.Paths).Any());
        if (ofSameFiles.Any(other => StateOf(other) is ImportState.Running or ImportState.Stopped or ImportState.Failed))
            return;
        foreach (var folder in run.Paths.Where(IsIncoming))
            Directory.Delete(folder, recursive: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Values);
        _end.Dispose();
    }

    // Whether it was this call that ended it.
    private async Task<bool> EndAsync(ArchiveContext context, ImportRun run)
    {
        var isEnded = await context.ImportRuns.Where(one => one.Id == run.Id && one.State == run.State)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ImportState.Stopped).SetProperty(one => one.EndedAt, one => one.SeenAt)) == 1;
        if (isEnded && !RunLock.IsHeld(options, run.Lock))
            RunLock.Remove(options, run.Lock);
        return isEnded;
    }

    private async Task RunAsync(ImportRequest request, BegunImport begun)
    {
        // Whatever is thrown: the run says how it ended, and the importer has logged the fault whole.
        try
        {
            await importer.ImportAsync(request, null, _end.Token);
            foreach (var folder in request.Paths.Where(IsIncoming))
                Remove(folder);
        }
        catch (OperationCanceledException)
        {
            // Somebody has stopped it, or the site ends.
        }
        catch (Exception fault)
        {
            _log.LogWarning("Import {Run} ended before its last file: {Reason}", begun.Id, fault.Message);
        }
        finally
        {
            begun.Lock.Dispose();
            _running.TryRemove(begun.Id, out _);
        }
    }

    private void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(fault, "The uploaded files in {Folder} could not be removed", folder);
        }
    }

    private bool IsIncoming(string path) => Path.GetDirectoryName(path) == Path.GetFullPath(options.IncomingDirectory) && Directory.Exists(path);
}
