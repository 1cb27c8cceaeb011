using Microsoft.Data.Sqlite;

namespace NewsArchive.Search.Postings;

/// <summary>Reads terms of a segment in their order, and of each its articles by number with the places of the term in them.</summary>
internal sealed unsafe partial class SegmentReader : IDisposable
{
    // A number and a length at their longest: so far from the end of a page nothing need be asked while reading them.
    private const int LongestRow = 18;

    private readonly SegmentPages _pages;
    private readonly int[] _gone;
    // Places that go on on the next page, put together.
    private byte[] _joined = [];
    private int _at;
    // Where the articles of the term end on this page, and whether they go on on the next.
    private int _end;
    private bool _goesOn;
    private bool _isFirst;
    private int _goneAt;

    /// <param name="connection">A connection in its transaction.</param>
    /// <param name="index">The name of the index.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="gone">The articles that are gone from it, ascending.</param>
    public SegmentReader(SqliteConnection connection, string index, Segment segment, int[] gone) =>
        (_pages, _gone) = (new SegmentPages(connection, index, segment), gone);

    /// <summary>The article, where there is one.</summary>
    public int Article { get; private set; }

    /// <summary>The places of the term in it.</summary>
    public byte* Places { get; private set; }

    /// <summary>How many bytes they take.</summary>
    public int PlacesLength { get; private set; }

    /// <summary>The columns that have the term, a bit for each: where the index knows no places, only columns.</summary>
    public byte Columns
    {
        get
        {
            var (columns, column) = (0, 0);
            for (var i = 0; i < PlacesLength; i++)
            {
                column += Places[i] - 2;
                columns |= 1 << column;
            }

            return (byte)columns;
        }
    }

    public void Dispose() => _pages.Dispose();

    /// <summary>Goes to the next article of the term.</summary>
    /// <returns>False behind the last.</returns>
    public bool Next()
    {
        while (NextEvenIfGone())
        {
            while (_goneAt < _gone.Length && _gone[_goneAt] < Article)
                _goneAt++;
            if (_goneAt == _gone.Length || _gone[_goneAt] != Article)
                return true;
        }

        return false;
    }

    private bool NextEvenIfGone()
    {
        while (_at >= _end)
        {
            if (!_goesOn || !NextPageOfTerm())
                return false;
        }

        long number, size;
        if (_at + LongestRow <= _pages.Length)
        {
            var next = _pages.Bytes + _at;
            number = *next < 0x80 ? *next++ : Varint(ref next);
            size = *next < 0x80 ? *next++ : Varint(ref next);
            _at = (int)(next - _pages.Bytes);
        }
        else
        {
            number = Varint();
            size = Varint();
        }

        // The first of a term and the first of a page are given as they are, others as distances.
        Article = checked((int)(_isFirst ? number : Article + number));
        _isFirst = false;
        // An index without content has tombstones instead of this mark.
        if ((size & 1) != 0 || size >> 1 > int.MaxValue || _at > _pages.End)
            throw _pages.Damaged();
        PlacesLength = (int)(size >> 1);
        if (PlacesLength <= _pages.End - _at)
        {
            Places = _pages.Bytes + _at;
            _at += PlacesLength;
        }
        else
        {
            Join();
        }

        return true;
    }

    // Copies places that reach over the end of the page.
    private void Join()
    {
        if (_joined.Length < PlacesLength)
            _joined = GC.AllocateUninitializedArray<byte>(Math.Max(PlacesLength, 4096), pinned: true);
        var copied = 0;
        while (true)
        {
            var some = Math.Min(_pages.End - _at, PlacesLength - copied);
            new ReadOnlySpan<byte>(_pages.Bytes + _at, some).CopyTo(_joined.AsSpan(copied));
            copied += some;
            _at += some;
            if (copied == PlacesLength)
                break;
            if (!_pages.Next())
                throw _pages.Damaged();
            BeginPage();
        }

        Places = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_joined));
    }

    // The articles of the term go on on the next page, unless that begins with another term.
    private bool NextPageOfTerm()
    {
        if (!_pages.Next())
            return _goesOn = false;
        BeginPage();
        _at = _pages.FirstArticle;
        if (_at > 0)
            return true;
        _at = _end;
        return _goesOn;
    }

    // Behind the four bytes at its head a page goes on where the one before it stopped.
    private void BeginPage()
    {
        _foot = _pages.End;
        _nextTerm = 0;
        _isFirst = _isFirstTerm = true;
        FindNextTerm();
        _at = 4;
        // Of a page without a term the whole belongs to the one before.
        _end = _nextTerm == 0 ? _pages.End : _nextTerm;
        _goesOn = _nextTerm == 0;
    }

    private static long Varint(ref byte* next)
    {
        long value = 0;
        for (var i = 0; i < 8; i++)
        {
            value = (value << 7) | (uint)(*next & 0x7F);
            if (*next++ < 0x80)
                return value;
        }

        return (value << 8) | *next++;
    }

    private long Varint() => Varint(_pages.End);

    private long Varint(int limit)
    {
        long value = 0;
        for (var i = 0; _at < limit && i < 9; i++)
        {
            var next = _pages.Bytes[_at++];
            if (i == 8)
                return (value << 8) | next;
            if (next < 0x80)
                return (value << 7) | next;
            value = (value << 7) | (uint)(next & 0x7F);
        }

        throw _pages.Damaged();
    }
}
