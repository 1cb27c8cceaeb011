using System.IO.Compression;

namespace NewsArchive.Backups;

/// <summary>A backup that is read. It may come from anywhere: names, lengths and hashes are proved, and nothing is written where it says.</summary>
internal sealed class BackupFile : IDisposable
{
    private const long LongestManifest = 1 << 20, LongestKey = 1 << 16;
    private const int MostMembers = 1000;

    private readonly ZipArchive _zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    public BackupMember Database => Manifest.Members.Single(member => member.Name == BackupManifest.Database);

    public IEnumerable<BackupMember> Keys => Manifest.Members.Where(member => member.Name != BackupManifest.Database);

    /// <exception cref="UnusableBackupException">It is no backup of ours, or not whole.</exception>
    public static BackupFile Open(string file)
    {
        if (Directory.Exists(file))
            throw Refuse("restore.is-folder", file);
        if (!File.Exists(file))
            throw Refuse("restore.missing", file);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return new BackupFile(zip, ManifestOf(zip));
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or ArgumentException)
        {
            stream?.Dispose();
            throw Refuse("restore.not-one", file);
        }
        catch (UnusableBackupException)
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks a member, and sees it safely on the disk.</summary>
    /// <param name="member">One that the manifest names.</param>
    /// <param name="to">A file that does not exist.</param>
    /// <param name="pace">How fast.</param>
    /// <exception cref="UnusableBackupException">It is not what the manifest says.</exception>
    public void Unpack(BackupMember member, string to, Pace pace)
    {
        try
        {
            using var from = _zip.GetEntry(member.Name)!.Open();
            using var written = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            // Counted while unpacking: an archive may lie about lengths.
            var (length, hash) = HashedCopy.Of(from, written, member.Length, pace);
            if (length != member.Length || hash != member.Sha256)
                throw Refuse("restore.damaged", member.Name);
            written.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException)
        {
            throw Refuse("restore.damaged", member.Name);
        }
    }

    public void Dispose() => _zip.Dispose();

    private static BackupManifest ManifestOf(ZipArchive zip)
    {
        var names = zip.Entries.Take(MostMembers + 1).Select(entry => entry.FullName).ToList();
        if (names.Count > MostMembers || !names.Contains(BackupManifest.Name))
            throw Refuse("restore.no-manifest");
        if (names.Find(name => !BackupNames.IsKnown(name)) is { } strange)
            throw Refuse("restore.strange-member", strange);
        using var bytes = new MemoryStream();
        using (var from = zip.GetEntry(BackupManifest.Name)!.Open())
            HashedCopy.Of(from, bytes, LongestManifest, new Pace(false, CancellationToken.None));
        if (bytes.Length > LongestManifest || BackupManifest.Read(bytes.ToArray()) is not { } manifest)
            throw Refuse("restore.no-manifest");
        // Each member once, in both lists.
        var members = manifest.Members.Select(member => member.Name).Append(BackupManifest.Name).ToList();
        if (!members.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)) || members.Distinct().Count() != members.Count
            || !members.Contains(BackupManifest.Database) || manifest.Members.Any(member => member.Length < 0 || (member.Name != BackupManifest.Database && member.Length > LongestKey)))
            throw Refuse("restore.other-members");
        return manifest;
    }

    private static UnusableBackupException Refuse(string key, params object[] arguments) => new(new Message(key, arguments));
}
