using Lucene.Net.Index;
using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Builds the search index anew because somebody asks for it.</summary>
/// <param name="options">The settings of the archive, which may be in use meanwhile.</param>
public sealed class IndexRebuild(ArchiveOptions options)
{
    /// <summary>Asks the program that writes the index, such as the running site, to build it; it begins within a second.</summary>
    public void Request() => new IndexDirectory(options).RequestRebuild();

    /// <summary>Builds it, or leaves it to the program that writes it, such as the running site.</summary>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellation">Stops it; the index there is stays.</param>
    /// <returns>How many articles the index has; null where it was left to another program, which begins within a second.</returns>
    public long? Run(IProgress<IndexState>? progress = null, CancellationToken cancellation = default)
    {
        using var snapshots = new SearchSnapshots();
        using var follower = IndexFollower.TryOpen(options, snapshots, NullLogger.Instance);
        if (follower is null)
        {
            Request();
            return null;
        }

        follower.Rebuild(cancellation, progress);
        using var snapshot = snapshots.Take()!;
        return snapshot.Searcher.IndexReader.DocFreq(new Term(IndexFields.Kind, IndexFields.Article));
    }
}
