namespace NewsArchive.Storage;

/// <summary>Tells a data directory that is not there from one that cannot be read.</summary>
public static class DataFolder
{
    /// <summary>Whether an archive has been begun in the data directory.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <exception cref="UnusableDatabaseException">The folder or the database in it cannot be read, or the folder is a file.</exception>
    public static bool HasArchive(ArchiveOptions options)
    {
        if (AttributesOf(options.DataDirectory) is not { } folder)
            return false;
        if (!folder.HasFlag(FileAttributes.Directory))
            throw new UnusableDatabaseException(new Message("database.no-folder", options.DataDirectory));
        if (AttributesOf(options.DatabaseFile) is not { } file)
            return false;
        if (file.HasFlag(FileAttributes.Directory))
            throw new UnusableDatabaseException(new Message("database.foreign", options.DatabaseFile));
        return LengthOf(options.DatabaseFile) > 0;
    }

    // Null when there is none. File.Exists does not tell that from a folder that may not be looked into.
    private static FileAttributes? AttributesOf(string path)
    {
        try
        {
            return File.GetAttributes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableDatabaseException(new Message("database.unreadable", Path.GetDirectoryName(path) ?? path));
        }
    }

    private static long LengthOf(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.Length;
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableDatabaseException(new Message("database.unreadable", file));
        }
    }
}
