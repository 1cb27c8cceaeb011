using System.Data.Common;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>How many annotations each article has in the collection of all, in memory: four bytes an article, so that any page of it is found at once.</summary>
/// <remarks>
/// One for an archive and for as long as the program runs. It follows the database by the change feed, which every change of an
/// annotation or an article fills. The collection has what stands in the current text and was not rejected, article by article.
/// </remarks>
public sealed class AnnotationTally
{
    private const int Block = 1024;

    // As WebAnnotations tells them: each span of a quotation behind the first is an annotation and a link.
    private const string Counts = """
        SELECT a.id, coalesce((SELECT sum(1 + 2 * (json_array_length(q.parts) - 1) + 2 * (q.cue IS NOT NULL) + 2 * (q.speaker IS NOT NULL))
                FROM quote q WHERE q.article_id = a.id AND q.state <> 'rejected' AND q.revision = a.revision), 0)
            + (SELECT count(*) FROM mention m WHERE m.article_id = a.id AND m.state <> 'rejected' AND m.revision = a.revision)
        FROM article a WHERE a.is_deleted = 0
        """;

    private const string Changed = "(SELECT article_id FROM change_feed WHERE sequence > $sequence AND article_id IS NOT NULL)";

    private readonly Lock _lock = new();
    private readonly List<long> _blocks = [];
    private int[] _items = [];
    private long _seen = -1;

    /// <summary>Finds a stretch of the collection.</summary>
    /// <param name="connection">A connection in the transaction that is about to read it.</param>
    /// <param name="start">How many annotations stand before it.</param>
    /// <param name="count">How long it is.</param>
    internal Stretch Find(DbConnection connection, long start, int count)
    {
        lock (_lock)
        {
            Refresh(connection);
            var total = _blocks.Sum();
            var (block, before) = (0, 0L);
            while (block < _blocks.Count && before + _blocks[block] <= start)
                before += _blocks[block++];
            var article = block * Block;
            while (article < _items.Length && before + _items[article] <= start)
                before += _items[article++];
            var (articles, skipped) = (new List<long>(), (int)(start - before));
            for (var end = before; article < _items.Length && end < start + count; end += _items[article++])
            {
                if (_items[article] > 0)
                    articles.Add(article);
            }

            return new(total, articles, skipped);
        }
    }

    private void Refresh(DbConnection connection)
    {
        var (first, last) = RangeOf(connection);
        // A reader that began before another one sees less, and changes nothing.
        if (last <= _seen)
            return;
        if (_seen < 0 || first > _seen + 1)
        {
            _blocks.Clear();
            _items = [];
            Read(connection, Counts);
        }
        else
        {
            Forget(connection);
            Read(connection, $"{Counts} AND a.id IN {Changed}");
        }

        _seen = last;
    }

    private static (long First, long Last) RangeOf(DbConnection connection)
    {
        // Before a reset nothing can be followed, as if those rows had been removed.
        using var command = connection.Command("""
            SELECT coalesce(max((SELECT min(sequence) FROM change_feed), (SELECT coalesce(max(sequence) + 1, 0) FROM change_feed WHERE is_reset = 1)), 0),
                coalesce((SELECT max(sequence) FROM change_feed), 0)
            """);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private void Forget(DbConnection connection)
    {
        using var command = Command(connection, $"SELECT DISTINCT article_id FROM {Changed}");
        using var rows = command.ExecuteReader();
        while (rows.Read())
            Put(rows.GetInt32(0), 0);
    }

    private void Read(DbConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            Put(rows.GetInt32(0), rows.GetInt32(1));
    }

    private DbCommand Command(DbConnection connection, string sql) => connection.Command(sql, ("$sequence", _seen));

    private void Put(int article, int items)
    {
        if (article >= _items.Length)
        {
            Array.Resize(ref _items, Math.Max(Block, Math.Max(_items.Length * 2, (article / Block * Block) + Block)));
            while (_blocks.Count < _items.Length / Block)
                _blocks.Add(0);
        }

        _blocks[article / Block] += items - _items[article];
        _items[article] = items;
    }

    /// <param name="Total">How many annotations the collection has.</param>
    /// <param name="Articles">The articles the stretch lies in.</param>
    /// <param name="Skipped">How many annotations of the first of them stand before it.</param>
    internal readonly record struct Stretch(long Total, IReadOnlyList<long> Articles, int Skipped);
}
