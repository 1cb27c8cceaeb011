using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Finds where the words of a query stand in a text, with the analyser that built the index.</summary>
public sealed class HitFinder
{
    private readonly List<Pattern> _patterns = [];
    private readonly Dictionary<string, Form?> _endings = [];
    private readonly bool[] _initials = new bool[0x80];
    private readonly int _longest;

    /// <summary>Prepares a query.</summary>
    /// <param name="query">The query; one without words finds nothing.</param>
    /// <param name="readings">What its words may mean, or null for what they mean by themselves.</param>
    public HitFinder(ParsedQuery query, Readings? readings = null)
    {
        readings ??= Readings.None;
        foreach (var leaf in query.Leaves.DistinctBy(QueryPrinter.Print))
        {
            if (PatternOf(leaf is FieldNode { Field: QueryField.Title or QueryField.Quote } field ? field.Part : leaf, readings) is { } pattern)
                _patterns.Add(pattern);
        }

        foreach (var first in _patterns.SelectMany(pattern => pattern.Folded).Select(folded => folded[0]).Where(first => first < _initials.Length))
            _initials[first] = true;

        _longest = _patterns.Count == 0 ? 0 : _patterns.Max(pattern => pattern.Words.Count);
    }

    private sealed record Form(Term Term, int[] Endings);

    private delegate bool Matcher(Term term);

    private sealed record Pattern(IReadOnlyList<Matcher> Words, IReadOnlyList<string> Folded);

    /// <summary>A place where a word or a phrase of the query stands.</summary>
    /// <param name="At">The place: UTF-16 code units, half-open.</param>
    /// <param name="Pattern">Which part of the query it is.</param>
    internal readonly record struct Hit(TextSpan At, int Pattern);

    /// <summary>Whether the query has words that can stand in a text.</summary>
    public bool HasWords => _patterns.Count > 0;

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
        var recent = new List<(Term Term, int Start, int End)>(_longest + 1);
        var known = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new WordReader(text.AsSpan(from));
        while (words.Read())
        {
            // Most words begin otherwise than any of the query; and words repeat: what a form has to do with it is asked once.
            Form? form = null;
            if (MayMatch(words.Exact[0]) && !known.TryGetValue(words.Exact, out form))
                known[words.Exact] = form = FormOf(words.Term);
            if (form is null)
            {
                recent.Clear();
                continue;
            }

            if (recent.Count == _longest)
                recent.RemoveAt(0);
            recent.Add((form.Term, from + words.Start, from + words.End));
            foreach (var pattern in form.Endings)
            {
                if (EndsWith(recent, _patterns[pattern].Words))
                    hits.Add(new Hit(new TextSpan(recent[^_patterns[pattern].Words.Count].Start, recent[^1].End), pattern));
            }
        }

        return hits;
    }

    // Stems, beginnings and exact forms of a word all begin with its first letter, accents aside.
    private bool MayMatch(char first) => first >= _initials.Length || _initials[first];

    // Null for a form that no part of the query has anywhere.
    private Form? FormOf(Term term)
    {
        if (!_patterns.Any(pattern => pattern.Words.Any(matches => matches(term))))
            return null;
        return new Form(term, [.. Enumerable.Range(0, _patterns.Count).Where(pattern => _patterns[pattern].Words[^1](term))]);
    }

    /// <summary>Whether a text has a word or phrase in exactly this form.</summary>
    internal static bool Has(string text, ExactNode exact)
    {
        var recent = new Queue<Term>(exact.Terms.Count);
        var words = new WordReader(text);
        while (words.Read())
        {
            if (recent.Count == exact.Terms.Count)
                recent.Dequeue();
            recent.Enqueue(words.Term);
            if (recent.SequenceEqual(exact.Terms))
                return true;
        }

        return false;
    }

    private static bool EndsWith(List<(Term Term, int Start, int End)> recent, IReadOnlyList<Matcher> pattern)
    {
        if (recent.Count < pattern.Count)
            return false;
        for (var i = 1; i <= pattern.Count; i++)
        {
            if (!pattern[^i](recent[^i].Term))
                return false;
        }

        return true;
    }

    private static Pattern? PatternOf(QueryNode node, Readings readings) => node switch
    {
        WordNode word => new([OfStem(word.Term, readings)], [word.Term.Folded]),
        PhraseNode phrase => new([.. phrase.Terms.Select(term => OfStem(term, readings))], [.. phrase.Terms.Select(term => term.Folded)]),
        PrefixNode prefix => new([term => term.Folded.StartsWith(prefix.Folded, StringComparison.Ordinal)], [prefix.Folded]),
        ExactNode exact => new([.. exact.Terms.Select<Term, Matcher>(wanted => term => term.Exact == wanted.Exact)], [.. exact.Terms.Select(term => term.Folded)]),
        _ => null,
    };

    private static Matcher OfStem(Term wanted, Readings readings)
    {
        var stems = readings.StemsOf(wanted);
        return stems.Count == 1
            ? term => term.Stem == stems[0] || term.Folded == wanted.Folded
            : term => stems.Contains(term.Stem) || term.Folded == wanted.Folded;
    }
}
