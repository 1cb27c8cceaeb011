using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Imports in the background, so that nobody waits. How far each one is stands in the archive, for every program that has it open.</summary>
/// <param name="options">The archive.</param>
/// <param name="importer">The importer.</param>
/// <param name="time">The clock.</param>
public sealed class ImportRuns(ArchiveOptions options, Importer importer, TimeProvider time) : IAsyncDisposable
{
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
        var id = await importer.BeginAsync(request, cancellation);
        // It goes on when the one who began it has left.
        _running[id] = Task.Run(() => RunAsync(request with { Run = id }), CancellationToken.None);
        return id;
    }

    /// <summary>Begins to import the files of a run that was stopped or killed, from their beginning: what is there already is unchanged.</summary>
    /// <param name="run">The run.</param>
    /// <param name="who">Who wants it.</param>
    /// <param name="cancellation">Stops the wait for other writers; then nothing has begun.</param>
    /// <returns>The number of the new run, or null when its files are gone.</returns>
    public async Task<long?> GoOnAsync(ImportRun run, string who, CancellationToken cancellation = default) => run.Paths.Any(path => File.Exists(path) || Directory.Exists(path))
        ? await StartAsync(new ImportRequest(run.Paths, run.Publication) { Who = who, Origin = run.Origin }, cancellation)
        : null;

    /// <summary>Asks a run to stop, of this program or another one. It stops before its next transaction.</summary>
    /// <param name="id">The run.</param>
    public async Task StopAsync(long id)
    {
        await using var context = Database.Context(options);
        await using var write = await context.BeginWriteAsync();
        await context.ImportRuns.Where(run => run.Id == id && run.State == ImportState.Running).ExecuteUpdateAsync(set => set.SetProperty(run => run.State, ImportState.Stopping));
        // Nobody is there to hear it: the program was killed.
        if (await context.ImportRuns.SingleOrDefaultAsync(run => run.Id == id) is { State: ImportState.Stopping } run && run.StateAt(time.GetUtcNow()) != ImportState.Running)
        {
            run.State = ImportState.Stopped;
            run.EndedAt = run.SeenAt;
            await context.SaveChangesAsync();
        }

        await write.CommitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Values);
        _end.Dispose();
    }

    private async Task RunAsync(ImportRequest request)
    {
        try
        {
            await importer.ImportAsync(request, null, _end.Token);
            foreach (var folder in request.Paths.Where(IsIncoming))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException || StoreFaults.Of(fault) is not null)
        {
            // The run says how it ended.
        }
        finally
        {
            _running.TryRemove(request.Run!.Value, out _);
        }
    }

    private bool IsIncoming(string path) => Path.GetDirectoryName(path) == Path.GetFullPath(options.IncomingDirectory) && Directory.Exists(path);
}
