using System.Text;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Search.Concordance;

/// <summary>Cuts contexts of so many words around places of a text.</summary>
internal sealed class WordsAround
{
    // Signs without words between can be as long as a file is: no context is longer than this for each of its words.
    private const int LongestWord = 40;

    private readonly string _text;
    private readonly List<int> _blocks;
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    /// <param name="text">The text of an article.</param>
    /// <param name="blocks">Its blocks.</param>
    public WordsAround(string text, IReadOnlyList<Block> blocks)
    {
        _text = text;
        _blocks = [.. blocks.Select(block => block.Start)];
        var words = new WordReader(text);
        while (words.Read())
        {
            _starts.Add(words.Start);
            _ends.Add(words.End);
        }
    }

    /// <summary>What stands before a place: so many words with the signs between, an elided « l’ » with its word.</summary>
    public string Left(TextSpan at, int words)
    {
        var first = FirstFrom(at.Start) - words;
        var start = first <= 0 ? 0 : _starts[first];
        if (first > 0 && LastBlank(_ends[first - 1], start) is { } blank)
            start = blank + 1;
        return OnOneLine(Offsets.LastBorder(_text, Math.Max(start, at.Start - (words * LongestWord))), at.Start);
    }

    /// <summary>What stands behind a place: so many words with the signs between, and the signs that are set close to the last.</summary>
    public string Right(TextSpan at, int words)
    {
        var last = FirstFrom(at.End) + words - 1;
        var end = _text.Length;
        if (last < _ends.Count - 1)
            end = FirstBlank(_ends[last], _starts[last + 1]) ?? _ends[last];
        end = Offsets.LastBorder(_text, Math.Min(end, at.End + (words * LongestWord)));
        while (end > at.End && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return OnOneLine(at.End, end);
    }

    /// <summary>The folded words before a place, the nearest first.</summary>
    public IEnumerable<string> FoldedLeft(TextSpan at, int words)
    {
        var behind = FirstFrom(at.Start);
        return Enumerable.Range(1, Math.Min(words, behind)).Select(back => Folded(behind - back));
    }

    /// <summary>The folded words behind a place.</summary>
    public IEnumerable<string> FoldedRight(TextSpan at, int words)
    {
        var first = FirstFrom(at.End);
        return Enumerable.Range(first, Math.Min(words, _starts.Count - first)).Select(Folded);
    }

    /// <summary>The folded words of a place.</summary>
    public IEnumerable<string> FoldedIn(TextSpan at)
    {
        var first = FirstFrom(at.Start);
        return Enumerable.Range(first, FirstFrom(at.End) - first).Select(Folded);
    }

    private string Folded(int word)
    {
        var reader = new WordReader(_text.AsSpan(_starts[word].._ends[word]));
        return reader.Read() ? reader.Term.Folded : "";
    }

    // The first word that begins at a place or behind it.
    private int FirstFrom(int place)
    {
        var found = _starts.BinarySearch(place);
        return found >= 0 ? found : ~found;
    }

    private int? LastBlank(int from, int to)
    {
        for (var at = to - 1; at >= from; at--)
        {
            if (char.IsWhiteSpace(_text[at]))
                return at;
        }

        return null;
    }

    private int? FirstBlank(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (char.IsWhiteSpace(_text[at]))
                return at;
        }

        return null;
    }

    private string OnOneLine(int start, int end)
    {
        if (start >= end)
            return "";
        if (_text.IndexOf('\n', start, end - start) < 0)
            return _text[start..end];
        var line = new StringBuilder(end - start);
        for (var at = start; at < end;)
        {
            var next = at;
            while (next < end && char.IsWhiteSpace(_text[next]))
                next++;
            if (next == at)
                line.Append(_text[at++]);
            else if (_text.IndexOf('\n', at, next - at) < 0)
                line.Append(_text, at, next - at);
            else
                line.Append(_blocks.BinarySearch(next) >= 0 ? " ¶ " : " ");
            at = Math.Max(at, next);
        }

        return line.ToString();
    }
}
