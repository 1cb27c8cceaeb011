using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>Imports beside the site what appears in a folder, where the settings name one.</summary>
internal sealed class Watching(ArchiveOptions options, Importer importer, TimeProvider time, ILogger<Watching> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.WatchDirectory.Length == 0)
            return;
        var folder = Path.GetFullPath(options.WatchDirectory);
        var watched = new WatchedFolders(importer, new ImportRequest([folder]), time);
        try
        {
            while (true)
            {
                await WatchAsync(watched, folder, stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; what is not imported yet is found at the next start.
        }
    }

    private async Task WatchAsync(WatchedFolders watched, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            log.LogWarning("The watched folder {Folder} is not there", folder);
            return;
        }

        try
        {
            await watched.WatchAsync(
                report =>
                {
                    log.LogInformation("Imported from {Folder}: {Read} read, {Imported} new, {Updated} changed, {Rejected} rejected", folder, report.Read, report.Imported, report.Updated, report.Rejected.Count);
                    return Task.CompletedTask;
                },
                cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Somebody stopped the import on its page: it is tried again with the next look.
        }
        catch (Exception fault) when (fault is IOException || StoreFaults.Of(fault) is not null)
        {
            log.LogWarning(fault, "The watched folder {Folder} could not be imported", folder);
        }
    }
}
