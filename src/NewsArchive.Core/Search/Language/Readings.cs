using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Which stems a typed word may mean: its own, and those of every written form that folds alike.</summary>
/// <remarks>« preferee » is no word of French, but « préférée » folds to it, and its stem finds « préféré » as well.</remarks>
/// <param name="formsOf">The stems of the written forms in an archive that fold as a word does.</param>
public sealed class Readings(Func<Term, IReadOnlyList<string>> formsOf)
{
    /// <summary>Readings that know the typed words only: for marking without an archive.</summary>
    public static readonly Readings None = new(term => new[] { term.Stem, Term.Of(term.Folded).Stem }.Distinct().ToList());

    /// <summary>The stems a typed word may have, its own first, none of them twice: those of every form that folds alike, with accents or without.</summary>
    public IReadOnlyList<string> StemsOf(Term term) => formsOf(term);
}
