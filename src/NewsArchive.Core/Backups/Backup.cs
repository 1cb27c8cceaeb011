using System.Data.Common;
using System.IO.Compression;
using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>A backup that was written.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Odd">Something in the archive that is not of NewsArchive, for which a restore will refuse the backup; or null.</param>
public sealed record BackupReport(string File, long Bytes, BackupManifest Manifest, string? Odd);

/// <summary>Writes an archive into one file while others read and write it: a ZIP archive of the database, with the originals in it, and a manifest.</summary>
/// <param name="options">The settings of the archive.</param>
/// <param name="time">The clock that dates it.</param>
/// <remarks>
/// It is written beside its place and takes its name when it is whole and on the disk. What a killed one has left is
/// written over by the next one of that name. An archive of an older schema is not upgraded.
/// </remarks>
public sealed class Backup(ArchiveOptions options, TimeProvider time)
{
    /// <summary>The ending of a file that is being written.</summary>
    internal const string Unfinished = ".partial";

    /// <summary>Writes a backup.</summary>
    /// <param name="file">Where to; its folder is there.</param>
    /// <param name="withKeys">Whether the keys that protect forms and cookies go with it.</param>
    /// <param name="overwrite">Whether another backup of that name is replaced. What is no ZIP archive never is.</param>
    /// <param name="isGentle">Whether it rests half of the time.</param>
    /// <param name="cancellation">Stops it; nothing is left.</param>
    /// <exception cref="UnusableBackupException">There is no archive, or the file cannot be written there.</exception>
    public BackupReport Write(string file, bool withKeys = false, bool overwrite = false, bool isGentle = false, CancellationToken cancellation = default)
    {
        var target = new BackupTarget(file, overwrite);
        target.Prove();
        using var connection = OpenArchive();
        target.ProveRoom(connection.Read<long>("SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)"));
        var pace = new Pace(isGentle, cancellation);
        try
        {
            using var output = target.Claim(isPrivate: withKeys);
            var made = time.GetUtcNow();
            // The copy is private to this run: whoever has claimed the file beside it has claimed this one.
            DatabaseCopy.Remove(target.Copy);
            pace.Run(connection, () => connection.CopyInto(target.Copy));
            var manifest = Fill(output, target.Copy, made, withKeys, pace, out var odd);
            output.Flush(flushToDisk: true);
            var length = output.Length;
            output.Dispose();
            target.Take();
            return new BackupReport(target.File, length, manifest, odd);
        }
        finally
        {
            target.CleanUp();
        }
    }

    private DbConnection OpenArchive()
    {
        if (!File.Exists(options.DatabaseFile) || new FileInfo(options.DatabaseFile).Length == 0)
            throw new UnusableBackupException(new Message("backup.no-archive", options.DataDirectory));
        var connection = Database.OpenExisting(options);
        try
        {
            new Schema().VersionOf(connection, options.DatabaseFile);
            return connection;
        }
        catch (UnusableDatabaseException)
        {
            connection.Dispose();
            throw;
        }
    }

    private BackupManifest Fill(Stream output, string copy, DateTimeOffset made, bool withKeys, Pace pace, out string? odd)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var members = new List<BackupMember> { Add(zip, BackupManifest.Database, copy, made, pace) };
        if (withKeys && Directory.Exists(options.KeyDirectory))
        {
            foreach (var key in Directory.GetFiles(options.KeyDirectory).Order(StringComparer.Ordinal).Where(key => BackupNames.IsKey(Path.GetFileName(key))))
                members.Add(Add(zip, BackupManifest.Keys + Path.GetFileName(key), key, made, pace));
        }

        var manifest = BackupContent.Describe(copy, out odd) with { Made = made, WithKeys = withKeys, Members = members };
        using var entry = Entry(zip, BackupManifest.Name, made).Open();
        entry.Write(manifest.Write());
        return manifest;
    }

    private static BackupMember Add(ZipArchive zip, string name, string file, DateTimeOffset made, Pace pace)
    {
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        using var to = Entry(zip, name, made).Open();
        var (length, hash) = HashedCopy.Of(from, to, long.MaxValue, pace);
        return new BackupMember(name, length, hash);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, DateTimeOffset made)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = made;
        return entry;
    }
}
