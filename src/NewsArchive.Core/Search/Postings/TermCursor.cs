namespace NewsArchive.Search.Postings;

/// <summary>The articles of a term, by number, over all segments of an index.</summary>
internal sealed unsafe class TermCursor
{
    /// <summary>Behind the last article.</summary>
    public const int End = int.MaxValue;

    // An article stands in one segment only: where it was written anew, it is gone from the others.
    private readonly SegmentReader[] _readers;
    private int _left;
    private SegmentReader? _current;

    /// <param name="readers">A reader before the articles of the term for each segment that has it.</param>
    public TermCursor(SegmentReader[] readers)
    {
        _readers = readers;
        _left = readers.Length;
        for (var i = _left - 1; i >= 0; i--)
        {
            if (!readers[i].Next())
                readers[i] = readers[--_left];
        }

        Choose();
    }

    /// <summary>The article, or <see cref="End"/>.</summary>
    public int Article { get; private set; }

    /// <summary>The places of the term in the article.</summary>
    public byte* Places => _current!.Places;

    /// <summary>Their end.</summary>
    public byte* PlacesEnd => _current!.Places + _current.PlacesLength;

    /// <inheritdoc cref="SegmentReader.Columns"/>
    public byte Columns => _current!.Columns;

    /// <summary>Goes on to the first article that is no earlier than one.</summary>
    /// <returns>That article, or <see cref="End"/>.</returns>
    public int MoveTo(int article)
    {
        while (Article < article)
            Went(_current!.MoveTo(article));
        return Article;
    }

    /// <summary>Goes to the next article; must stand on one.</summary>
    public void Move() => Went(_current!.Next());

    private void Went(bool has)
    {
        if (has && _left == 1)
        {
            Article = _current!.Article;
            return;
        }

        if (!has)
            _readers[Array.IndexOf(_readers, _current)] = _readers[--_left];
        Choose();
    }

    private void Choose()
    {
        (Article, _current) = (End, null);
        for (var i = 0; i < _left; i++)
        {
            if (_readers[i].Article < Article)
                (Article, _current) = (_readers[i].Article, _readers[i]);
        }
    }
}
