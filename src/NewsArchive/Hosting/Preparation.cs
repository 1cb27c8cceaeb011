using NewsArchive.Backups;
using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>What happens before the site opens: the schema, and the first articles of an empty archive.</summary>
public sealed class Preparation(ArchiveOptions options, TimeProvider time, Importer importer, ILogger<Preparation> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        Restore.CleanUp(options);
        new Schema().Upgrade(options, time);
        if (!Directory.Exists(options.SeedsDirectory) || IsUsed())
            return;
        var report = await importer.ImportAsync(new ImportRequest([options.SeedsDirectory]), cancellation: cancellation);
        log.LogInformation("Imported {Imported} articles of {Seeds}", report.Imported, options.SeedsDirectory);
        foreach (var rejected in report.Rejected)
            log.LogWarning("{File} was not imported: {Reason}", Cli.Plain.Of(rejected.File), rejected.Text.Key);
    }

    // Without EF Core, which would build its model first.
    private bool IsUsed()
    {
        using var connection = Database.OpenExisting(options);
        return ArticleCount.IsAny(connection);
    }
}
