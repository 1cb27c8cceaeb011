using NewsArchive.Search.Postings;
using NewsArchive.Text;

namespace NewsArchive.Search.Clauses;

/// <summary>Words that follow each other, each in any of its readings: finds where they do.</summary>
internal sealed class WordSequence
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _words;
    private readonly Places[][] _places;
    private readonly int[] _order;
    // By which word of the sequence the articles are led, and what is asked after it; a word that comes again is asked once.
    private readonly int[] _asked;
    private readonly TermCursor[][] _cursors;

    /// <param name="words">For each word of the sequence the stems it may have.</param>
    public WordSequence(IReadOnlyList<IReadOnlyList<string>> words)
    {
        _words = words;
        _places = [.. words.Select(stems => new Places[stems.Count])];
        _order = [.. Enumerable.Range(0, words.Count)];
        _cursors = new TermCursor[words.Count][];
        // The lists of small words are the longest, and those of long words the shortest.
        _asked = [.. Enumerable.Range(0, Count).DistinctBy(WrittenOf)
            .OrderBy(word => SmallWords.HasStem(_words[word][0])).ThenByDescending(word => _words[word][0].Length)];
    }

    public int Count => _words.Count;

    /// <summary>Looks its words up.</summary>
    public void Open(IndexReader index)
    {
        foreach (var asked in _asked)
        {
            TermCursor[] cursors = [.. _words[asked].Select(index.Find)];
            for (var word = 0; word < Count; word++)
            {
                if (WrittenOf(word) == WrittenOf(asked))
                    _cursors[word] = cursors;
            }
        }
    }

    /// <summary>How rare the sequence is: as rare as its words together.</summary>
    public float Rarity(Rarities rarities) => _words.Sum(rarities.Of);

    /// <summary>The first article from a number on that has all words, or <see cref="TermCursor.End"/>.</summary>
    public int Next(int from)
    {
        for (var agreed = 0; agreed < _asked.Length;)
        {
            var next = TermCursor.End;
            foreach (var reading in _cursors[_asked[agreed]])
                next = Math.Min(next, reading.MoveTo(from));
            if (next == TermCursor.End)
                return next;
            agreed = next == from || agreed == 0 ? agreed + 1 : 0;
            from = next;
        }

        return from;
    }

    /// <summary>Finds where the sequence begins in an article.</summary>
    /// <param name="row">The article.</param>
    /// <param name="starts">Is given the column and the number of the first word of each place.</param>
    public void Find(in ArticleRow row, List<(int Column, int Offset)> starts)
    {
        starts.Clear();
        if (!Open(row))
            return;
        // The word with the fewest places leads, and the one with the most is asked last.
        Span<long> lengths = stackalloc long[Math.Min(Count, 256)];
        if (Count <= lengths.Length)
        {
            for (var word = 0; word < Count; word++)
                lengths[word] = LengthOf(word);
            OrderBy(lengths);
        }

        var lead = _order[0];
        for (var reading = 0; reading < _places[lead].Length; reading++)
        {
            if (reading > 0)
                Open(row);
            for (var at = _places[lead][reading]; at.Has; at.Move())
            {
                if (at.Offset >= lead && Follows(at.Column, at.Offset - lead))
                    starts.Add((at.Column, at.Offset - lead));
            }
        }

        FindAcross(row, starts);
    }

    // The headline is indexed once, as title: a sequence may end there, or run on into the body.
    private void FindAcross(in ArticleRow row, List<(int Column, int Offset)> starts)
    {
        for (var reading = 0; reading < _places[0].Length && row.TitleLength > 0 && Count > 1; reading++)
        {
            for (var at = row.PlacesOf(_cursors[0][reading]); at.Has && at.Column == Clause.Title; at.Move())
            {
                var inTitle = row.TitleLength - at.Offset;
                if (inTitle < Count && Open(row) && RunsOver(at.Offset, inTitle))
                    starts.Add((Clause.Across, at.Offset));
            }
        }
    }

    private bool RunsOver(int start, int inTitle)
    {
        for (var word = 1; word < Count; word++)
        {
            var (column, offset) = word < inTitle ? (Clause.Title, start + word) : (Clause.Body, word - inTitle);
            if (!Stands(_places[word], column, offset))
                return false;
        }

        return true;
    }

    private bool Follows(int column, int start)
    {
        for (var i = 1; i < _order.Length; i++)
        {
            if (!Stands(_places[_order[i]], column, start + _order[i]))
                return false;
        }

        return true;
    }

    private static bool Stands(Places[] readings, int column, int offset)
    {
        for (var i = 0; i < readings.Length; i++)
        {
            if (readings[i].MoveTo(column, offset))
                return true;
        }

        return false;
    }

    private bool Open(in ArticleRow row)
    {
        for (var word = 0; word < Count; word++)
        {
            var has = false;
            for (var reading = 0; reading < _places[word].Length; reading++)
            {
                _places[word][reading] = row.PlacesOf(_cursors[word][reading]);
                has |= _places[word][reading].Has;
            }

            if (!has)
                return false;
        }

        return true;
    }

    private string WrittenOf(int word) => string.Join(' ', _words[word]);

    private long LengthOf(int word)
    {
        long length = 0;
        foreach (var places in _places[word])
            length += places.Length;
        return length;
    }

    private void OrderBy(ReadOnlySpan<long> lengths)
    {
        for (var i = 1; i < _order.Length; i++)
        {
            var word = _order[i];
            var at = i;
            for (; at > 0 && lengths[_order[at - 1]] > lengths[word]; at--)
                _order[at] = _order[at - 1];
            _order[at] = word;
        }
    }
}
