using Microsoft.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>Learns the written forms of the articles. What this run has learnt already is remembered, because words repeat.</summary>
/// <remarks>One per run of one writer: what it remembers must have been committed, or be rolled back together with the run.</remarks>
public sealed class Lexicon
{
    private const int MostRemembered = 500_000;
    private readonly HashSet<string> _known = [];

    /// <summary>Learns the words of a text.</summary>
    /// <param name="add">The prepared command that adds a form unless it is there.</param>
    /// <param name="terms">The words.</param>
    internal void Learn(SqliteCommand add, IReadOnlyCollection<Term> terms)
    {
        if (_known.Count > MostRemembered)
            _known.Clear();
        foreach (var term in terms)
        {
            if (_known.Add(term.Exact))
                add.Run(term.Exact, term.Folded, term.Stem);
        }
    }
}
