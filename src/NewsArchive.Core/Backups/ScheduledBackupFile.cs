using System.Globalization;

namespace NewsArchive.Backups;

/// <summary>A scheduled backup of this archive in its folder: <c>scheduled-20260102-030405.zip</c>, named by the moment it was begun (UTC).</summary>
/// <param name="File">Its full path.</param>
/// <param name="At">The moment of its name.</param>
/// <param name="Manifest">What it says of itself.</param>
internal sealed record ScheduledBackupFile(string File, DateTimeOffset At, BackupManifest Manifest)
{
    /// <summary>How the names of those begin that are still written, and of those that are done.</summary>
    public const string Beginning = "scheduled-";

    /// <summary>How the names of those that are done end.</summary>
    public const string Ending = ".zip";

    private const string Stamp = "yyyyMMdd-HHmmss";

    // From the name to the manifest the program only looks at the archive and at the disk.
    private static readonly TimeSpan LongestBegin = TimeSpan.FromMinutes(10);

    /// <summary>The name of a backup that is begun at a moment.</summary>
    public static string NameOf(DateTimeOffset moment) => Beginning + moment.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture) + Ending;

    /// <summary>Finds those that are certainly scheduled backups of an archive, the latest name first. They are read as they are asked for.</summary>
    /// <param name="folder">The folder; it may be missing.</param>
    /// <param name="archive">The name of the archive.</param>
    /// <returns>Not among them: other names, folders, links, what is empty or cut off, backups of another archive, and those that were renamed.</returns>
    public static IEnumerable<ScheduledBackupFile> Find(string folder, Guid archive) => !Directory.Exists(folder) ? [] :
        from file in Directory.GetFiles(folder, $"{Beginning}*{Ending}")
        let at = MomentOf(Path.GetFileName(file))
        where at is not null
        orderby at descending
        let manifest = ManifestOf(file)
        where manifest is not null && manifest.Archive == archive && !manifest.WithKeys && (manifest.Made - at.Value).Duration() <= LongestBegin
        select new ScheduledBackupFile(file, at.Value, manifest);

    private static DateTimeOffset? MomentOf(string name) =>
        name.Length == Beginning.Length + Stamp.Length + Ending.Length
        && name.StartsWith(Beginning, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            name.AsSpan(Beginning.Length, Stamp.Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : null;

    private static BackupManifest? ManifestOf(string file)
    {
        try
        {
            if (new FileInfo(file).LinkTarget is not null)
                return null;
            using var backup = BackupFile.Open(file);
            return backup.Manifest;
        }
        catch (Exception fault) when (fault is UnusableBackupException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
