using NewsArchive.Backups;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>For those who watch the program: alive, and ready to serve.</summary>
internal static class Health
{
    private const long LeastFreeBytes = 64L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", (ArchiveOptions options, ScheduledBackups backups, DamageRecord damage, SearchSnapshots snapshots) =>
        {
            var database = IsSound(options, damage);
            // While an index is built, all but searches for words is answered.
            var index = snapshots.State.Status != IndexStatus.Damaged;
            var disk = new DriveInfo(options.DataDirectory).AvailableFreeSpace >= LeastFreeBytes;
            // Without a backup the site serves as well as with one: it is told, and does not count.
            return TypedResults.Json(new { database, index, disk, backup = backups.Failure is null }, statusCode: database && index && disk ? 200 : 503);
        }).ExcludeFromDescription();
    }

    private static bool IsSound(ArchiveOptions options, DamageRecord damage)
    {
        try
        {
            using var connection = Database.OpenExisting(options);
            return !damage.IsDataDamaged(ChangeFeed.LastReset(connection));
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
