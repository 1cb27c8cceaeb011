namespace NewsArchive.Storage;

/// <summary>Says of a run whose progress is stored in the archive whether its program still works on it, for every program that has the archive open.</summary>
/// <remarks>
/// An exclusive lock of the system on a file of its own. It goes with the process, however that ends: a run whose file nobody holds is over,
/// whatever the archive says of it.
/// </remarks>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _held;

    private RunLock(string name, FileStream held) => (Name, _held) = (name, held);

    /// <summary>By what the run names the lock in the archive.</summary>
    public string Name { get; }

    /// <summary>Takes a new lock, before the run is stored.</summary>
    /// <param name="options">The archive.</param>
    /// <returns>Disposed of when the run is over; its file goes then.</returns>
    /// <exception cref="IOException">The data directory cannot be written.</exception>
    public static RunLock Take(ArchiveOptions options)
    {
        Directory.CreateDirectory(options.RunDirectory);
        var name = Guid.NewGuid().ToString("N");
        var file = FileOf(options, name);
        return new RunLock(name, new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose));
    }

    /// <summary>Whether a program works on a run.</summary>
    /// <param name="options">The archive.</param>
    /// <param name="name">The lock that the run names; null where it names none.</param>
    public static bool IsHeld(ArchiveOptions options, string? name)
    {
        if (!IsName(name))
            return false;
        try
        {
            // Shared, so that two who look at once do not take each other for the holder.
            using (new FileStream(FileOf(options, name!), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
                return false;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException || (fault is IOException held && ArchiveInUse.IsHeld(held)))
        {
            return true;
        }
    }

    /// <summary>Removes the file that a killed program has left.</summary>
    /// <param name="options">The archive.</param>
    /// <param name="name">The lock of a run that nobody works on.</param>
    public static void Remove(ArchiveOptions options, string? name)
    {
        // In an archive that was restored there is not even the folder.
        if (IsName(name) && File.Exists(FileOf(options, name!)))
            File.Delete(FileOf(options, name!));
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    // An archive may come from elsewhere: what it names must not lead out of the folder.
    private static bool IsName(string? name) => Guid.TryParseExact(name, "N", out _);

    private static string FileOf(ArchiveOptions options, string name) => Path.Combine(options.RunDirectory, $"{name}.lock");
}
