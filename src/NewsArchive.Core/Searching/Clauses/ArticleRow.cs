namespace NewsArchive.Searching.Clauses;

/// <summary>An article that FTS5 has found, while it stands on it.</summary>
internal readonly unsafe ref struct ArticleRow(FtsApi.Extension* api, nint row, float relativeLength, int titleLength)
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly float _norm = K1 * (1 - B + (B * relativeLength));

    /// <summary>How many words the headline has; 0 without one.</summary>
    public int TitleLength => titleLength;

    /// <summary>The places of a term.</summary>
    public Places PlacesOf(int term)
    {
        FtsApi.Places places;
        int column, offset;
        return api->PhraseFirst(row, term, &places, &column, &offset) != 0 || column < 0 ? default : new Places(places.Next, places.End, column, offset);
    }

    /// <summary>How often the article counts for the columns that have the only term, where places are not known.</summary>
    public float Columns()
    {
        FtsApi.Places places;
        int column;
        if (api->PhraseFirstColumn(row, 0, &places, &column) != 0 || column < 0)
            return 0;
        // There are two columns: behind the first there is the second, or none.
        return Clause.Weights[column] + (places.Next < places.End ? Clause.Weights[Clause.Body] : 0);
    }

    /// <summary>The part of BM25 that depends on the article: more for more places, less for a longer text.</summary>
    public float Saturated(float frequency) => frequency * (K1 + 1) / (frequency + _norm);
}

/// <summary>The places of a term in an article, read as they lie in the index: from one to the next.</summary>
/// <remarks>Variable-length integers: 1 announces a column, which follows; any other is the distance to the next place and two more.</remarks>
internal unsafe struct Places
{
    private byte* _next;
    private readonly byte* _end;

    public Places(byte* next, byte* end, int column, int offset)
    {
        _next = next;
        _end = end;
        (Column, Offset, Has) = (column, offset, true);
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
            if ((uint)Column > Clause.Body)
                return Has = false;
            Offset = 0;
            value = Read();
        }

        Offset += value - 2;
        return true;
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
