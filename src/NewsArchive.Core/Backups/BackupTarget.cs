using NewsArchive.Storage;

namespace NewsArchive.Backups;

/// <summary>The place a backup is written to: beside it first, and under its name when it is whole.</summary>
internal sealed class BackupTarget(string file, bool overwrite)
{
    private bool _isClaimed;

    public string File { get; } = Path.GetFullPath(file);

    /// <summary>The copy of the database that is packed.</summary>
    public string Copy => $"{Partial}.db";

    private string Partial => File + Backup.Unfinished;

    private string Folder => Path.GetDirectoryName(File)!;

    /// <exception cref="UnusableBackupException">A backup cannot be written there.</exception>
    public void Prove()
    {
        if (Directory.Exists(File) || Path.EndsInDirectorySeparator(file))
            throw Refuse("backup.is-folder", File);
        if (!Directory.Exists(Folder))
            throw Refuse("backup.no-folder", Folder);
        if (!Path.Exists(File))
            return;
        if (!overwrite)
            throw Refuse("backup.exists", File);
        // A slip must not cost the database itself, or a text: only what may be a backup is written over.
        if (!IsZip())
            throw Refuse("backup.exists-other", File);
    }

    /// <exception cref="UnusableBackupException">The copy alone is larger than what is free.</exception>
    public void ProveRoom(long bytes)
    {
        var free = new DriveInfo(Folder).AvailableFreeSpace;
        if (free < bytes)
            throw Refuse("backup.no-room", Folder, free / 1_048_576.0, bytes / 1_048_576.0);
    }

    /// <summary>Opens the file beside, for this run alone.</summary>
    public FileStream Claim(bool isPrivate)
    {
        try
        {
            var claim = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (isPrivate && !OperatingSystem.IsWindows())
                claim.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            // A link that somebody laid there would lead elsewhere.
            if (new FileInfo(Partial).LinkTarget is not null)
                System.IO.File.Delete(Partial);
            var stream = new FileStream(Partial, claim);
            _isClaimed = true;
            stream.SetLength(0);
            return stream;
        }
        catch (IOException fault) when (ArchiveInUse.IsHeld(fault))
        {
            throw Refuse("backup.being-written", File);
        }
        catch (UnauthorizedAccessException)
        {
            throw Refuse("backup.not-writable", Folder);
        }
    }

    /// <summary>Gives the finished file its name.</summary>
    public void Take()
    {
        // Somebody may have written there meanwhile.
        Prove();
        System.IO.File.Move(Partial, File, overwrite);
    }

    public void CleanUp()
    {
        if (!_isClaimed)
            return;
        DatabaseCopy.Remove(Copy);
        System.IO.File.Delete(Partial);
    }

    // The length comes first: that of a pipe or a device is 0, and opening one may wait for ever.
    private bool IsZip()
    {
        if (new FileInfo(File).Length < 4)
            return false;
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    private static UnusableBackupException Refuse(string key, params object[] arguments) => new(new Message(key, arguments));
}
