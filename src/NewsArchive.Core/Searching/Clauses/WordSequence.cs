using System.Text;

namespace NewsArchive.Searching.Clauses;

/// <summary>Words that follow each other, each in any of its readings: finds where they do.</summary>
internal sealed class WordSequence
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _words;
    private readonly int[] _first;
    private readonly Places[][] _places;
    private readonly int[] _order;

    /// <param name="words">For each word of the sequence the stems it may have.</param>
    public WordSequence(IReadOnlyList<IReadOnlyList<string>> words)
    {
        _words = words;
        _first = new int[words.Count];
        _places = [.. words.Select(stems => new Places[stems.Count])];
        _order = [.. Enumerable.Range(0, words.Count)];
    }

    public int Count => _words.Count;

    public void Write(StringBuilder expression, List<string> terms)
    {
        expression.Append('(');
        for (var word = 0; word < _words.Count; word++)
        {
            // A word that comes again is asked for once.
            var before = Enumerable.Range(0, word).Where(other => _words[other].SequenceEqual(_words[word])).ToList();
            if (before.Count > 0)
            {
                _first[word] = _first[before[0]];
                continue;
            }

            _first[word] = terms.Count;
            terms.AddRange(_words[word]);
            expression.Append(word > 0 ? " AND (" : "(").AppendJoin(" OR ", _words[word].Select(stem => $"\"{stem}\"")).Append(')');
        }

        expression.Append(')');
    }

    /// <summary>How rare the sequence is: as rare as its words together.</summary>
    public float Rarity(ReadOnlySpan<int> articles, Func<int, float> rarity)
    {
        float sum = 0;
        for (var word = 0; word < _words.Count; word++)
        {
            var count = 0;
            foreach (var some in articles.Slice(_first[word], _words[word].Count))
                count += some;
            sum += rarity(count);
        }

        return sum;
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
            for (var at = row.PlacesOf(_first[0] + reading); at.Has && at.Column == Clause.Title; at.Move())
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
                _places[word][reading] = row.PlacesOf(_first[word] + reading);
                has |= _places[word][reading].Has;
            }

            if (!has)
                return false;
        }

        return true;
    }

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
