using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Postings;

/// <summary>A part of an index that FTS5 has written at one time: sorted terms, each with its articles, over numbered pages.</summary>
/// <param name="Id">Its number, from which the numbers of its pages come.</param>
/// <param name="FirstPage">Its first page; earlier ones have been merged away.</param>
/// <param name="LastPage">Its last page.</param>
/// <param name="TombstonePages">How many pages name articles that are gone from it.</param>
/// <remarks>
/// Format: https://www.sqlite.org/fts5.html and the comments at the head of <c>fts5_index.c</c>; it is a file format, and
/// SQLite keeps it for all archives there are (<c>version</c> 4 in the table of settings). FTS5 writes, merges and checks
/// the index, and any tool can query it; searches only read past its query engine.
/// </remarks>
internal readonly record struct Segment(int Id, int FirstPage, int LastPage, int TombstonePages)
{
    // Where FTS5 keeps the list of segments, and which form of it an index without content has: the second.
    private const int StructureRow = 10;
    private const uint SecondForm = 0xFF000001;
    private const int PageBits = 37;

    // Pages with tombstones are numbered as those of a segment far behind all others.
    private const long TombstoneOffset = 1 << 16;

    /// <summary>The row of a page.</summary>
    public long RowOf(int page) => ((long)Id << PageBits) + page;

    /// <summary>The row of a page of tombstones, counted from 0.</summary>
    public long RowOfTombstones(int page) => ((Id + TombstoneOffset) << PageBits) + page;

    /// <summary>Reads which segments an index consists of.</summary>
    /// <param name="connection">A connection in its transaction.</param>
    /// <param name="index">The name of the index.</param>
    /// <exception cref="InvalidDataException">The list is damaged, or of a form this program does not know.</exception>
    public static IReadOnlyList<Segment> Of(SqliteConnection connection, string index)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT block FROM {index}_data WHERE id = {StructureRow}";
        var read = new VarintReader(command.ExecuteScalar() as byte[] ?? throw new InvalidDataException($"{index} has no list of segments."));
        read.Skip(sizeof(uint));
        if (read.UInt32() != SecondForm)
            throw new InvalidDataException($"{index} has a list of segments of another form.");
        var levels = read.Int32();
        _ = read.Int32();
        _ = read.Int64();
        var segments = new List<Segment>();
        for (var level = 0; level < levels; level++)
        {
            _ = read.Int32();
            for (var left = read.Int32(); left > 0; left--)
            {
                var (id, first, last) = (read.Int32(), read.Int32(), read.Int32());
                // From which moments its articles are.
                _ = (read.Int64(), read.Int64());
                var tombstonePages = read.Int32();
                // How many articles are gone, and how many there were.
                _ = (read.Int64(), read.Int64());
                segments.Add(new Segment(id, first, last, tombstonePages));
            }
        }

        return segments;
    }

    // Reads SQLite's variable-length integers: seven bits a byte, the highest first, and eight in a ninth.
    private ref struct VarintReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public void Skip(int count) => _left = count <= _left.Length ? _left[count..] : throw Damaged();

        public uint UInt32()
        {
            var value = _left.Length >= sizeof(uint) ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_left) : throw Damaged();
            Skip(sizeof(uint));
            return value;
        }

        public int Int32() => Int64() is var value and >= 0 and <= int.MaxValue ? (int)value : throw Damaged();

        public long Int64()
        {
            long value = 0;
            for (var i = 0; i < 9; i++)
            {
                if (_left.IsEmpty)
                    throw Damaged();
                var next = _left[0];
                _left = _left[1..];
                if (i == 8)
                    return (value << 8) | next;
                value = (value << 7) | (uint)(next & 0x7F);
                if (next < 0x80)
                    return value;
            }

            return value;
        }

        private static InvalidDataException Damaged() => new("The list of segments is damaged.");
    }
}
