using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>An index that is open for writing. What was not committed is taken back when it is disposed of.</summary>
internal sealed class OpenIndex : IDisposable
{
    // What is gathered in memory before a segment is written, by all threads together.
    private const double BufferMegabytes = 48;

    // Each word of a query is looked up in every segment, so there are few; neighbours are merged, so that the articles of an import stay in
    // their order and need not be sorted for each search.
    private const int SegmentsOfALevel = 4;

    // Smaller ones count as one level; one that is larger is merged no more.
    private const double SmallSegment = 16, LargeSegment = 4096;

    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly RecordingMergeScheduler _merges = new();
    private DirectoryReader? _reader;

    private OpenIndex(string folder, OpenMode mode)
    {
        _directory = FSDirectory.Open(folder, new NativeFSLockFactory());
        try
        {
            var config = IndexFields.NewWriterConfig();
            (config.OpenMode, config.MergeScheduler, config.RAMBufferSizeMB) = (mode, _merges, BufferMegabytes);
            config.MergePolicy = new LogByteSizeMergePolicy { MergeFactor = SegmentsOfALevel, MinMergeMB = SmallSegment, MaxMergeMB = LargeSegment };
            _writer = new IndexWriter(_directory, config);
        }
        catch
        {
            _directory.Dispose();
            throw;
        }
    }

    /// <summary>What the last commit holds; null where it is of another program or version.</summary>
    public IndexPosition? Position => IndexPosition.Of(_writer.CommitData);

    /// <summary>Begins an index in an empty folder.</summary>
    public static OpenIndex Create(string folder) => new(folder, OpenMode.CREATE);

    /// <summary>Opens an index.</summary>
    public static OpenIndex Open(string folder) => new(folder, OpenMode.APPEND);

    /// <summary>Writes documents.</summary>
    public IndexDocuments Documents(ILogger log) => new(_writer, log);

    /// <summary>Brings articles and quotations to the state of an archive.</summary>
    public void Put(ArchiveWords words, ChangedWords changes, ILogger log, CancellationToken cancellation)
    {
        Documents(log).Put(words, changes, cancellation);
        ThrowOfMerges();
    }

    /// <summary>Reads the state of the index with everything that was written, committed or not.</summary>
    /// <returns>To be closed by the caller.</returns>
    public DirectoryReader NewReader()
    {
        if (_reader is null)
            _reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        else if (DirectoryReader.OpenIfChanged(_reader, _writer, applyAllDeletes: true) is { } newer)
        {
            _reader.Dispose();
            _reader = newer;
        }

        _reader.IncRef();
        return _reader;
    }

    /// <summary>Writes everything to the disk.</summary>
    /// <param name="position">What the commit holds.</param>
    public void Commit(IndexPosition position)
    {
        ThrowOfMerges();
        _writer.SetCommitData(position.ToCommitData());
        _writer.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        try
        {
            _writer.Rollback();
        }
        catch (Exception fault) when (IndexIntegrity.IsDamage(fault))
        {
            // It could not be read any more.
        }
        finally
        {
            _directory.Dispose();
        }
    }

    private void ThrowOfMerges()
    {
        if (_merges.Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
    }
}
