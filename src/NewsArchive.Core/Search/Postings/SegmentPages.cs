using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Search.Postings;

/// <summary>The pages of a segment, one after the other, as they lie in the database.</summary>
internal sealed unsafe class SegmentPages : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _index;
    private readonly Segment _segment;
    private readonly sqlite3_stmt _rows;
    private bool _isOver;

    public SegmentPages(SqliteConnection connection, string index, Segment segment)
    {
        (_connection, _index, _segment) = (connection, index, segment);
        Check(raw.sqlite3_prepare_v2(connection.Handle, $"SELECT id, block FROM {index}_data WHERE id BETWEEN ?1 AND ?2", out _rows));
    }

    /// <summary>The bytes of the page; they stay where they are until the next one is asked for.</summary>
    public byte* Bytes { get; private set; }

    /// <summary>How many bytes it has.</summary>
    public int Length { get; private set; }

    /// <summary>Where its terms and articles end and the places of its terms begin.</summary>
    public int End { get; private set; }

    /// <summary>Where the first article stands whose term began on an earlier page; 0 when there is none.</summary>
    public int FirstArticle { get; private set; }

    /// <summary>The number of the page.</summary>
    public int Number { get; private set; }

    /// <summary>Goes to the page that has a term, if the segment has it; where not, to the page it would stand on.</summary>
    public bool GoTo(byte[] term) => GoTo(Math.Max(_segment.FirstPage, Named("<= ?2 ORDER BY term DESC", term) ?? 0));

    /// <summary>The last page that may have articles of a term.</summary>
    public int LastOf(ReadOnlySpan<byte> term) => Named("> ?2 ORDER BY term", term) ?? _segment.LastPage;

    /// <summary>Goes to a page.</summary>
    public bool GoTo(int page)
    {
        _ = raw.sqlite3_reset(_rows);
        _ = raw.sqlite3_bind_int64(_rows, 1, _segment.RowOf(page));
        _ = raw.sqlite3_bind_int64(_rows, 2, _segment.RowOf(_segment.LastPage));
        (Number, _isOver) = (page - 1, false);
        return Next();
    }

    /// <summary>Goes to the next page.</summary>
    /// <returns>False behind the last.</returns>
    public bool Next()
    {
        // SQLite would begin again.
        if (_isOver || (_isOver = !Step(_rows)))
            return false;
        if (raw.sqlite3_column_int64(_rows, 0) != _segment.RowOf(++Number))
            throw Damaged();
        var bytes = raw.sqlite3_column_blob(_rows, 1);
        if (bytes.Length < 4)
            throw Damaged();
        // The statement holds the memory until its next step.
        fixed (byte* first = bytes)
            Bytes = first;
        Length = bytes.Length;
        FirstArticle = (Bytes[0] << 8) | Bytes[1];
        End = (Bytes[2] << 8) | Bytes[3];
        if (End > Length || End < 4 || FirstArticle > End)
            throw Damaged();
        return true;
    }

    public void Dispose() => _rows.Dispose();

    internal InvalidDataException Damaged() => new($"{_index} is damaged near page {Number} of segment {_segment.Id}.");

    // The list of pages names the first term of each.
    private int? Named(string which, ReadOnlySpan<byte> term)
    {
        Check(raw.sqlite3_prepare_v2(_connection.Handle, $"SELECT pgno >> 1 FROM {_index}_idx WHERE segid = ?1 AND term {which} LIMIT 1", out var find));
        using (find)
        {
            _ = raw.sqlite3_bind_int(find, 1, _segment.Id);
            _ = raw.sqlite3_bind_blob(find, 2, term);
            return Step(find) ? raw.sqlite3_column_int(find, 0) : null;
        }
    }

    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(code);
        return code == raw.SQLITE_ROW;
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), code & 0xFF, code);
    }
}
