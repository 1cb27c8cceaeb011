namespace NewsArchive.Search.Postings;

/// <summary>The places of a term in an article, read as they lie in the index: from one to the next.</summary>
/// <remarks>Variable-length integers: 1 announces a column, which follows; any other is the distance to the next place and two more.</remarks>
internal unsafe struct Places
{
    private const int LastColumn = 1;

    private byte* _next;
    private readonly byte* _end;

    /// <summary>Stands on the first place.</summary>
    public Places(byte* first, byte* end)
    {
        _next = first;
        _end = end;
        Move();
    }

    /// <summary>Whether there is a place here.</summary>
    public bool Has { get; private set; }

    public int Column { get; private set; }

    /// <summary>The number of the word in its column, from 0.</summary>
    public int Offset { get; private set; }

    /// <summary>How much is left to read.</summary>
    public readonly long Length => _end - _next;

    /// <summary>Goes to the next place.</summary>
    public bool Move()
    {
        if (_next >= _end)
            return Has = false;
        var value = Read();
        if (value == 1)
        {
            Column = Read();
            if ((uint)Column > LastColumn)
                return Has = false;
            Offset = 0;
            value = Read();
        }

        Offset += value - 2;
        return Has = true;
    }

    /// <summary>Goes on to a place that is no earlier than a given one.</summary>
    /// <returns>Whether it is that place.</returns>
    public bool MoveTo(int column, int offset)
    {
        while (Has && (Column < column || (Column == column && Offset < offset)))
            Move();
        return Has && Column == column && Offset == offset;
    }

    private int Read()
    {
        if (_next >= _end)
            return 0;
        var read = *_next++;
        if (read < 0x80)
            return read;
        var value = read & 0x7F;
        do
        {
            // A damaged index may break off anywhere.
            if (_next >= _end)
                return 0;
            read = *_next++;
            value = (value << 7) | (read & 0x7F);
        }
        while (read >= 0x80);
        return value;
    }
}
