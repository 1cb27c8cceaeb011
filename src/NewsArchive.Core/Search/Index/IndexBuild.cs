using Microsoft.Extensions.Logging;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Builds an index of everything that an archive has.</summary>
/// <remarks>
/// The archive is read in pieces, each from the state of its moment, and nobody waits. What changes meanwhile is applied at the end, by the change
/// feed, from the row at the beginning on.
/// </remarks>
/// <param name="options">The settings of the archive.</param>
/// <param name="empty">The empty index; disposed of unless <see cref="Take"/> gives it away.</param>
/// <param name="snapshots">Told how far it is.</param>
/// <param name="log">Told of articles that cannot be read.</param>
/// <param name="progress">Told how far it is as well; null for nobody.</param>
internal sealed class IndexBuild(ArchiveOptions options, OpenIndex empty, SearchSnapshots snapshots, ILogger log, IProgress<IndexState>? progress) : IDisposable
{
    private const int Piece = 2_000;

    private OpenIndex? _index = empty;
    private long _total;

    /// <summary>How many articles and quotations were indexed.</summary>
    public long Done { get; private set; }

    /// <summary>Builds it.</summary>
    /// <returns>What the index has come to; it is not committed.</returns>
    public IndexPosition Run(CancellationToken cancellation)
    {
        FeedPosition position;
        using (var words = ArchiveWords.Open(options))
            (position, _total) = (words.Newest, words.Count());
        Report();
        var index = _index!;
        var documents = index.Documents(log);
        InPieces((words, after) => words.Articles(after, Piece), article => article.Id, articles => documents.Add(articles, cancellation));
        InPieces((words, after) => words.Quotes(after, Piece), quote => quote.Id, quotes => documents.Add(quotes, cancellation));
        while (true)
        {
            using var words = ArchiveWords.Open(options);
            var changes = words.Since(position, Piece);
            if (changes.Through == position)
                return IndexPosition.At(position);
            index.Put(words, changes, log, cancellation);
            position = changes.Through;
        }
    }

    /// <summary>Gives the index away.</summary>
    public OpenIndex Take()
    {
        var taken = _index!;
        _index = null;
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => _index?.Dispose();

    private void InPieces<T>(Func<ArchiveWords, long, IEnumerable<T>> read, Func<T, long> numberOf, Func<IEnumerable<T>, int> add)
    {
        var (last, count) = (0L, Piece);
        while (count == Piece)
        {
            using var words = ArchiveWords.Open(options);
            count = add(read(words, last).Select(row =>
            {
                // Rows are read one at a time, whoever reads them.
                last = numberOf(row);
                return row;
            }));
            Done += count;
            Report();
        }
    }

    private void Report()
    {
        var state = new IndexState(IndexStatus.Building, Done, Math.Max(_total, Done));
        snapshots.Note(state);
        progress?.Report(state);
    }
}
