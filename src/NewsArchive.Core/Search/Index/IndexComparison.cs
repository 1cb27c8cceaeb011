using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Store;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Holds an index against an archive: every article and quotation is analysed anew, in memory, and both are compared.</summary>
/// <param name="words">The archive.</param>
/// <param name="reader">The index.</param>
/// <param name="position">What the index has come to; what has changed since is left out.</param>
internal sealed class IndexComparison(ArchiveWords words, IndexReader reader, FeedPosition position)
{
    private const int Piece = 1_000;

    private readonly ConcurrentDictionary<long, bool> _unlike = new();
    private ConcurrentDictionary<long, ulong> _found = new();

    /// <summary>The articles that the index has otherwise, has not, or has although they are deleted.</summary>
    public IReadOnlyCollection<long> Articles => [.. _unlike.Keys.Where(key => (key & 1) == 0).Select(key => key / 2)];

    /// <summary>The quotations that the index has otherwise, has not, or has although they are gone.</summary>
    public IReadOnlyCollection<long> Quotes => [.. _unlike.Keys.Where(key => (key & 1) == 1).Select(key => key / 2)];

    /// <summary>Compares.</summary>
    public void Run()
    {
        _found = new(DocumentSums.Of(reader));
        var changed = words.Since(position, int.MaxValue);
        var open = changed.Articles.Select(DocumentSums.KeyOfArticle).Concat(changed.Quotes.Select(DocumentSums.KeyOfQuote)).ToHashSet();
        Compare(words.Articles(0, int.MaxValue), article => DocumentSums.KeyOfArticle(article.Id), IndexDocuments.Of);
        Compare(words.Quotes(0, int.MaxValue), quote => DocumentSums.KeyOfQuote(quote.Id), IndexDocuments.Of);
        foreach (var left in _found.Keys)
            _unlike[left] = true;
        foreach (var key in open)
            _unlike.TryRemove(key, out _);
    }

    private void Compare<T>(IEnumerable<T> rows, Func<T, long> keyOf, Func<T, IEnumerable<IIndexableField>> make)
    {
        var pieces = Partitioner.Create(rows.Chunk(Piece), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(pieces, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, piece =>
        {
            using var files = new RAMDirectory();
            using (var writer = new IndexWriter(files, IndexFields.NewWriterConfig()))
            {
                foreach (var row in piece)
                    Add(writer, row, keyOf, make);
            }

            using var made = DirectoryReader.Open(files);
            foreach (var (key, sum) in DocumentSums.Of(made))
            {
                if (!_found.TryRemove(key, out var found) || found != sum)
                    _unlike[key] = true;
            }
        });
    }

    private void Add<T>(IndexWriter writer, T row, Func<T, long> keyOf, Func<T, IEnumerable<IIndexableField>> make)
    {
        try
        {
            writer.AddDocument(make(row));
        }
        catch (DamagedArchiveException)
        {
            // The check of the archive reports it: an index has nothing of it, or what it had before.
            _found.TryRemove(keyOf(row), out _);
        }
    }
}
