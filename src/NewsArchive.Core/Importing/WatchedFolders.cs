namespace NewsArchive.Importing;

/// <summary>Imports what appears in folders, each file once nobody writes to it any more. Files are only read: they stay where they are.</summary>
/// <remarks>
/// It looks again and again instead of waiting to be told: shared folders tell nothing, and a look finds what came while the program was not there.
/// A file is taken when two looks find it alike and it has rested for <see cref="Rest"/>; a changed one is taken again.
/// </remarks>
/// <param name="importer">The importer.</param>
/// <param name="request">The folders, and how they are imported.</param>
/// <param name="time">The clock.</param>
public sealed class WatchedFolders(Importer importer, ImportRequest request, TimeProvider time)
{
    /// <summary>How long a file must not have changed, and the pause between two looks at the least.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>The pause after a look that failed.</summary>
    public static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    // A look at very many files takes its time: then it looks less often.
    private const int MostBusy = 10;

    private Dictionary<string, Stamp> _seen = [];
    private Dictionary<string, Stamp> _taken = [];

    private readonly record struct Stamp(long Length, DateTime Changed);

    /// <summary>Looks until it is told to stop. Whatever a look throws, another one follows, which finds the same files again.</summary>
    /// <param name="imported">Told of each import that brought something to the report.</param>
    /// <param name="failed">Told of each fault.</param>
    /// <param name="cancellation">Ends it; an import on its way is stopped between two transactions.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public async Task WatchAsync(Func<ImportReport, Task> imported, Action<Exception> failed, CancellationToken cancellation)
    {
        while (true)
        {
            var since = time.GetTimestamp();
            var pause = Rest;
            try
            {
                if (await TakeAsync(cancellation) is { } report)
                    await imported(report);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Somebody stopped the import on its page: it is tried again.
                pause = AfterFault;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed(fault);
                pause = AfterFault;
            }

            var busy = time.GetElapsedTime(since) * MostBusy;
            await Task.Delay(busy > pause ? busy : pause, time, cancellation);
        }
    }

    /// <summary>Looks once, and imports what has come to rest since the last look.</summary>
    /// <param name="cancellation">Stops the import.</param>
    /// <returns>What became of it; null when there was nothing.</returns>
    public async Task<ImportReport?> TakeAsync(CancellationToken cancellation)
    {
        var (now, ready) = (new Dictionary<string, Stamp>(), new HashSet<string>());
        var rested = time.GetUtcNow().UtcDateTime - Rest;
        foreach (var file in FileFinder.Find(request.Paths))
        {
            if (StampOf(file.Path) is not { } stamp)
                continue;
            now[file.Path] = stamp;
            if (_seen.GetValueOrDefault(file.Path) == stamp && stamp.Changed <= rested && _taken.GetValueOrDefault(file.Path) != stamp)
                ready.Add(file.Path);
        }

        _seen = now;
        if (ready.Count == 0)
            return null;
        var report = await importer.ImportAsync(request with { Only = ready.Contains }, null, cancellation);
        _taken = now.Where(file => ready.Contains(file.Key) || _taken.GetValueOrDefault(file.Key) == file.Value).ToDictionary();
        return report;
    }

    private static Stamp? StampOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? new Stamp(file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
