using Microsoft.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>Learns the accented forms that articles are written with, where their stem cannot be told from the form without accents. What this run has learnt already is remembered, because words repeat.</summary>
/// <remarks>One per run of one writer: what it remembers must have been committed, or be rolled back together with the run.</remarks>
public sealed class Lexicon
{
    private const int MostRemembered = 500_000;
    private readonly HashSet<string> _known = [];
    private readonly List<Term> _fresh = [];

    /// <summary>Whether a form must be known: only what a word typed without accents could not tell by itself.</summary>
    internal static bool IsNeeded(Term term) => term.Exact != term.Folded && Term.Of(term.Folded).Stem != term.Stem;

    /// <summary>Takes note of the words of a text; they are stored by <see cref="Store"/>.</summary>
    /// <param name="terms">The words.</param>
    internal void Learn(IReadOnlyCollection<Term> terms)
    {
        if (_known.Count > MostRemembered)
            _known.Clear();
        foreach (var term in terms)
        {
            if (term.Exact != term.Folded && _known.Add(term.Exact) && IsNeeded(term))
                _fresh.Add(term);
        }
    }

    /// <summary>Stores what was learnt since the last time, in order: the table is written from one end to the other.</summary>
    /// <param name="add">The prepared command that adds a form unless it is there.</param>
    internal void Store(SqliteCommand add)
    {
        _fresh.Sort((a, b) => string.CompareOrdinal(a.Exact, b.Exact));
        foreach (var term in _fresh)
            add.Run(term.Exact, term.Folded, term.Stem);
        _fresh.Clear();
    }
}
