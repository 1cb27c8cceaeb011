using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>One state of the index for as long as it is searched. Nothing that comes later changes it.</summary>
/// <remarks>Whoever takes one disposes of it; the files are closed after the last one.</remarks>
public sealed class SearchSnapshot : IDisposable
{
    private readonly IndexState _state;
    private readonly IndexSearcher? _searcher;
    private readonly Readings _readings;
    private DirectoryReader? _reader;

    private SearchSnapshot(long sequence, ArticleCatalog catalog, DirectoryReader? reader, IndexSearcher? searcher, Readings readings, IndexState state) =>
        (Sequence, Catalog, _reader, _searcher, _readings, _state) = (sequence, catalog, reader, searcher, readings, state);

    /// <summary>The row of the change feed up to which it has all changes.</summary>
    public long Sequence { get; }

    /// <summary>Whether the archive had more when this state was taken for a search: the index follows.</summary>
    internal bool IsBehind { get; private set; }

    /// <summary>The articles of this state.</summary>
    internal ArticleCatalog Catalog { get; }

    /// <summary>What dynamic collections have in this state, as far as anybody has asked.</summary>
    internal ConcurrentDictionary<int, int[]> Collections { get; private init; } = new();

    /// <summary>Whether words can be searched in it.</summary>
    internal bool HasWords => _searcher is not null;

    /// <summary>Searches it. Any number of threads may.</summary>
    /// <exception cref="IndexNotReadyException">There is no index of words yet.</exception>
    /// <exception cref="DamagedArchiveException">The index is damaged.</exception>
    internal IndexSearcher Searcher => _searcher ?? throw (_state.Status == IndexStatus.Damaged
        ? new DamagedArchiveException(DamagedPart.Index, new InvalidDataException("Files of the search index are damaged."))
        : new IndexNotReadyException(_state));

    /// <summary>Which search terms words may mean in this state.</summary>
    internal Readings Readings => _readings;

    /// <summary>Searches it, and tells damage of the files from anything else that goes wrong.</summary>
    /// <param name="search">The search.</param>
    /// <exception cref="DamagedArchiveException">The search failed, and files of the index are damaged.</exception>
    internal T Run<T>(Func<IndexSearcher, T> search)
    {
        var searcher = Searcher;
        try
        {
            return search(searcher);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && IndexIntegrity.FindDamage(searcher.IndexReader) is { } damage)
        {
            throw damage;
        }
    }

    /// <summary>Makes one of a reader.</summary>
    /// <param name="sequence">The row of the change feed that the reader has come to.</param>
    /// <param name="catalog">The catalog of the same state.</param>
    /// <param name="reader">The reader; the snapshot closes it.</param>
    internal static SearchSnapshot Of(long sequence, ArticleCatalog catalog, DirectoryReader reader) =>
        new(sequence, catalog, reader, IndexFields.NewSearcher(reader), new Readings(new FormReadings(reader).StemsOf), new IndexState(IndexStatus.Current));

    /// <summary>Makes one without words, for lists, while there is no index.</summary>
    /// <param name="sequence">The row of the change feed that the catalog has come to.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="state">Why there is no index.</param>
    internal static SearchSnapshot WithoutWords(long sequence, ArticleCatalog catalog, IndexState state) => new(sequence, catalog, null, null, Readings.None, state);

    /// <summary>The same state for somebody else, who disposes of it; null when it was closed meanwhile.</summary>
    internal SearchSnapshot? TryShare() =>
        _reader is { } reader && reader.TryIncRef() ? new SearchSnapshot(Sequence, Catalog, reader, _searcher, _readings, _state) { Collections = Collections } : null;

    /// <summary>Says what the archive had when this state was taken.</summary>
    /// <param name="newest">The newest row of the change feed.</param>
    internal SearchSnapshot At(long newest)
    {
        IsBehind = Sequence < newest;
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _reader, null)?.DecRef();
}
