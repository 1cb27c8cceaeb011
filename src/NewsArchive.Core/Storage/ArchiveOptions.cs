using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>The settings of an archive: section <c>Archive</c> of the configuration.</summary>
public sealed class ArchiveOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Archive";

    private bool _isReadOnly;

    /// <summary>The folder that holds the database, keys, backups and logs; absolute or relative to the current folder.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>The folder imported into an empty archive at the first start, or empty for none.</summary>
    public string SeedsDirectory { get; set; } = "";

    /// <summary>A folder whose new files the running site imports by itself, or empty for none.</summary>
    public string WatchDirectory { get; set; } = "";

    /// <summary>The largest file that is imported, in bytes.</summary>
    public long LargestFile { get; set; } = 10 * 1024 * 1024;

    /// <summary>The longest query that is read, in UTF-16 code units; what stands behind is left out, with a notice.</summary>
    public int LongestQuery { get; set; } = 2000;

    /// <summary>How long a search may take, in seconds; then what was found until then is shown, and said to be partial.</summary>
    public int LongestSearch { get; set; } = 10;

    /// <summary>How many articles an import stores in one transaction.</summary>
    public int ImportBatch { get; set; } = 2000;

    /// <summary>How long a writer waits for others, in seconds.</summary>
    public int BusyTimeout { get; set; } = 30;

    /// <summary>The folder of the search index; empty for <c>index</c> in the data directory.</summary>
    public string IndexDirectory { get; set; } = "";

    /// <summary>Whether the running site makes proposals for what imports have brought.</summary>
    public bool Propose { get; set; } = true;

    /// <summary>When the running site makes backups by itself, and how many are kept.</summary>
    public BackupOptions Backups { get; } = new();

    /// <summary>Whether the archive can only be read: its folder is write-protected, or this account may not write there (see <see cref="ArchiveInUse.ShareToRead"/>).</summary>
    public bool IsReadOnly => _isReadOnly;

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "archive.db");

    /// <summary>SQLite's write-ahead log, beside the database file while the archive is open.</summary>
    public string WriteAheadLogFile => $"{DatabaseFile}-wal";

    /// <summary>The file by which programs tell each other that they have the archive open.</summary>
    public string LockFile => Path.Combine(DataDirectory, "archive.lock");

    /// <summary>The folder in which a backup is unpacked and proved before it takes the archive's place.</summary>
    public string RestoringDirectory => Path.Combine(DataDirectory, "restoring");

    /// <summary>The folder of copies made before an upgrade, of scheduled backups, and of what a restore has replaced.</summary>
    public string BackupDirectory => Path.Combine(DataDirectory, "backups");

    /// <summary>The folder of uploaded files whose import is not done.</summary>
    public string IncomingDirectory => Path.Combine(DataDirectory, "incoming");

    /// <summary>The folder of the locks by which running imports are known; see <see cref="RunLock"/>.</summary>
    public string RunDirectory => Path.Combine(DataDirectory, "running");

    /// <summary>The folder of the search index, wherever the settings put it.</summary>
    public string IndexRoot => IndexDirectory.Length > 0 ? IndexDirectory : Path.Combine(DataDirectory, "index");

    /// <summary>The folder of the log files.</summary>
    public string LogDirectory => Path.Combine(DataDirectory, "logs");

    /// <summary>The folder of the keys that protect forms and cookies.</summary>
    public string KeyDirectory => Path.Combine(DataDirectory, "keys");

    /// <summary>Looks for settings that cannot work.</summary>
    /// <returns>One message for each; none when all is well.</returns>
    public IEnumerable<Message> Faults()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
            yield return new Message("settings.no-data-directory");
        foreach (var (name, path) in new[] { (nameof(DataDirectory), DataDirectory), (nameof(SeedsDirectory), SeedsDirectory), (nameof(WatchDirectory), WatchDirectory), (nameof(IndexDirectory), IndexDirectory) })
        {
            if (StorableText.FaultOf(path) is { } character)
                yield return new Message("problem.unstorable", $"{Section}:{name}", character);
        }

        if (LargestFile is < 1 or > 1L << 30)
            yield return OutOfRange(nameof(LargestFile), 1, 1L << 30);
        if (LongestQuery is < 1 or > 60_000)
            yield return OutOfRange(nameof(LongestQuery), 1, 60_000);
        if (LongestSearch is < 1 or > 600)
            yield return OutOfRange(nameof(LongestSearch), 1, 600);
        if (ImportBatch is < 1 or > 100_000)
            yield return OutOfRange(nameof(ImportBatch), 1, 100_000);
        if (BusyTimeout is < 1 or > 3600)
            yield return OutOfRange(nameof(BusyTimeout), 1, 3600);
        if (Backups.Every is < 0 or > 8760)
            yield return OutOfRange($"{nameof(Backups)}:{nameof(Backups.Every)}", 0, 8760);
        if (Backups.Keep is < 1 or > 1000)
            yield return OutOfRange($"{nameof(Backups)}:{nameof(Backups.Keep)}", 1, 1000);
    }

    /// <summary>Has the archive read as it is, without a file beside it.</summary>
    internal void OnlyRead() => _isReadOnly = true;

    private static Message OutOfRange(string name, long from, long to) => new("settings.out-of-range", $"{Section}:{name}", from, to);
}

/// <summary>The settings of the backups that the site makes by itself: section <c>Archive:Backups</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>Hours from one to the next, when the archive has changed meanwhile; 0 for none.</summary>
    public int Every { get; set; } = 24;

    /// <summary>How many of them are kept, and how many of the copies made before upgrades.</summary>
    public int Keep { get; set; } = 7;
}
