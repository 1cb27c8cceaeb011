using System.Data.Common;
using System.Globalization;

namespace NewsArchive.Storage;

/// <summary>The copies of a database that are made before it is upgraded: <c>backups/before-upgrade-from-11-20260102-030405.db</c>.</summary>
/// <remarks>A copy has its name only when it is whole and on the disk, so that one which was killed is not taken for one.</remarks>
internal static class UpgradeCopies
{
    private const string Beginning = "before-upgrade-from-", Unfinished = ".partial";

    // No copy takes so long: what is left of older ones was killed.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Copies the database as it stands, and forgets the oldest copies.</summary>
    public static void Make(DbConnection connection, ArchiveOptions options, int version, TimeProvider time)
    {
        Directory.CreateDirectory(options.BackupDirectory);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine(options.BackupDirectory, $"{Beginning}{version}-{stamp}");
        // Several programs may be started at once after an upgrade of the program.
        var partial = $"{name}.{Environment.ProcessId}-{Guid.NewGuid():N}{Unfinished}";
        try
        {
            connection.CopyInto(partial);
            var file = $"{name}.db";
            for (var again = 2; File.Exists(file); again++)
                file = $"{name}-{again}.db";
            File.Move(partial, file);
        }
        finally
        {
            DatabaseCopy.Remove(partial);
        }

        Forget(options);
    }

    private static void Forget(ArchiveOptions options)
    {
        var copies = new DirectoryInfo(options.BackupDirectory).GetFiles($"{Beginning}*");
        foreach (var old in copies.Where(copy => copy.Extension == ".db").OrderByDescending(copy => copy.LastWriteTimeUtc).Skip(options.Backups.Keep))
            old.Delete();
        foreach (var dead in copies.Where(copy => copy.Name.Contains(Unfinished, StringComparison.Ordinal) && copy.LastWriteTimeUtc < DateTime.UtcNow - Longest))
            dead.Delete();
    }
}
