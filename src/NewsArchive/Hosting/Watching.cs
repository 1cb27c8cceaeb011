using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>Imports beside the site what appears in a folder, where the settings name one.</summary>
internal sealed class Watching(ArchiveOptions options, Importer importer, TimeProvider time, ILogger<Watching> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.WatchDirectory.Length == 0)
            return;
        var folder = Path.GetFullPath(options.WatchDirectory);
        var watched = new WatchedFolders(importer, new ImportRequest([folder]), time);
        try
        {
            while (!Directory.Exists(folder))
            {
                log.LogWarning("The watched folder {Folder} is not there", folder);
                await Task.Delay(WatchedFolders.AfterFault, time, stoppingToken);
            }

            await WatchAsync(watched, folder, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; what is not imported yet is found at the next start.
        }
    }

    private async Task WatchAsync(WatchedFolders watched, string folder, CancellationToken cancellation)
    {
        await watched.WatchAsync(
            report =>
            {
                log.LogInformation("Imported from {Folder}: {Read} read, {Imported} new, {Updated} changed, {Rejected} rejected", folder, report.Read, report.Imported, report.Updated, report.RejectedCount);
                return Task.CompletedTask;
            },
            fault => log.LogError(fault, "The watched folder {Folder} could not be imported; it is looked at again", folder),
            cancellation);
    }
}
