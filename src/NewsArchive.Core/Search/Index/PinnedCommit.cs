using Lucene.Net.Index;
using Lucene.Net.Store;

namespace NewsArchive.Search.Index;

/// <summary>The files of the last commit of an index, held open: another program may go on writing, and remove them, while they are read.</summary>
/// <remarks>They are read by read operations instead of through memory: a sector that cannot be read is then an exception, not the end of the
/// process.</remarks>
internal sealed class PinnedCommit : BaseDirectory
{
    // Written with every commit, not listed by it.
    private const string Generation = "segments.gen";

    private readonly Dictionary<string, IndexInput> _files = [];
    private readonly NIOFSDirectory _folder;

    private PinnedCommit(string folder) => _folder = new NIOFSDirectory(folder, NoLockFactory.GetNoLockFactory());

    /// <summary>Opens the files of the last commit.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <exception cref="FileNotFoundException">A file is missing, or was removed because of a newer commit: then it is worth another try.</exception>
    /// <exception cref="IOException">A file is damaged, or cannot be read.</exception>
    public static PinnedCommit Open(string folder)
    {
        var pinned = new PinnedCommit(folder);
        try
        {
            var segments = new SegmentInfos();
            segments.Read(pinned._folder);
            var names = segments.GetFiles(pinned._folder, includeSegmentsFile: true);
            foreach (var name in names.Concat(pinned._folder.ListAll().Where(name => name == Generation)))
                pinned._files[name] = pinned._folder.OpenInput(name, IOContext.READ);
            return pinned;
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override string[] ListAll() => [.. _files.Keys];

    /// <inheritdoc/>
    [Obsolete("As in the base class.")]
    public override bool FileExists(string name) => _files.ContainsKey(name);

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name, IOContext context)
    {
        var input = (IndexInput)Find(name).Clone();
        input.Seek(0);
        return input;
    }

    /// <inheritdoc/>
    public override void DeleteFile(string name) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name, IOContext context) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Sync(ICollection<string> names) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var file in _files.Values)
            file.Dispose();
        _folder.Dispose();
    }

    private IndexInput Find(string name) =>
        _files.TryGetValue(name, out var file) ? file : throw new FileNotFoundException("The commit has no such file.", name);
}
