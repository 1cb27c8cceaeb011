using Lucene.Net.Index;
using Lucene.Net.Store;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Reads the commits of an index that another program writes.</summary>
/// <param name="options">The settings of the archive.</param>
/// <param name="snapshots">Where searches take the states of the index.</param>
internal sealed class CommittedIndex(ArchiveOptions options, SearchSnapshots snapshots) : IDisposable
{
    private readonly IndexDirectory _directory = new(options);
    private readonly FollowedCatalog _catalog = new();
    private string? _folder;
    private FSDirectory? _files;
    private DirectoryReader? _reader;

    /// <summary>Takes the newest commit, if it is another one than before.</summary>
    /// <exception cref="DamagedArchiveException">Files of the index are damaged.</exception>
    public void Refresh()
    {
        try
        {
            if (_directory.Current is not { } folder)
                snapshots.Clear();
            else if (folder != _folder)
                Open(folder);
            else if (TryReopen())
                Publish(isOther: false);
        }
        catch (Exception fault) when (IndexIntegrity.IsDamage(fault))
        {
            Dispose();
            // The writer may have removed it a moment ago, or has begun another one.
            if (fault is not (IndexNotFoundException or FileNotFoundException or DirectoryNotFoundException))
                throw new DamagedArchiveException(DamagedPart.Index, fault);
            snapshots.Clear();
        }
        catch
        {
            // The next look opens it anew, and publishes what was not published now.
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _files?.Dispose();
        (_folder, _files, _reader) = (null, null, null);
    }

    private void Open(string folder)
    {
        Dispose();
        _files = FSDirectory.Open(folder, NoLockFactory.GetNoLockFactory());
        _reader = DirectoryReader.Open(_files);
        _folder = folder;
        Publish(isOther: true);
    }

    // False where it is the one that was published before.
    private bool TryReopen()
    {
        if (DirectoryReader.OpenIfChanged(_reader) is not { } newer)
            return false;
        _reader!.Dispose();
        _reader = newer;
        return true;
    }

    private void Publish(bool isOther)
    {
        using var words = ArchiveWords.Open(options);
        if (IndexPosition.Of(_reader!.IndexCommit.UserData) is not { } position || !position.LeadsTo(words))
        {
            snapshots.Clear();
            return;
        }

        _catalog.Read(words.Connection, position.Feed);
        _reader.IncRef();
        snapshots.Publish(SearchSnapshot.Of(position.Feed.Sequence, _catalog.Current, _reader), isOther);
    }
}
