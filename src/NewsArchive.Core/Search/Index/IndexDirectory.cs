using System.Globalization;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>The folder of the search index: numbered folders, each with an index, and a file that names the one in use.</summary>
/// <param name="options">The settings of the archive.</param>
internal sealed class IndexDirectory(ArchiveOptions options)
{
    private const string Pointer = "current", LockName = "writer.lock", RequestName = "rebuild-requested";

    /// <summary>The folder itself.</summary>
    public string Root { get; } = Path.GetFullPath(options.IndexRoot);

    private string PointerFile => Path.Combine(Root, Pointer);

    private string RequestFile => Path.Combine(Root, RequestName);

    /// <summary>The folder of the index in use; null where none was ever finished.</summary>
    /// <exception cref="InvalidDataException">The file that names it is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string? Current
    {
        get
        {
            if (!File.Exists(PointerFile))
                return null;
            var named = File.ReadAllText(PointerFile);
            if (!named.EndsWith('\n')
                || !int.TryParse(named.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !Directory.Exists(FolderOf(number)))
                throw new InvalidDataException($"{PointerFile} names no index.");
            return FolderOf(number);
        }
    }

    /// <summary>Whether somebody has asked the program that writes the index to build it anew.</summary>
    public bool IsRebuildRequested => File.Exists(RequestFile);

    /// <summary>Becomes the one program that writes the index.</summary>
    /// <returns>Disposed of when it no longer is; null while another program is, or another part of this one.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public IDisposable? TryLock()
    {
        Directory.CreateDirectory(Root);
        try
        {
            // The file stays: if it were deleted, two programs could hold locks on two files of one name.
            return new FileStream(Path.Combine(Root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException fault) when (ArchiveInUse.IsHeld(fault))
        {
            return null;
        }
    }

    /// <summary>Makes an empty folder for another index.</summary>
    public string MakeNext() => Directory.CreateDirectory(FolderOf(Numbers().DefaultIfEmpty(0).Max() + 1)).FullName;

    /// <summary>Makes an index the one in use, in one step.</summary>
    /// <param name="folder">From <see cref="MakeNext"/>; the index in it is on the disk.</param>
    public void Use(string folder)
    {
        var next = $"{PointerFile}.next";
        File.WriteAllText(next, $"{Path.GetFileName(folder)}\n");
        DatabaseCopy.Sync(next);
        File.Move(next, PointerFile, overwrite: true);
    }

    /// <summary>Removes all folders but the one in use. One that a program still reads on Windows stays until the next time.</summary>
    public void RemoveOthers()
    {
        if (!Directory.Exists(Root))
            return;
        var current = File.Exists(PointerFile) ? Current : null;
        foreach (var folder in Numbers().Select(FolderOf).Where(folder => folder != current))
            Remove(folder);
    }

    /// <summary>Removes the folder of an index that was not finished.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Mapped into memory: it goes at the next start.
        }
    }

    /// <summary>Asks the program that writes the index to build it anew.</summary>
    public void RequestRebuild()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(RequestFile, "");
    }

    /// <summary>Takes the request back.</summary>
    public void FinishRequest() => File.Delete(RequestFile);

    private IEnumerable<int> Numbers() => Directory.CreateDirectory(Root).EnumerateDirectories()
        .Select(folder => int.TryParse(folder.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number > 0);

    private string FolderOf(int number) => Path.Combine(Root, number.ToString(CultureInfo.InvariantCulture));
}
