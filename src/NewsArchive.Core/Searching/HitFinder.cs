using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Finds where the words of a query stand in a text, with the analyser that built the index.</summary>
public sealed class HitFinder
{
    private readonly Dictionary<string, int> _terms = [];
    private readonly List<int[]> _patterns = [];

    /// <summary>Prepares a query.</summary>
    /// <param name="query">The query; one without words finds nothing.</param>
    public HitFinder(ParsedQuery query)
    {
        foreach (var leaf in query.Leaves)
        {
            IEnumerable<string> terms = leaf is PhraseNode phrase ? phrase.Terms : leaf is WordNode word ? [word.Term] : [];
            _patterns.Add([.. terms.Select(NumberOf)]);
        }
    }

    /// <summary>A place where a word or a phrase of the query stands.</summary>
    /// <param name="At">The place: UTF-16 code units, half-open.</param>
    /// <param name="Pattern">Which part of the query it is.</param>
    internal readonly record struct Hit(TextSpan At, int Pattern);

    /// <summary>Finds every place.</summary>
    /// <param name="text">A text.</param>
    /// <returns>The places in order, disjoint.</returns>
    public IReadOnlyList<TextSpan> Find(string text)
    {
        var disjoint = new List<TextSpan>();
        foreach (var hit in Hits(text, 0).Select(hit => hit.At).OrderBy(at => at.Start).ThenByDescending(at => at.End))
        {
            if (disjoint.Count == 0 || hit.Start >= disjoint[^1].End)
                disjoint.Add(hit);
            else if (hit.End > disjoint[^1].End)
                disjoint[^1] = new TextSpan(disjoint[^1].Start, hit.End);
        }

        return disjoint;
    }

    /// <summary>Finds every place from a point of the text on.</summary>
    internal List<Hit> Hits(string text, int from)
    {
        var hits = new List<Hit>();
        if (_patterns.Count == 0)
            return hits;
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var recent = new List<(int Term, int Start, int End)>();
        var words = new WordReader(text.AsSpan(from));
        while (words.Read())
        {
            if (!lookup.TryGetValue(words.Term, out var term))
            {
                recent.Clear();
                continue;
            }

            recent.Add((term, from + words.Start, from + words.End));
            for (var pattern = 0; pattern < _patterns.Count; pattern++)
            {
                if (EndsWith(recent, _patterns[pattern]))
                    hits.Add(new Hit(new TextSpan(recent[^_patterns[pattern].Length].Start, recent[^1].End), pattern));
            }
        }

        return hits;
    }

    private static bool EndsWith(List<(int Term, int Start, int End)> recent, int[] pattern)
    {
        if (recent.Count < pattern.Length)
            return false;
        for (var i = 1; i <= pattern.Length; i++)
        {
            if (recent[^i].Term != pattern[^i])
                return false;
        }

        return true;
    }

    private int NumberOf(string term)
    {
        if (!_terms.TryGetValue(term, out var number))
            _terms.Add(term, number = _terms.Count);
        return number;
    }
}
