using System.Buffers.Binary;
using System.Text;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Postings;

/// <summary>Reads an index of FTS5 as a connection sees it in its transaction: the articles of a term, or of all terms that begin alike.</summary>
/// <remarks>What a transaction has added to the index itself and not yet committed is not seen.</remarks>
internal sealed class IndexReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _index;
    private readonly List<(Segment Segment, int[] Gone)> _segments = [];
    private readonly List<SegmentReader> _open = [];

    /// <param name="connection">A connection in its transaction.</param>
    /// <param name="index">The name of the index.</param>
    public IndexReader(SqliteConnection connection, string index)
    {
        (_connection, _index) = (connection, index);
        foreach (var segment in Segment.Of(connection, index))
            _segments.Add((segment, Gone(segment)));
    }

    public void Dispose()
    {
        foreach (var reader in _open)
            reader.Dispose();
    }

    /// <summary>The articles of a term.</summary>
    public TermCursor Find(string term)
    {
        var bytes = Encoding.UTF8.GetBytes(term);
        var readers = new List<SegmentReader>(_segments.Count);
        foreach (var reader in Readers())
        {
            if (reader.GoTo(bytes) && reader.Term.SequenceEqual(bytes))
                readers.Add(reader);
        }

        return new TermCursor([.. readers]);
    }

    /// <summary>A reader at each term with a beginning, one after the other; the articles of the term must be read to their end.</summary>
    public IEnumerable<SegmentReader> Beginning(string beginning)
    {
        var bytes = Encoding.UTF8.GetBytes(beginning);
        foreach (var reader in Readers())
        {
            for (var has = reader.GoTo(bytes); has && reader.Term.StartsWith(bytes); has = reader.NextTerm())
                yield return reader;
        }
    }

    private IEnumerable<SegmentReader> Readers()
    {
        foreach (var (segment, gone) in _segments)
        {
            var reader = new SegmentReader(_connection, _index, segment, gone);
            _open.Add(reader);
            yield return reader;
        }
    }

    // A page of tombstones is a table of numbers of four or eight bytes behind eight of its own; 0 is an empty place.
    private int[] Gone(Segment segment)
    {
        if (segment.TombstonePages == 0)
            return [];
        var gone = new List<int>();
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT block FROM {_index}_data WHERE id BETWEEN {segment.RowOfTombstones(0)} AND {segment.RowOfTombstones(segment.TombstonePages - 1)}";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var page = rows.GetFieldValue<byte[]>(0);
            var size = page.Length > 0 && page[0] == sizeof(int) ? sizeof(int) : sizeof(long);
            for (var at = 8; at + size <= page.Length; at += size)
            {
                var number = size == sizeof(int) ? BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at)) : BinaryPrimitives.ReadInt64BigEndian(page.AsSpan(at));
                if (number is > 0 and <= int.MaxValue)
                    gone.Add((int)number);
            }
        }

        gone.Sort();
        return [.. gone];
    }
}
