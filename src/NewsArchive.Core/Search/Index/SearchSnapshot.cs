using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>One state of the index for as long as it is searched. Nothing that comes later changes it.</summary>
/// <remarks>Whoever takes one disposes of it; the files are closed after the last one.</remarks>
public sealed class SearchSnapshot : IDisposable
{
    private DirectoryReader? _reader;

    private SearchSnapshot(long sequence, DirectoryReader reader, IndexSearcher searcher) => (Sequence, _reader, Searcher) = (sequence, reader, searcher);

    /// <summary>The row of the change feed up to which it has all changes.</summary>
    public long Sequence { get; }

    /// <summary>Searches it. Any number of threads may.</summary>
    internal IndexSearcher Searcher { get; }

    /// <summary>Searches it, and tells damage of the files from anything else that goes wrong.</summary>
    /// <param name="search">The search.</param>
    /// <exception cref="DamagedArchiveException">The search failed, and files of the index are damaged.</exception>
    internal T Run<T>(Func<IndexSearcher, T> search)
    {
        try
        {
            return search(Searcher);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && IndexIntegrity.FindDamage(Searcher.IndexReader) is { } damage)
        {
            throw damage;
        }
    }

    /// <summary>Makes one of a reader.</summary>
    /// <param name="sequence">The row of the change feed that the reader has come to.</param>
    /// <param name="reader">The reader; the snapshot closes it.</param>
    internal static SearchSnapshot Of(long sequence, DirectoryReader reader) => new(sequence, reader, IndexFields.NewSearcher(reader));

    /// <summary>The same state for somebody else, who disposes of it; null when it was closed meanwhile.</summary>
    internal SearchSnapshot? TryShare() =>
        _reader is { } reader && reader.TryIncRef() ? new SearchSnapshot(Sequence, reader, Searcher) : null;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _reader, null)?.DecRef();
}
