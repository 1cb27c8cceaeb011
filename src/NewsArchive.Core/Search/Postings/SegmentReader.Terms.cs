namespace NewsArchive.Search.Postings;

// Goes from term to term: each page names at its foot where its terms begin.
internal sealed unsafe partial class SegmentReader
{
    // FTS5 puts it before every term of the index itself.
    private const byte Main = (byte)'0';

    private byte[] _term = new byte[64];
    private int _termLength;
    // Where in the list of terms at the foot of the page the next one is named.
    private int _foot;
    private int _nextTerm;
    private bool _isFirstTerm;

    /// <summary>The term, as the index has it.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(1, _termLength - 1);

    /// <summary>Goes before the articles of the first term that is no earlier than one.</summary>
    /// <returns>False when there is none.</returns>
    public bool GoTo(ReadOnlySpan<byte> term)
    {
        byte[] wanted = [Main, .. term];
        if (!_pages.GoTo(wanted))
            return false;
        BeginPage();
        while (ReadTerm())
        {
            if (_term.AsSpan(0, _termLength).SequenceCompareTo(wanted) >= 0)
                return _term[0] == Main;
        }

        return false;
    }

    /// <summary>Goes from behind the last article of a term to the next term.</summary>
    public bool NextTerm() => ReadTerm() && _term[0] == Main;

    private bool ReadTerm()
    {
        while (_nextTerm == 0)
        {
            if (!_pages.Next())
                return false;
            BeginPage();
            _termLength = 0;
        }

        _at = _nextTerm;
        // The first of a page is whole, the others tell how much they share with the one before.
        var shared = _isFirstTerm ? 0 : (int)Varint();
        _isFirstTerm = false;
        var length = (int)Varint();
        if (shared > _termLength || length > _pages.End - _at || length <= 0)
            throw _pages.Damaged();
        if (_term.Length < shared + length)
            Array.Resize(ref _term, shared + length);
        new ReadOnlySpan<byte>(_pages.Bytes + _at, length).CopyTo(_term.AsSpan(shared));
        _termLength = shared + length;
        _at += length;
        FindNextTerm();
        (_end, _goesOn) = _nextTerm == 0 ? (_pages.End, true) : (_nextTerm, false);
        _isFirst = true;
        (_goneAt, _lastPage) = (0, null);
        // Where nothing fitted behind the term, its first article begins the next page.
        if (_at >= _end && _goesOn)
        {
            if (!_pages.Next())
                throw _pages.Damaged();
            BeginPage();
        }

        return true;
    }

    private void FindNextTerm()
    {
        if (_foot >= _pages.Length)
        {
            _nextTerm = 0;
            return;
        }

        var at = _at;
        _at = _foot;
        _nextTerm += (int)Varint(_pages.Length);
        _foot = _at;
        _at = at;
        if (_nextTerm < 4 || _nextTerm >= _pages.End)
            throw _pages.Damaged();
    }
}
